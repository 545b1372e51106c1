import { defineConfig } from 'vitest/config';

// Read by Stryker in a copy of the checkout, so that the paths of the judges go from its root. They are named here, not
// to Stryker, which would run all tests there are for a change of what happens when a file is loaded.
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    setupFiles: ['test/mutation/properties.ts'],
    include: process.env.JUDGES!.split(','),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false,
  },
});
