import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');
const FILES = globSync('**/*.ts', { cwd: SRC }).sort();
const ENTRY_POINTS = ['apply', 'dispatch', 'notify', 'parse-parameters', 'prepare'];

/** The files of `src` that a file imports, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from |import\()'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  );
}

function layerOf(file: string): string {
  return file.includes('/') ? dirname(file) : 'general';
}

/** The layers that each layer can import, in addition to itself and the general files. */
const ALLOWED: Record<string, string[]> = {
  general: [],
  archive: [],
  secrets: [],
  terraform: [],
  aws: [],
  lambda: ['aws', 'secrets'],
  'service-catalog': ['archive', 'aws', 'terraform'],
  github: ['aws', 'service-catalog', 'secrets'],
  prepare: ['archive', 'aws', 'service-catalog', 'secrets', 'terraform', 'github'],
  apply: ['archive', 'aws', 'service-catalog', 'secrets', 'terraform', 'github'],
  notify: ['aws', 'service-catalog', 'secrets', 'terraform', 'github'],
  dispatch: ['aws', 'service-catalog', 'secrets', 'lambda'],
  'parse-parameters': ['archive', 'aws', 'service-catalog', 'secrets', 'terraform', 'lambda'],
};

describe('src/', () => {
  test.each(FILES)('%s imports only allowed layers', (file) => {
    const layer = layerOf(file);
    const allowed = ['general', layer, ...(ALLOWED[layer] ?? [])];
    expect(importsOf(file).filter((imported) => !allowed.includes(layerOf(imported)))).toEqual([]);
  });

  test('has no import cycles', () => {
    const done = new Set<string>();
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) throw new Error(`Cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
      if (done.has(file)) return;
      for (const imported of importsOf(file)) visit(imported, [...path, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
    expect(done.size).toBe(FILES.length);
  });

  test('uses the runner only in github/ and entry points', () => {
    const users = FILES.filter((file) => /process\.std|GITHUB_|::error/.test(readFileSync(join(SRC, file), 'utf8')));
    const others = users.filter((file) => !['github', 'lambda', ...ENTRY_POINTS].includes(layerOf(file)));
    // Advice can mention the variable, and a log can contain workflow commands.
    const exceptions = ['terraform/captured-text.ts', 'terraform/between-diagnostics.ts'];
    expect(others.filter((file) => !exceptions.includes(file))).toEqual([]);
  });
});
