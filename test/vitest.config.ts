import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['template.ts'],
    include: ['journeys/**/*.test.ts', 'rules/**/*.test.ts', 'ranking/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Each waits for its servers and browsers much of the time.
    maxWorkers: 3,
  },
});
