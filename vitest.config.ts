import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    reporters: ['minimal'],
    isolate: false,
    // The tests spend most of their time waiting for processes.
    maxWorkers: 4,
    testTimeout: 60_000,
  },
});
