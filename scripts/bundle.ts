/**
 * Compiles `src`, and bundles each entry point into a folder of `dist`. An entry point is a folder of `src` with an
 * `index.ts`. With `--check`, bundles into a temporary folder and compares the result with the committed bundle, which
 * must match the source and the locked dependencies.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

/** The parser of HCL is WebAssembly. Its package reads the file by a path that ncc does not recognize. */
const WASM = 'main.wasm.gz';

process.chdir(join(import.meta.dirname, '..'));
if (process.argv.includes('--check')) await check();
else await bundle('dist');

async function bundle(out: string): Promise<void> {
  rmSync('build', { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
  await run('tsc', '-p', 'tsconfig.build.json');
  const bundling = globSync('build/*/index.js').map(async (index) => {
    const folder = join(out, basename(dirname(index)));
    await run('ncc', 'build', index, '--out', folder, '--license', '[name].LICENSES.txt', '--no-cache', '--quiet');
    if (filesIn(folder).some((file) => contentOf(folder, file)?.includes(WASM))) {
      copyFileSync(join('node_modules', '@cdktn', 'hcl2json', WASM), join(folder, WASM));
    }
  });
  await Promise.all(bundling);
}

/** @throws if the program fails */
async function run(program: string, ...args: string[]): Promise<void> {
  const [code] = await once(spawn(program, args, { stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error(`${program} failed.`);
}

async function check(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    await bundle(out);
    const files = new Set([...filesIn('dist'), ...filesIn(out)]);
    const isStale = (file: string) => {
      const [committed, built] = [contentOf('dist', file), contentOf(out, file)];
      return !committed || !built || !committed.equals(built);
    };
    const stale = [...files].filter(isStale);
    if (stale.length === 0) return;
    console.error(`dist/ is out of date (${stale.join(', ')}). Run 'npm run build' and commit it.`);
    process.exitCode = 1;
  } finally {
    // If the bundling failed, there may be no folder, and its error is the one to show.
    rmSync(out, { recursive: true, force: true });
  }
}

function filesIn(folder: string): string[] {
  return globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function contentOf(folder: string, file: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, file));
  } catch {
    return undefined;
  }
}
