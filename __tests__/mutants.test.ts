import { describe, expect, test } from 'vitest';
import { mutantLists, mutantsIn, mutated, testFiles } from '../mutants/run.ts';

describe.each(mutantLists())('%s', async (list) => {
  const mutants = await mutantsIn(list);

  test.each(mutants)('$promise', (mutant) => {
    expect(() => mutated(mutant)).not.toThrow();
    expect(mutant.to).not.toBe(mutant.from);
    for (const test of mutant.tests) expect(testFiles({ ...mutant, tests: [test] })).not.toEqual([]);
  });
});
