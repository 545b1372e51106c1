import { defineConfig } from 'vitest/config';
import usual from '../vitest.config.ts';

/** Everything about many at once: what runs in `npm test`, and what takes longer. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: [
      'concurrency/**/*.test.ts',
      'rules/at-once.test.ts',
      'rules/conflicts.test.ts',
      'rules/graceful-stop.test.ts',
      'rules/once.test.ts',
      'rules/outbox.test.ts',
    ],
  },
});
