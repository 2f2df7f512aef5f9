/**
 * Compiles `src` and bundles it into `dist/`: `index.js` for every run, and a file each for what few runs need; with `--check`, into a temporary folder, and compares: the committed
 * bundle must be what the locked dependencies and this source make.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
if (process.argv.includes('--check')) check();
else bundle('dist');

function bundle(out: string): void {
  rmSync('build', { recursive: true, force: true });
  execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  rmSync(out, { recursive: true, force: true });
  execFileSync(
    'ncc',
    ['build', 'build/index.js', '--out', out, '--license', '[name].LICENSES.txt', '--no-cache', '--quiet'],
    {
      stdio: 'inherit',
    },
  );
}

function check(): void {
  const out = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    bundle(out);
    const files = new Set([...readdirSync('dist'), ...readdirSync(out)]);
    const stale = [...files].filter((file) => contentOf('dist', file) !== contentOf(out, file));
    if (stale.length === 0) return;
    console.error(`dist/ is stale (${stale.join(', ')}): run 'npm run build' and commit it.`);
    process.exitCode = 1;
  } finally {
    rmSync(out, { recursive: true });
  }
}

function contentOf(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}
