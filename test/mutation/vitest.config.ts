import { defineConfig } from 'vitest/config';

// Run by Stryker from a copy of the checkout, so that the paths go from its root.
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { include: ['server/src/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
