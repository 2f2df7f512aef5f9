import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    reporters: ['minimal'],
    isolate: false,
    // A transcript that is missing fails, unless `--update` asks for it. By default, it does so only in CI.
    update: 'none',
    // Node itself loads the bundles.
    server: { deps: { external: [/\/dist\//] } },
    // The tests spend most of their time waiting for processes.
    maxWorkers: 4,
    // For the processes that the tests start.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'service-catalog-engine-action-compile-cache') },
    testTimeout: 60_000,
  },
});
