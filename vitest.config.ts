import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    reporters: ['minimal'],
    isolate: false,
    // Most of the time is spent waiting for processes and for what they wait for.
    maxWorkers: 4,
    testTimeout: 30_000,
  },
});
