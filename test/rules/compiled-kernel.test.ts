import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelSource } from '../../server/src/matching/engine/kernel-code.ts';

test('the compiled loops of the engine are compiled from the committed source', () => {
  const source = readFileSync(new URL('../../server/kernel/kernel.ts', import.meta.url));
  expect(kernelSource, 'run npm run kernel and commit kernel-code.ts').toBe(
    createHash('sha256').update(source).digest('hex'),
  );
});
