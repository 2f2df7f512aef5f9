/** The licenses of the packages whose code is in `dist/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

interface Package {
  readonly name: string;
  readonly license: string;
  /** Its license files, in the order of their names. */
  readonly text: string;
}

/**
 * The text of all licenses. Packages with the same text share it.
 *
 * @param modules absolute paths of the modules in the bundle
 * @throws if a package does not say what its license is
 */
export function licensesOf(modules: Iterable<string>): string {
  const folders = new Set([...modules].filter((id) => id.includes(`${sep}node_modules${sep}`)).map(packageFolder));
  const packages = [...new Map([...folders].map(readPackage).map((read) => [read.name, read])).values()];
  const byText = Map.groupBy(packages.sort(byName), ({ license, text }) => text || license);
  return [...byText.values()]
    .map((same) =>
      `${same.map(({ name, license }) => `${name} (${license})`).join('\n')}\n\n${same[0]?.text ?? ''}`.trim(),
    )
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
}

function byName(a: Package, b: Package): number {
  return a.name < b.name ? -1 : 1;
}

/** Packages can have a `package.json` in a folder of their own, which only tells the kind of modules there. */
function packageFolder(module: string): string {
  let folder = dirname(module);
  while (!existsSync(join(folder, 'package.json')) || !read(folder).version) folder = dirname(folder);
  return folder;
}

function readPackage(folder: string): Package {
  const { name = '', license } = read(folder);
  if (!license) throw new Error(`${name} does not say what its license is.`);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-]|$)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return { name, license, text: texts.join('\n\n') };
}

function read(folder: string): { name?: string; version?: string; license?: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
