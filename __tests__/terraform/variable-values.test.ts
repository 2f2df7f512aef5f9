import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compactJson,
  type ExactJson,
  type ExactObject,
  isObject,
  parseExactJson,
} from '../../src/terraform/exact-json.ts';
import { type VariableDeclaration, variableFile, variableValues } from '../../src/terraform/variable-values.ts';
import { expectLinearTime } from '../linear-time.ts';

function variable(type: string | undefined, others: Partial<VariableDeclaration> = {}): VariableDeclaration {
  const byDefault = others.default;
  return { type, hasDefault: byDefault !== undefined, default: byDefault, sensitive: false, ...others };
}

/** What becomes of one parameter of a variable. */
function convert(text: string, type: string | undefined, others?: Partial<VariableDeclaration>) {
  const converted = variableValues(new Map([['v', variable(type, others)]]), [{ key: 'v', value: text }]);
  return { ...converted, file: variableFile(converted.values).trim(), problem: converted.problems[0] };
}

describe('a variable of type string gets the text as it is', () => {
  test.each([
    '007',
    '1e3',
    'null',
    '{"a":1}',
    `\${x}`,
    `$\${x}`,
    '%{if x}',
    '',
    ' \t',
    ' a\n',
    '"a"',
    'Inf',
    'é\u0000\ud800',
  ])('%j', (text) => {
    for (const type of ['string', '"string"', ' string # text']) {
      const { file, problems } = convert(text, type);
      expect([file, problems]).toEqual([JSON.stringify({ v: text }), []]);
    }
  });
});

describe('a number', () => {
  test.each(['5', '007', '+5', '-5.', '.5', '1E+3', '1p-2', '12345678901234567890.10', '-0', '1e00000099999'])(
    '%s is given to Terraform as it is',
    (text) => expect(convert(text, 'number').file).toBe(JSON.stringify({ v: text })),
  );

  test.each([
    '',
    '-',
    '.',
    'e3',
    '1e',
    '0x10',
    '1_000',
    '1,5',
    ' 5',
    '5\n',
    'true',
    'null',
    '٣',
    '--5',
    '1.2.3',
    'NaN',
  ])('%j is refused, as Terraform does', (text) => expect(convert(text, 'number').problems).toHaveLength(1));

  test.each(['Inf', '-inf', '+Inf', '1e999999999', '1p999999'])(
    '%s is refused, because with infinity Terraform loses the state',
    (text) => expect(convert(text, 'number').problems).toHaveLength(1),
  );
});

test('a bool is true, false, 1, or 0', () => {
  for (const text of ['true', 'false', '1', '0']) expect(convert(text, 'bool').file).toBe(`{"v":"${text}"}`);
  for (const text of ['True', 'yes', 'on', ' true', '2', 'null', '"true"']) {
    expect(convert(text, 'bool').problems, text).toHaveLength(1);
  }
});

describe('a value of another type is JSON or HCL', () => {
  test.each([
    ['list(string)', `["a", "\${x}",]`, `["a","\${x}"]`],
    ['map(any)', '{ a = 1, "b" : [true, null] }', '{"a":1,"b":[true,null]}'],
    ['object({ a = string, b = optional(number, 1) })', '{a = 007\n c = "dropped"}', '{"a":7,"c":"dropped"}'],
    ['any', '12345678901234567890.10', '12345678901234567890.10'],
    ['tuple([string, bool])', '["1", "1"]', '["1","1"]'],
    ['list(any)', '["1", "true"]', '["1","true"]'],
    ['map(string)', '{ __proto__ = "a", constructor = "b" }', '{"__proto__":"a","constructor":"b"}'],
    ['set(number)', 'null', 'null'],
    ['"list"', '[1]', '[1]'],
  ])('%s: %s', (type, text, expected) => {
    const { file, problems } = convert(text, type);
    expect([file, problems]).toEqual([`{"v":${expected}}`, []]);
  });

  test('of any kind for a type constraint that cannot be read, which is left to Terraform', () => {
    expect(convert('[1]', 'lst(string)').file).toBe('{"v":[1]}');
    expect(convert('hello world', 'lst(string)').file).toBe('{"v":"hello world"}');
    expect(convert(' ', 'lst(string)', { default: [] }).file).toBe('{}');
  });
});

describe('without a type constraint, the kind of the default decides', () => {
  test.each<[ExactJson | undefined, string, string]>([
    [undefined, '[1]', '"[1]"'],
    [null, '1', '"1"'],
    ['text', ' ', '" "'],
    [[], '[1]', '[1]'],
    [{}, 'a', ''],
    [[], '"5"', '"5"'],
    [JSON.rawJSON('1'), '007', '7'],
    [JSON.rawJSON('1'), '+.50', '0.5'],
    [JSON.rawJSON('1'), '-12345678901234567890e-2', '-123456789012345678.9'],
    [JSON.rawJSON('1'), '1p5', '"1p5"'],
    [JSON.rawJSON('1'), 'x', ''],
    [true, '0', 'false'],
    [false, 'true', 'true'],
    [false, '1', 'true'],
    [true, 'no', ''],
  ])('%j, %j', (byDefault, text, expected) => {
    const { file, problems } = convert(text, undefined, { default: byDefault });
    expect(file).toBe(expected === '' ? '{}' : `{"v":${expected}}`);
    expect(problems).toHaveLength(expected === '' ? 1 : 0);
  });
});

describe('a blank value', () => {
  test.each(['number', 'bool', 'list(string)', 'any'])('of type %s leaves the default, or is missing', (type) => {
    for (const blank of ['', ' \t\n']) {
      expect(convert(blank, type, { default: null })).toMatchObject({ file: '{}', problems: [] });
      const { problem } = convert(blank, type);
      expect(problem?.title).toBe('A parameter has no value');
      expect(problem?.message).toContain(`'v' is required. It is blank, and the variable, of type ${type}, has no`);
    }
  });
});

describe('a problem', () => {
  test.each([
    [
      'a,b',
      'list(string)',
      `'a,b', which cannot be read as list(string), the type of the variable. At line 1, column 1, there is text without quotes.`,
    ],
    [
      '[\n1 2]',
      'any',
      `'[ 1 2]', which cannot be read as any, the type of the variable. At line 2, column 3, after an element, a comma or ']' is missing.`,
    ],
    [
      '[[1],["x"]]',
      'list(list(number))',
      `which cannot be converted to list(list(number)), the type of the variable. [1][0] must be a number, but is 'x'.`,
    ],
    ['[{port="a b"}]', 'list(object({port = number}))', `[0].port must be a number, but is 'a b'.`],
    ['{"a key":[]}', 'map(bool)', `['a key'] must be true or false, but is a list.`],
    [
      '{}',
      'object({a=string, b=optional(string)})',
      `to object({a = string, b = optional(string)}), the type of the variable. It must have the attribute 'a'.`,
    ],
    ['[1]', 'tuple([number, number])', 'It must have 2 elements.'],
    ['{}', 'list(string)', 'It must be a list, but is an object.'],
    ['"a"', 'map(string)', `It must be an object, but is 'a'.`],
    [
      'yes',
      'bool',
      `The parameter 'v' has the value 'yes', which cannot be converted to bool, the type of the variable.`,
    ],
  ])('names parameter, value, type, and place: %s, %s', (text, type, message) => {
    const { problem } = convert(text, type);
    expect(problem?.title).toBe('A parameter has the wrong type');
    expect(problem?.message).toContain(message);
    expect(problem?.advice).toMatch(/^(Use|Add) /);
  });

  test.each([
    ['[1, "hunter2-hunter2"]', 'list(number)', '[1] must be a number, but is text.'],
    ['{"hunter2-hunter2": []}', 'map(string)', '[…] must be text, but is a list.'],
    ['hunter2-hunter2()', 'list(number)', 'At line 1, column 1, there is a function call.'],
    ['hunter2-hunter2', 'number', 'cannot be converted to number, the type of the variable.'],
  ])('shows nothing of a sensitive or ephemeral value: %s', (text, type, message) => {
    for (const secret of [{ sensitive: true }, { ephemeral: true }]) {
      const { problem, sensitiveTexts } = convert(text, type, secret);
      expect(problem?.message).toContain(message);
      expect(`${problem?.message} ${problem?.advice}`).not.toContain('hunter2');
      expect(sensitiveTexts).toEqual([text]);
    }
  });

  test('has a bounded length', () => {
    const type = `list(object({${'a'.repeat(50_000)} = number}))`;
    for (const text of ['x'.repeat(500_000), `[{"${'a'.repeat(50_000)}": "${'x'.repeat(500_000)}"}]`, '[{}]']) {
      expect(convert(text, type).problem?.message.length).toBeLessThan(500);
    }
  });
});

describe('the keys of parameters', () => {
  const declared = new Map([
    ['size', variable('number')],
    ['name', variable('string')],
  ]);

  test('that the module does not declare are left out with a warning', () => {
    const { values, warnings, problems } = variableValues(declared, [
      { key: 'Size', value: '1' },
      { key: '__proto__', value: '2' },
      { key: 'name', value: 'a' },
    ]);
    expect([{ ...values }, problems]).toEqual([{ name: 'a' }, []]);
    expect(warnings.map(({ message, advice }) => `${message} ${advice}`)).toEqual([
      `The root module has no variable 'Size'. The parameter is ignored. Did you mean 'size'?`,
      `The root module has no variable '__proto__'. The parameter is ignored. Declare the variable, or remove the parameter.`,
    ]);
  });

  test('can be any name of a variable', () => {
    const { values } = variableValues(new Map([['__proto__', variable('number')]]), [{ key: '__proto__', value: '1' }]);
    expect(variableFile(values)).toBe('{"__proto__":"1"}\n');
  });

  test('that occur twice are an error, unless the value is the same', () => {
    const twice = (value: string) =>
      variableValues(declared, [
        { key: 'size', value: '1' },
        { key: 'size', value },
      ]);
    expect(twice('1')).toMatchObject({ values: { size: '1' }, problems: [] });
    expect(twice('2')).toMatchObject({ values: {}, problems: [{ title: 'A parameter has more than one value' }] });
  });
});

describe('what is sensitive', () => {
  test.each<[string, string | undefined, string[]]>([
    ['s3cret', 'string', ['s3cret']],
    ['line 1\nline 2', undefined, ['line 1\nline 2', 'line 1', 'line 2']],
    ['0123.50', 'number', ['0123.50', '123.5']],
    ['1.25e3', 'number', ['1.25e3', '1250']],
    ['1e99999', 'number', ['1e99999']],
    ['true', 'bool', []],
    ['[ ]', 'list(string)', []],
    ['{p="s3cret", n=[1.50]}', 'map(any)', ['{p="s3cret", n=[1.50]}', 'p', 's3cret', 'n', '1.50', '1.5']],
    ['{user="me"}', 'object({user=string})', ['{user="me"}', 'me']],
    ['s3cret', 'list(string)', ['s3cret']],
  ])('in %j of type %s', (text, type, expected) => {
    expect(convert(text, type, { sensitive: true }).sensitiveTexts.toSorted()).toEqual(expected.toSorted());
    expect(convert(text, type).sensitiveTexts).toEqual([]);
  });

  test('can be hundreds of thousands of texts', () => {
    const text = `[${'"abc",'.repeat(130_000)}]`;
    expect(convert(text, 'list(string)', { sensitive: true }).sensitiveTexts).toHaveLength(130_001);
  });
});

describe('large and deep input takes linear time', () => {
  const repeated = (text: string, size: number) => text.repeat(size / text.length);

  test.each(['[', '{a=', '(', '-', ' ', '1', '0', '1,', '[],', '/**/', '<<A\n', '"', '\\', 'a ', '<<-A\n \n'])(
    'in a value with repeated %j',
    async (text) => {
      await expectLinearTime(60_000, (size) => convert(repeated(text, size), 'any', { sensitive: true }));
      await expectLinearTime(60_000, (size) => convert(`[${repeated(text, size)}`, 'list(number)'));
    },
  );

  test.each(['1', '0', '.'])('in a number with repeated %j', async (text) => {
    await expectLinearTime(60_000, (size) => convert(`${repeated(text, size)}x`, 'number', { sensitive: true }));
  });

  test.each(['list(', 'object({', 'object({a=optional(string,', '/*', `"\${`, 'tuple([string,', '<<A\n'])(
    'in a type with repeated %j',
    async (type) => {
      await expectLinearTime(60_000, (size) => convert('1', repeated(type, size)));
    },
  );

  test('in a list of objects with many attributes', async () => {
    const attributes = Array.from({ length: 3000 }, (_, index) => `a${index} = optional(string)`).join();
    await expectLinearTime(16_000, (size) => convert(`[${'{},'.repeat(size)}]`, `list(object({${attributes}}))`));
  });
});

const hasTerraform = spawnSync('terraform', ['version']).status === 0;
const comparesAll = process.env.MODE === 'all';

interface Case {
  readonly type: string;
  readonly text: string;
}

/**
 * The value of each variable in Terraform, which has its type constraint and its text in the environment, or its value in
 * a file. Those that Terraform refuses are absent.
 */
function valuesInTerraform(types: Map<string, string>, texts: Map<string, string>, values: ExactObject): ExactObject {
  const folder = mkdtempSync(join(tmpdir(), 'variables-'));
  const env: NodeJS.ProcessEnv = { ...process.env, CHECKPOINT_DISABLE: '1' };
  for (const [name, text] of texts) env[`TF_VAR_${name}`] = text;
  writeFileSync(join(folder, 'values.json'), variableFile(values));
  const accepted = new Map(types);
  try {
    for (;;) {
      const blocks = [...accepted].map(
        ([name, type]) => `variable "${name}" {\n  type = ${type}\n}\noutput "${name}" {\n  value = var.${name}\n}\n`,
      );
      writeFileSync(join(folder, 'main.tf'), blocks.join(''));
      const args = ['apply', '-auto-approve', '-json', '-input=false', '-var-file=values.json'];
      const { stdout } = spawnSync('terraform', args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
      const messages = stdout
        .trim()
        .split('\n')
        .map((line) => parseExactJson(line) as ExactObject);
      const errors = messages.filter((message) => message.type === 'diagnostic' && message['@level'] === 'error');
      if (errors.length === 0) return messages.findLast(({ type }) => type === 'outputs')?.outputs as ExactObject;
      for (const error of errors) {
        const [, name = ''] = /(?:var\.|value for |TF_VAR_)((?:text|file)\d+)/.exec(compactJson(error)) ?? [];
        if (!types.has(name)) throw new Error(compactJson(error));
        accepted.delete(name);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compares what is accepted here with what Terraform accepts, and what both make of it. Texts must have no template. */
function compare(cases: readonly Case[]): void {
  const [types, texts] = [new Map<string, string>(), new Map<string, string>()];
  const values: [string, ExactJson][] = [];
  for (const [index, { type, text }] of cases.entries()) {
    types.set(`text${index}`, type);
    texts.set(`text${index}`, text);
    const { v: value } = convert(text, type).values;
    if (value === undefined) continue;
    types.set(`file${index}`, type);
    values.push([`file${index}`, value]);
  }
  const outputs = valuesInTerraform(types, texts, Object.fromEntries(values));
  for (const [index, { type, text }] of cases.entries()) {
    const [byItself, byFile] = [outputs[`text${index}`], outputs[`file${index}`]];
    expect(byFile, `${type}: ${text}`).toEqual(byItself);
    // Whether the elements of a list(any) have one type is left to Terraform.
    if (!type.includes('any')) expect(types.has(`file${index}`), `${type}: ${text}`).toBe(byItself !== undefined);
  }
}

/** A type constraint, and values that mostly conform to it. */
interface Typed {
  readonly type: string;
  readonly value: fc.Arbitrary<ExactJson>;
}

const NAMES = ['a', 'b', 'c-d', 'é'];
const NUMBERS = ['0', '-1', '10', '1.5', '12345678901234567890.5', '1e3', '-2.50E-2'].map((text) => JSON.rawJSON(text));
const STRINGS = ['', 'x', '007', '1e3', ' 5', 'true', 'True', '0', 'null', '[]', 'a"\\\n\tb', 'é🚀', 'Infinity'];
const scalar: fc.Arbitrary<ExactJson> = fc.constantFrom<ExactJson>(null, true, false, ...NUMBERS, ...STRINGS);

const { typed } = fc.letrec<{ typed: Typed }>((tie) => ({
  typed: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'type' },
    fc.constantFrom<Typed>(
      { type: 'string', value: scalar },
      { type: 'number', value: fc.constantFrom<ExactJson>(null, ...NUMBERS, ...NUMBERS, ...STRINGS) },
      { type: 'bool', value: fc.constantFrom<ExactJson>(null, true, false, true, false, '1', 'false', 'no') },
      { type: 'any', value: scalar },
    ),
    fc.tuple(fc.constantFrom('list', 'set'), tie('typed')).map(([kind, { type, value }]) => ({
      type: `${kind}(${type})`,
      value: fc.array(value, { maxLength: 3 }),
    })),
    tie('typed').map(({ type, value }) => ({
      type: `map(${type})`,
      value: fc.dictionary(fc.constantFrom(...NAMES, '1.5', 'x y'), value, { maxKeys: 3 }),
    })),
    fc.array(tie('typed'), { maxLength: 3 }).map((elements) => ({
      type: `tuple([${elements.map(({ type }) => type).join()}])`,
      value: fc.tuple(...elements.map(({ value }) => value)) as fc.Arbitrary<ExactJson>,
    })),
    fc.array(fc.tuple(tie('typed'), fc.boolean()), { maxLength: 3 }).map((attributes) => {
      const named = attributes.map(([{ type, value }, isOptional], at) => ({
        name: NAMES[at],
        type,
        value,
        isOptional,
      }));
      const types = named.map(({ name, type, isOptional }) => `${name} = ${isOptional ? `optional(${type})` : type}`);
      const values: Record<string, fc.Arbitrary<ExactJson>> = { z: scalar };
      for (const { name = '', value } of named) values[name] = value;
      const requiredKeys = named.flatMap(({ name = '', isOptional }) => (isOptional ? [] : [name]));
      return { type: `object({${types}})`, value: fc.record(values, { requiredKeys }) };
    }),
  ),
}));

/** A value in a random mixture of JSON and HCL syntax that Terraform reads as well. */
function written(value: ExactJson, random: () => number): string {
  const pick = (...texts: string[]) => texts[Math.floor(random() * texts.length)] as string;
  const space = () => pick('', '', ' ', '\t', ' /* [ */ ');
  const line = () => pick('', ' ', '\n', '# }\n', ' // ]\r\n\n');
  if (Array.isArray(value)) {
    const items = value.map((item) => line() + written(item, random) + line());
    return `[${items.join(',')}${items.length > 0 ? pick('', ',') : ''}${line()}]`;
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, member]) => {
      const name = /^[a-zé-]+$/.test(key) ? pick(key, `"${key}"`, `("${key}")`) : JSON.stringify(key);
      return `${name}${space()}${pick('=', ':')}${space()}${written(member, random)}${space()}`;
    });
    const separated = members.map(
      (member, at) => member + (at < members.length - 1 ? pick(',', ',\n', '\n', '# }\n') : ''),
    );
    return `{${line()}${separated.join('')}${members.length > 0 ? pick('', ',') : ''}${line()}}`;
  }
  const text = JSON.stringify(value);
  return pick(text, text, `(${space()}${text}${line()})`);
}

const typeAndText = fc.tuple(typed, fc.integer(), fc.nat(5), scalar).chain(([{ type, value }, seed, other, replaced]) =>
  value.map((conforming): Case => {
    let state = seed;
    // A linear congruential generator.
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const isText = ['string', 'number', 'bool'].includes(type);
    const given = other === 0 ? [replaced] : conforming;
    const text = isText && typeof given === 'string' ? given : written(given, random);
    return { type, text: text === '' || (text.trim() === '' && !isText) ? 'x' : text };
  }),
);

describe.skipIf(!hasTerraform)('Terraform reads from the file what it would read itself', () => {
  test('for the forms of numbers and bools', () => {
    const numbers = [
      '007',
      '+5',
      '.5',
      '5.',
      '1E+3',
      '1p5',
      '-0',
      ' 5',
      '1_0',
      '0x1',
      '1e',
      'null',
      '1.2.3',
      'true',
      'nan',
    ];
    const bools = ['true', 'false', '1', '0', 'True', 'yes', '2', 'null', ' true'];
    compare([...numbers.map((text) => ({ type: 'number', text })), ...bools.map((text) => ({ type: 'bool', text }))]);
  });

  test('for any type and value', () => {
    compare(fc.sample(typeAndText, { seed: 1, numRuns: comparesAll ? 200 : 25 }));
  });

  test('except for templates, which are not evaluated', () => {
    const text = `["\${x}", "$\${x}", "%{if x}", {"\${k}": <<E\n\${x}\nE\n}]`;
    const outputs = valuesInTerraform(
      new Map([
        ['file0', 'any'],
        ['file1', 'string'],
      ]),
      new Map(),
      {
        file0: convert(text, 'any').values.v ?? null,
        file1: convert(text, 'string').values.v ?? null,
      },
    );
    expect(outputs).toMatchObject({
      file0: { value: [`\${x}`, `$\${x}`, '%{if x}', Object.fromEntries([[`\${k}`, `\${x}\n`]])] },
      file1: { value: text },
    });
  });
});
