/**
 * `npm run mutants` breaks one promise after the other, and prints which ones no test noticed. It is not part of
 * `npm test`: it takes minutes. With arguments, only the lists with these paths are used.
 *
 * Each mutant is written into a copy of the project. If its tests run `dist/`, that is made from it, and then its tests
 * are run.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import type { Mutant } from './mutant.ts';

/** Of the mutants, in percent. */
const ENOUGH = 90;
/** A test that takes longer has been stopped by the mutant, in milliseconds. */
const HANGING = 30_000;
/** The same for a run of tests. */
const LIMIT = 300_000;

const root = join(import.meta.dirname, '..');
const allTests = globSync('__tests__/**/*.test.ts', { cwd: root });

/** @returns the lists in `mutants/`, by their paths below the root */
export function mutantLists(): string[] {
  const own = new Set(['mutants/mutant.ts', 'mutants/run.ts']);
  return globSync('mutants/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !own.has(path))
    .sort();
}

export async function mutantsIn(list: string): Promise<readonly Mutant[]> {
  const module = (await import(pathToFileURL(resolve(root, list)).href)) as { mutants: readonly Mutant[] };
  return module.mutants;
}

/**
 * The file with the mutant in it.
 *
 * @param folder the project, or a copy of it
 * @throws if `from` is not in the file exactly once, or the result is not valid syntax
 */
export function mutated({ file, from, to }: Mutant, folder = root): string {
  const [before, after, ...more] = readFileSync(join(folder, file), 'utf8').split(from);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${file} must have this text exactly once:\n${from}`);
  }
  const text = before + to + after;
  if (file.endsWith('.ts')) parseAst(text, { lang: 'ts' });
  return text;
}

if (process.argv[1] === import.meta.filename) await run(process.argv.slice(2));

async function run(lists: readonly string[]): Promise<void> {
  const mutants = (await Promise.all((lists.length > 0 ? lists : mutantLists()).map(mutantsIn))).flat();
  for (const mutant of mutants) mutated(mutant);
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

  const copies = Array.from({ length: availableParallelism() }, (_, index) => copyIn(join(folder, `${index}`)));
  const tests = [...new Set(mutants.flatMap(testFiles))];
  await build(copies[0] as string);
  const { passed, output } = await runTests(copies[0] as string, tests);
  if (!passed) throw new Error(`Without a mutant, these tests must pass: ${tests.join(', ')}\n${output}`);

  const done: Mutant[] = [];
  const survivors = new Set<Mutant>();
  const waiting = [...mutants];
  // Whoever has no patience sees what is known so far.
  process.once('SIGINT', () => {
    printTable(done, survivors);
    process.exit(130);
  });
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        if (await survives(mutant, copy)) {
          survivors.add(mutant);
          console.log(`Survived in ${mutant.file}: ${mutant.promise}\n- ${mutant.from}\n+ ${mutant.to}\n`);
        }
        done.push(mutant);
      }
    }),
  );
  printTable(mutants, survivors);
  if (survivors.size * 100 > mutants.length * (100 - ENOUGH)) process.exitCode = 1;
}

/** Copies what git knows or would add. */
function copyIn(folder: string): string {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const path of list.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

async function survives(mutant: Mutant, copy: string): Promise<boolean> {
  const path = join(copy, mutant.file);
  const original = readFileSync(path);
  writeFileSync(path, mutated(mutant, copy));
  try {
    const tests = testFiles(mutant);
    const isBundled = mutant.file.startsWith('src/') && tests.some((test) => runsDist(test));
    // Code that cannot be bundled can't pass unnoticed.
    if (isBundled && !(await build(copy))) return false;
    return (await runTests(copy, tests, 1)).passed;
  } finally {
    writeFileSync(path, original);
  }
}

/** @returns paths below the root */
export function testFiles({ tests }: Mutant): string[] {
  return allTests.filter((path) => tests.some((part) => path.includes(part)));
}

/** Whether a file starts what is in `dist/`, or imports one that does. What the project runs it with is in `local/`. */
function runsDist(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  if (/^local\/(?:runner|lambda)\.ts$/.test(path)) return true;
  const text = readFileSync(join(root, path), 'utf8');
  if (/\bdist\b/.test(text)) return true;
  const imported = [...text.matchAll(/ from '(\.[^']+)'/g)].map(([, file = '']) =>
    posix.join(posix.dirname(path), file),
  );
  return imported.some((file) => !file.startsWith('src/') && runsDist(file, seen));
}

async function build(copy: string): Promise<boolean> {
  return (await exitOf(copy, ['scripts/bundle.ts', '--draft'])).passed;
}

/** @param workers that run at the same time; undefined for as many as usual */
function runTests(
  copy: string,
  tests: readonly string[],
  workers?: number,
): Promise<{ passed: boolean; output: string }> {
  const options = ['--bail', '1', '--testTimeout', `${HANGING}`, ...(workers ? ['--maxWorkers', `${workers}`] : [])];
  return exitOf(copy, ['node_modules/vitest/vitest.mjs', 'run', ...options, ...tests]);
}

/** Runs Node.js in a process group of its own, so that nothing a mutant starts is left behind. */
async function exitOf(cwd: string, args: readonly string[]): Promise<{ passed: boolean; output: string }> {
  const child = spawn(process.execPath, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (output = `${output}${data}`.slice(-8000)));
  const killGroup = () => {
    try {
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  const closed = once(child, 'close');
  const timer = setTimeout(killGroup, LIMIT);
  process.once('exit', killGroup);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  process.off('exit', killGroup);
  // Something that the tests started may still hold the pipes.
  killGroup();
  await closed;
  return { passed: code === 0, output };
}

function printTable(mutants: readonly Mutant[], survivors: ReadonlySet<Mutant>): void {
  const row = (name: string, of: readonly Mutant[]) =>
    console.log(`| ${name} | ${of.filter((mutant) => !survivors.has(mutant)).length} | ${of.length} |`);
  console.log('| file | killed | of |\n| --- | --- | --- |');
  const byFile = Object.groupBy(mutants, ({ file }) => file);
  for (const [file, of = []] of Object.entries(byFile).sort()) row(file, of);
  row('all', mutants);
}
