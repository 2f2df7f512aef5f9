import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const DOCUMENTS = globSync(['*.md', 'docs/*.md', 'examples/*.md'], { cwd: root }).sort();

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The fragments that GitHub makes from the headings of a document, for links to them. */
function fragments(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

test.each(DOCUMENTS)('the links in %s lead somewhere', (document) => {
  for (const [, target = ''] of textOf(document).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    const [file, fragment] = target.split('#');
    const path = file ? posix.join(document, '..', file) : document;
    expect(existsSync(join(root, path)), target).toBe(true);
    if (fragment !== undefined) expect(fragments(textOf(path)), target).toContain(fragment);
  }
});

test('docs/troubleshooting.md explains every error and warning by its title', () => {
  const titles = documentedTitles();
  expect(titles.length).toBeGreaterThan(30);
  const missing = titlesInSource().filter((title) => !titles.some((documented) => title.test(documented)));
  expect(missing).toEqual([]);
});

test('docs/troubleshooting.md has no title that nothing has', () => {
  const titles = titlesInSource();
  const extra = documentedTitles().filter((documented) => !titles.some((title) => title.test(documented)));
  expect(extra).toEqual([]);
});

/** What is in code in the first column of the tables. */
function documentedTitles(): string[] {
  const cells = [...textOf('docs/troubleshooting.md').matchAll(/^\| (`.+?`) \| /gm)];
  return cells.flatMap(([, cell = '']) => [...cell.matchAll(/`(.+?)`/g)].map(([, title = '']) => title));
}

/** The titles of these are not shown: a problem with a file gets the name of the input that it was read for. */
const NOT_SHOWN = ['captured-text', 'outputs', 'plan'].map((name) => join('src', 'terraform', `${name}.ts`));

/** The titles as expressions, because a title can contain a name or a number. */
function titlesInSource(): RegExp[] {
  const files = globSync('src/**/*.ts', { cwd: root }).filter((path) => !NOT_SHOWN.includes(path));
  return files.flatMap((file) => {
    const source = textOf(file);
    const arguments_ = source.matchAll(
      /(?:title: |title = (?=')|new (?:Problem|StoppedTerraform)\(\s*|super\(\s+|orWarn\()(?:(['"`])(.+?)\1|([A-Z][A-Z_]+)\b)/g,
    );
    return [...arguments_].map(([, , literal, constant]) => {
      const title = literal ?? source.match(new RegExp(`const ${constant} =\\s*(['"\`])(.+?)\\1`))?.[2] ?? '';
      expect(title, `the title ${constant} in ${file}`).not.toBe('');
      const parts = title.split(/\$\{.+?\}/).map(RegExp.escape);
      return new RegExp(`^${parts.join('.+')}$`);
    });
  });
}

test('the tests that SECURITY.md names are there', () => {
  const rows = textOf('SECURITY.md').match(/^\| .* \|$/gm) ?? [];
  const named = rows.slice(2).flatMap((row) => {
    const cell = row.split(' | ').at(-1) ?? '';
    return Array.from(cell.matchAll(/`(.+?)`(?: in \[.+?\]\((.+?)\))?/g), ([, name = '', file]) => ({
      name,
      file: file ?? '__tests__/security.test.ts',
    }));
  });
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(({ name, file }) => !textOf(file).includes(name));
  expect(missing).toEqual([]);
});
