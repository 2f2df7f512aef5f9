import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md'];

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What GitHub makes of a heading, for links to it. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      `#${heading
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-')}`,
  );
}

test.each(DOCUMENTS)('the links in %s lead somewhere', (document) => {
  const text = textOf(document);
  for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    if (target.startsWith('#')) expect(anchors(text)).toContain(target);
    else expect(existsSync(join(root, document, '..', target)), target).toBe(true);
  }
});

test('the README says of every error and warning what it means, by its title', () => {
  const readme = textOf('README.md');
  // What is thrown in `terraform/` gets the title of the input that it was read for.
  const sources = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.includes('terraform'));
  const titles = sources.flatMap((path) =>
    [...textOf(path).matchAll(/(?:title: |new Problem\(\s*|orWarn\()(['"])(.+?)\1/g)].map(([, , title]) => title),
  );
  expect(titles.length).toBeGreaterThan(25);
  for (const title of titles) expect(readme).toContain(`\`${title}\``);
});

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
