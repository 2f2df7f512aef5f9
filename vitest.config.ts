import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    reporters: ['minimal'],
    isolate: false,
    testTimeout: 30_000,
  },
});
