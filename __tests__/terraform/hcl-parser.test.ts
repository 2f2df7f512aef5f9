import { expect, test } from 'vitest';
import { parsedByHcl } from '../../src/terraform/hcl-parser.ts';

const VALID = ['a = 1\n', { json: '{"a":1}' }] as const;

test('the parser works again after each crash', async () => {
  // Each overflows the stack. After it, the program sometimes ends, and sometimes only later.
  for (const text of [`a = ${'!'.repeat(20_000)}b\n`, 'a {\n'.repeat(20_000), `a = ${'['.repeat(20_000)}`]) {
    expect(await parsedByHcl(text)).toBe('crash');
    for (let times = 0; times < 3; times += 1) expect(await parsedByHcl(VALID[0])).toEqual(VALID[1]);
  }
});

test('an error is no crash', async () => {
  const responses = await Promise.all(['a = (\n', VALID[0]].map(parsedByHcl));
  expect(responses).toEqual([{ error: expect.stringContaining('parse config: [f:') }, VALID[1]]);
});
