import { describe, expect, test } from 'vitest';
import { parametersOf } from '../../src/parse-parameters/parameters.ts';
import type { Variable } from '../../src/terraform/declared-variables.ts';
import { readVariables } from '../../src/terraform/module.ts';
import { fixture } from '../fixtures/fixture.ts';

const NONE: Variable = {
  name: 'v',
  type: undefined,
  default: undefined,
  hasDefault: false,
  isComputed: false,
  sensitive: false,
  nullable: true,
  ephemeral: false,
  description: undefined,
  deprecated: undefined,
  errorMessages: [],
};

function parameter(variable: Partial<Variable>) {
  const [only] = parametersOf(new Map([['v', { ...NONE, ...variable }]]));
  if (!only) throw new Error('There is no parameter');
  return only;
}

describe('the parameters of a module', () => {
  test('are its variables, in the order of their declaration', async () => {
    const parameters = parametersOf(await readVariables(fixture('modules/parameters')));
    const rows = parameters.map(({ key, type, defaultValue, isNoEcho }) => [key, type, defaultValue, isNoEcho]);
    const shape = 'object({\n    size = optional(number, 5) # in GiB\n    tags = optional(map(string), {})\n  })';
    expect(rows).toEqual([
      ['name', 'string', '', false],
      ['size', 'number', '8', false],
      ['digits', 'number', '12345678901234567890.10', false],
      ['text', 'string', '1.5', false],
      ['escapes', '', `\${a} %{b} "\\\té🚀`, false],
      ['heredoc', 'string', `  {"a": "\${b}"}\n`, false],
      ['none', 'string', '', false],
      ['password', 'string', '', true],
      ['key', 'string', 'k', true],
      ['seconds', 'number', '', false],
      ['shape', shape, '{}', false],
      ['anything', 'any', '5', false],
      ['ports', 'map(number)', '{"443":1,"80":2,"https":3}', false],
      ['flags', 'list(bool)', '[true,false,null]', false],
      ['empty', '', '', false],
      ['json', 'list(string)', `["$\${a}","\${b}"]`, false],
      ['plain', '', '', true],
    ]);
  });

  test('have the descriptions, and what else people should know', async () => {
    const parameters = parametersOf(await readVariables(fixture('modules/parameters')));
    const described = parameters.filter(({ description }) => description !== '');
    expect(Object.fromEntries(described.map(({ key, description }) => [key, description]))).toEqual({
      name: 'The name of the bucket.\nIt must be unique. It has at least three characters',
      password: 'It stays sensitive.',
      seconds: 'Leave this empty to use the default: 60 * 60',
      json: `In the JSON syntax. It has \${an} element.`,
    });
  });

  test('can be none', () => expect(parametersOf(new Map())).toEqual([]));
});

describe('a description', () => {
  test.each<[Partial<Variable>, string]>([
    [{}, ''],
    [{ description: 'A zone' }, 'A zone'],
    [{ description: ' \n', errorMessages: ['One of a and b.'] }, 'One of a and b.'],
    [{ description: 'A zone', errorMessages: ['One of a and b.'] }, 'A zone. One of a and b.'],
    [{ description: 'A zone:\n', errorMessages: ['a\n  or b.', ''] }, 'A zone: a or b.'],
    [{ description: 'The zone must be  A or b', errorMessages: ['Must be a or\n b.'] }, 'The zone must be  A or b'],
    [{ errorMessages: ['a', 'a', 'b'] }, 'a. b'],
    [{ errorMessages: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'] }, 'a. b. c. d. e. f. g. h. i. j'],
    [{ description: 'A zone.', deprecated: 'Use region.' }, 'A zone. Deprecated: Use region.'],
    [{ description: 'a\u0007\u001b[31mb\r\nc' }, 'ab\nc'],
    [{ default: 'x'.repeat(5000) }, 'Leave this empty to use the default.'],
    [{ default: `\${1 + 1}`, isComputed: true, sensitive: true }, 'Leave this empty to use the default.'],
    [{ default: [`\${1 + 1}`], isComputed: true }, `Leave this empty to use the default: ["\${1 + 1}"]`],
    [{ default: `a\${1}b\${2}`, isComputed: true }, `Leave this empty to use the default: a\${1}b\${2}`],
  ])('of %j is %j', (variable, expected) => {
    expect(parameter({ hasDefault: variable.default !== undefined, ...variable }).description).toBe(expected);
  });
});

test('all texts are bounded', () => {
  const long = 'word '.repeat(100_000);
  const { defaultValue, type, description } = parameter({
    type: `object({${long}`,
    default: long,
    hasDefault: true,
    description: long,
    deprecated: long,
    errorMessages: Array.from({ length: 1000 }, (_, index) => `${index} ${long}`),
  });
  expect([defaultValue.length, type.length > 900, description.length > 7000]).toEqual([0, true, true]);
  expect([type.length <= 1000, description.length < 8000]).toEqual([true, true]);
});

test('a long type is without comments and defaults', () => {
  const type = `object({\n  # ${'x'.repeat(1000)}\n  a = optional(list(string), ["b"])\n})`;
  expect(parameter({ type }).type).toBe('object({a = optional(list(string))})');
});
