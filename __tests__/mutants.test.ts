import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mutantLists, mutantsIn, mutated } from '../mutants/run.ts';

const TESTS = globSync('**/*.test.ts', { cwd: import.meta.dirname });

describe.each(mutantLists())('%s', async (list) => {
  const mutants = await mutantsIn(list);

  test.each(mutants)('$promise', (mutant) => {
    expect(() => mutated(mutant)).not.toThrow();
    expect(mutant.to).not.toBe(mutant.from);
    expect(existsSync(join(import.meta.dirname, '..', mutant.file))).toBe(true);
    for (const part of mutant.tests) expect(TESTS.filter((path) => path.includes(part))).not.toEqual([]);
  });
});
