import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '..', 'scripts', 'bundle.ts');

test('dist/ is what npm run build makes of the source and the locked dependencies', async () => {
  await promisify(execFile)(process.execPath, [SCRIPT, '--check']);
});
