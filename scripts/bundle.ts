/**
 * Makes `dist` from `src`. An entry point is a folder of `src` with an `index.ts`. What the actions share is in `dist`
 * once. Each other entry point is a function, whose folder has all that it needs, because it is deployed alone.
 *
 * `chunks.ts` prepares the code in `build`, and ncc makes each file of `dist` from a file there. With `--check`, bundles
 * into a temporary folder and compares the result with the committed bundle, which must match the source and the locked
 * dependencies. With `--draft`, ncc is left out: the result behaves the same, and is there sooner.
 */
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { chunksOf } from './chunks.ts';
import { licensesOf } from './licenses.ts';

const ACTIONS = ['apply', 'notify', 'prepare'];

/** The parser of HCL is WebAssembly. Its package reads the file by a path that ncc does not recognize. */
const WASM = 'main.wasm.gz';
/** Names the folder of the WebAssembly relative to its own. */
const WASM_READER = join('src', 'terraform', 'hcl-parser.ts');

/** Makes Node.js read the files as ES modules. */
const MODULES = '{\n  "type": "module"\n}\n';

type Ncc = (file: string, options: object) => Promise<{ code: string; assets: Record<string, unknown> }>;
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc;

const root = join(import.meta.dirname, '..');
process.chdir(root);
const isDraft = process.argv.includes('--draft');
if (process.argv.includes('--check')) await check();
else await bundle('dist');

async function bundle(out: string): Promise<void> {
  for (const folder of ['build', out]) rmSync(folder, { recursive: true, force: true });
  const functions = globSync('src/*/index.ts')
    .map((index) => basename(dirname(index)))
    .filter((name) => !ACTIONS.includes(name));
  await bundleTogether(Object.fromEntries(ACTIONS.map((name) => [`${name}/index`, name])), '', out);
  for (const name of functions) await bundleTogether({ index: name }, name, out);
}

/** @param folder of `build` and `out` */
async function bundleTogether(entries: Record<string, string>, folder: string, out: string): Promise<void> {
  const chunks = await chunksOf(root, entries);
  write(join('build', 'package.json'), MODULES);
  for (const { file, code } of chunks) write(join('build', folder, file), code);
  // One after the other: ncc has state of its own.
  for (const { file, code, imports, modules } of chunks) {
    write(join(out, folder, file), isDraft ? code : await nccOf(join(root, 'build', folder, file), imports));
    if (modules.includes(join(root, WASM_READER))) {
      copyFileSync(join('node_modules', '@cdktn', 'hcl2json', WASM), join(out, folder, dirname(file), WASM));
    }
  }
  write(join(out, folder, 'package.json'), MODULES);
  write(join(out, folder, 'LICENSES.txt'), licensesOf(chunks.flatMap(({ modules }) => modules)));
}

async function nccOf(file: string, externals: readonly string[]): Promise<string> {
  const { code } = await ncc(file, { externals, cache: false, quiet: true });
  return code;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
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
