import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// What only the user can read must be so because the code says it, not because of the machine.
process.umask(0o022);

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    reporters: ['minimal'],
    isolate: false,
    // A transcript that is missing fails, unless `--update` asks for it. By default, it does so only in CI.
    update: 'none',
    // Node itself loads the bundles.
    server: { deps: { external: [/\/dist\//] } },
    // Many tests wait for processes.
    maxWorkers: 2 * availableParallelism(),
    // For the processes that the tests start.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'service-catalog-engine-action-compile-cache') },
    // Only for what hangs: a busy machine is no reason to fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
