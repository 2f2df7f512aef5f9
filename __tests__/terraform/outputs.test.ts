import { describe, expect, test } from 'vitest';
import { recordOutputs } from '../../src/service-catalog/record-outputs.ts';
import { readCapturedText } from '../../src/terraform/captured-text.ts';
import { readOutputs, sensitiveTexts, UnparsableOutputs } from '../../src/terraform/outputs.ts';
import { readDescriptions } from '../../src/terraform/plan.ts';
import { fixture, fixtureText } from '../fixtures/fixture.ts';

/** The outputs of the product as text, except the sensitive ones. */
const PLAIN = {
  ['__proto__']: 'so is this',
  banner: 'first line\n::error::not a command\n##[error]nor this\ttab "quoted" \\ back\\slash 100%',
  constructor: 'an output like any other',
  empty: '',
  encrypted: 'true',
  endpoint: 'orders.db.example.com:5432',
  owner: 'Zoë Ångström – 株式会社オーダー 🚀',
  ratio: '0.123456789012345678901234567890123456789',
  replicas: '[]',
  settings:
    '{"enabled":false,"html":"<b>a&b</b>","limits":{"burst":2.5,"connections":98765432109876543210,"reserve":null},"name":"orders","zones":["a","b"]}',
  snapshot_id: '12345678901234567890',
  subnets: '{"10":"private","443":"public","b":null}',
};
const SECRETS = {
  connection: '{"password":"correct-horse-battery-staple","pin":90210,"user":"owner"}',
  password: 'correct-horse-battery-staple',
};
const REDACTED = { connection: '(sensitive value)', password: '(sensitive value)' };

function read(path: string, sensitive: 'redact' | 'omit' | 'reveal' = 'redact') {
  const outputs = recordOutputs(readOutputs(readCapturedText(path).text), new Map(), sensitive);
  return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}

describe('the outputs of the recorded product', () => {
  test.each([
    'output.json',
    'output.utf-8-bom.json',
    'output.utf-16le.json',
    'output.utf-16be.json',
    'output.wrapped.json',
    'terraform.tfstate',
    'show.json',
    'apply.jsonl',
    'apply.utf-16le.jsonl',
    'apply.wrapped.jsonl',
  ])('are the same from %s', (file) => {
    expect(read(fixture(`product/${file}`))).toEqual({ ...PLAIN, ...REDACTED });
  });

  test.each(['output.json', 'terraform.tfstate', 'show.json'])('are revealed from %s', (file) => {
    expect(read(fixture(`product/${file}`), 'reveal')).toEqual({ ...PLAIN, ...SECRETS });
  });

  test('stay redacted if apply -json does not show them', () => {
    expect(read(fixture('product/apply.jsonl'), 'reveal')).toEqual({ ...PLAIN, ...REDACTED });
  });

  test.each(['output.json', 'apply.jsonl'])('omit the sensitive ones from %s', (file) => {
    expect(read(fixture(`product/${file}`), 'omit')).toEqual(PLAIN);
  });
});

describe('reading the outputs fails with advice for', () => {
  test.each([
    ['plan.json', /'terraform show -json' for a plan. A plan describes planned outputs/],
    ['plan.jsonl', /JSON lines without an apply. A plan describes planned outputs/],
    ['plan.bin', /is a saved plan/],
    ['output.txt', /not valid JSON/],
    ['output-settings.json', /no format in which Terraform writes outputs/],
    ['main.tf', /not valid JSON/],
  ])('%s', (file, message) => {
    expect(() => read(fixture(`product/${file}`))).toThrow(message);
    expect(() => read(fixture(`product/${file}`))).toThrow(
      expect.objectContaining({ advice: expect.stringContaining('terraform output -json > outputs.json') }),
    );
  });

  const RECORDED = fixtureText('product/apply.jsonl');
  test.each([
    ['an empty file', '', 'The file is empty.'],
    ['text that is not JSON', 'x (line 1 column 2)', /JSON\.$/],
    ['many lines that are not JSON', `{"a":{"value":1}}${'\n'.repeat(12)}x`, 'line 13, column 1'],
    ['white space', ' \n', 'The file is empty.'],
    ['a string', '"value"', 'a single value'],
    ['a number', '12345678901234567890', 'a single value'],
    ['a list', '[{"value":1}]', 'a single value'],
    ['an object value', '{"a":{}}', 'has no format in which'],
    ['a file that is cut off', '{"a":{"value":"b', 'might be cut off'],
    ['text after the JSON', '{"a":{"value":1}} x', 'line 1, column 19'],
    ['version 3 of the state', '{"version":3,"modules":[]}', 'a state of version 3'],
    [
      'a version that is no version',
      `{"version":${'12345'.repeat(9)}}`,
      `a state of version ${'12345'.repeat(4)}. Only`,
    ],
    ['an object in place of outputs', '{"version":4,"outputs":"a"}', "'outputs' in the file is not an object."],
    ['a part of a plan, with what is planned', '{"format_version":"1.2","planned_values":{}}', 'for a plan'],
    ['a part of a plan, with changes', '{"format_version":"1.2","resource_changes":[]}', 'for a plan'],
    ['a part of a plan, with the configuration', '{"format_version":"1.2","configuration":{}}', 'for a plan'],
    ['an output with a type only', '{"a":{"type":"string"}}', "'a' has no value"],
    ['an output with a mark only', '{"a":{"sensitive":true}}', "'a' has no value"],
    ['outputs of an apply that are null', '{"@level":"info","type":"outputs","outputs":null}', 'without an apply'],
    ['a state without outputs', '{"version":4}', 'it has no outputs'],
    ['an encrypted state', '{"encrypted_data":"abc","encryption_version":"v0"}', 'an encrypted state from OpenTofu'],
    ['validate -json', '{"format_version":"1.0","valid":true}', 'but not a state'],
    ['an output without a value', '{"a":{"value":1},"b":{"sensitive":true,"type":"string"}}', "'b' has no value"],
    ['an output that is not an object', '{"a":{"value":1},"b":2}', "'b' has no value"],
    ['an output without a value in a state', '{"version":4,"outputs":{"b":{"type":"string"}}}', "'b' has no value"],
    [
      'an output without a value in show -json',
      '{"format_version":"1.0","values":{"outputs":{"b":{}}}}',
      "'b' has no value",
    ],
    ['an apply that is cut off', RECORDED.slice(0, -200), 'ended before it printed its outputs'],
    [
      'an apply that fails after another',
      `${RECORDED}{"@level":"error","type":"diagnostic"}\n`,
      'ended before it printed its outputs',
    ],
    [
      'JSON lines with an output without a value',
      '{"@level":"info","type":"outputs","outputs":{"b":{"type":"string","sensitive":false}}}',
      "'b' has no value",
    ],
    ['deeply nested JSON', `{"a":{"value":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 'nested too deeply'],
  ])('%s', (_, text, message) => {
    expect(() => readOutputs(text)).toThrow(message);
  });

  test.each([
    ['nothing', '', 'Check that the command that writes the file succeeded.'],
    [
      'deeply nested JSON',
      `{"a":{"value":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
      'Use outputs with fewer levels',
    ],
    ['too much', ','.repeat(500_001), 'Use only the outputs, and fewer or smaller ones.'],
    ['an output without a value', '{"a":{"value":1},"b":{}}', "After the apply, run 'terraform output -json"],
  ])('%s, and what to do', (_, text, advice) => {
    const problem = { title: 'Cannot read the outputs', advice: expect.stringContaining(advice) };
    expect(() => readOutputs(text)).toThrow(expect.objectContaining(problem));
  });
});

test('an error never quotes the file, which can contain a secret', () => {
  expect(() => readOutputs('{"password": hunter2}')).toThrow(expect.not.stringContaining('hunter2'));
});

describe('there are no outputs in', () => {
  test.each([
    ['output -json without outputs', '{}'],
    ['a state without outputs', '{"version":4,"outputs":{}}'],
    ['show -json of an empty state', '{"format_version":"1.0"}'],
    ['show -json of a state that became empty', '{"format_version":"1.0","terraform_version":"1.11.4"}'],
    ['show -json of a state whose outputs are null', '{"format_version":"1.0","values":{"outputs":null}}'],
    ['show -json of a state without outputs', '{"format_version":"1.0","values":{"root_module":{}}}'],
    ['apply -json without outputs', '{"@level":"info","type":"outputs","outputs":{}}'],
  ])('%s', (_, text) => {
    expect(readOutputs(text)).toEqual([]);
  });
});

test.each(['true', '"yes"', '1'])('an output is sensitive if its mark is %s', (mark) => {
  expect(readOutputs(`{"a":{"value":1,"sensitive":${mark}}}`)).toEqual([expect.objectContaining({ sensitive: true })]);
});

test('a later apply makes the outputs invalid', () => {
  const lines = `${fixtureText('product/apply.jsonl')}{"@level":"info","type":"apply_start"}\n`;
  expect(() => readOutputs(lines)).toThrow('ended before it printed its outputs');
});

describe('the outputs of an apply stay valid', () => {
  const RECORDED = fixtureText('product/apply.jsonl');

  test.each([
    ['a warning', '{"@level":"warn","type":"diagnostic"}'],
    ['a line that is cut off', '{"@level":"error","type":"diagnostic"'],
    ['a line that is not from Terraform', '"type":"apply_start"'],
  ])('after %s', (_, line) => {
    expect(readOutputs(`${RECORDED}${line}\n`)).toHaveLength(14);
  });

  test('with spaces in the JSON', () => {
    expect(readOutputs(RECORDED.replaceAll('"type":"outputs"', '"type": "outputs"'))).toHaveLength(14);
  });
});

test('outputs that are too large are an error, even if another line is read first', () => {
  const large = `{"@level":"info","type":"outputs","outputs":{"a":{"value":[${'1,'.repeat(500_001)}1]}}}`;
  expect(() => readOutputs(`{"@level":"info","type":"apply_start"}\n${large}\n`)).toThrow('more than 16 Mi characters');
});

test.each(['{"a":{"value":{"@level":"info"}}}', '{\n  "a": {\n    "value": {\n      "@level": "info"\n    }\n  }\n}'])(
  'a value like a line of a log is a value: %j',
  (text) => {
    expect(readOutputs(text)).toEqual([{ name: 'a', sensitive: false, value: { '@level': 'info' } }]);
  },
);

// In quadratic time, these take minutes.
test.each([
  ['one long line', `{"@level":"info","@message":"${'x'.repeat(3_000_000)}","type":"provision_progress"}\n`],
  ['many lines', '{"@level":"info","@message":"x","type":"provision_progress"}\n'.repeat(50_000)],
])('JSON lines with %s are read', (_, lines) => {
  expect(readOutputs(lines + fixtureText('product/apply.jsonl'))).toHaveLength(14);
});

test('the outputs are from the last apply', () => {
  const line = (value: string) =>
    `{"@level":"info","type":"outputs","outputs":{"a":{"type":"string","sensitive":false,"value":"${value}"}}}\n`;
  const planned = '{"@level":"info","type":"outputs","outputs":{"a":{"sensitive":false,"action":"noop"}}}\n';
  const [output] = readOutputs(`${line('first')}{"@level":"info","type":"apply_start"}\n${line('second')}${planned}`);
  expect(output?.value).toBe('second');
});

test('every text in a sensitive value is a secret', () => {
  const outputs = readOutputs(
    '{"a":{"sensitive":true,"value":{"key":"line 1\\nline 2","pin":[90210],"on":true}},"b":{"value":"c"}}',
  );
  expect(sensitiveTexts(outputs)).toEqual(['key', 'line 1\nline 2', 'line 1', 'line 2', 'pin', '90210', 'on']);
});

test('the keys of a sensitive map are secrets, but the attribute names of an object are not', () => {
  const type = ['object', { users: ['map', 'string'], pair: ['tuple', ['string', ['map', 'number']]] }];
  const value = { users: { alice: 'a-secret' }, pair: ['first', { second: 42 }] };
  const outputs = readOutputs(JSON.stringify({ a: { sensitive: true, type, value } }));
  expect(sensitiveTexts(outputs)).toEqual(['alice', 'a-secret', 'first', 'second', '42']);
});

test.each<[string, unknown, unknown, string[]]>([
  ['a list of objects', ['list', ['object', { name: 'string' }]], [{ name: 'x' }], ['x']],
  ['an object in a tuple', ['tuple', ['string', ['object', { name: 'string' }]]], ['x', { name: 'y' }], ['x', 'y']],
  ['an object in an object', ['object', { a: ['object', { b: 'string' }] }], { a: { b: 'x' } }, ['x']],
  ['a map in a map', ['map', ['map', 'string']], { a: { b: 'x' } }, ['a', 'b', 'x']],
  ['a value of any type', 'dynamic', { a: 'x' }, ['a', 'x']],
])('the secrets in %s are its values, and the keys of maps', (_, type, value, texts) => {
  expect(sensitiveTexts(readOutputs(JSON.stringify({ a: { sensitive: true, type, value } })))).toEqual(texts);
});

test('the lines of a sensitive value are secrets of their own up to 1 Mi characters', () => {
  const textsOf = (value: string) => sensitiveTexts(readOutputs(JSON.stringify({ a: { sensitive: true, value } })));
  const value = `${'x'.repeat(2 ** 20 - 2)}\ny`;
  expect(textsOf(value)).toEqual([value, value.slice(0, -2), 'y']);
  expect(textsOf(`${value}y`)).toHaveLength(1);
});

test('a sensitive value with any number of lines is a secret', () => {
  const value = Array.from({ length: 150_000 }, (_, index) => index).join('\n');
  expect(sensitiveTexts(readOutputs(JSON.stringify({ a: { sensitive: true, value } })))).toHaveLength(150_001);
});

describe('the strings are secrets in a file', () => {
  test.each([
    [
      'that is cut off',
      '{"a":{"sensitive":true,"type":"string","value":"correct-horse"},"b":{"value":"half a sec',
      ['correct-horse', 'half a sec'],
    ],
    [
      'with white space, whose keys and simple words are not',
      '{"database-1" : {"sensitive" :\n true, "type-of-1"    :"string", "value": "123456"}, "b": {"value": ["12345", "simple", "Simple_word", "sixteen_letters_", "simple1"]',
      ['123456', 'sixteen_letters_', 'simple1'],
    ],
    [
      'that is nested too deeply',
      `{"a":{"value":"correct-horse"},"b":{"value":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
      ['correct-horse'],
    ],
  ])('%s', (_, text, strings) => {
    let thrown: unknown;
    try {
      readOutputs(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UnparsableOutputs);
    expect((thrown as UnparsableOutputs).strings).toEqual(strings);
  });
});

describe('a file that would use all memory', () => {
  test.each([
    ['empty objects', `{"a":{"value":[${'{},'.repeat(600_000)}1]}}`],
    ['numbers', `{"a":{"value":[${'1,'.repeat(600_000)}1]}}`],
    ['nothing but commas', ','.repeat(600_000)],
    ['a long text', `{"a":{"value":"${'x'.repeat(2 ** 24)}"}}`],
    [
      'outputs in JSON lines',
      `{"@level":"info","type":"outputs","outputs":{"a":{"value":[${'[],'.repeat(600_000)}1]}}}`,
    ],
  ])('because of %s is not parsed', (_, text) => {
    expect(() => readOutputs(text)).toThrow(/more than 16 Mi characters or 500,000 JSON values/);
  });

  test('is not parsed as a plan', () => {
    expect(() => readDescriptions(`[${'{},'.repeat(600_000)}1]`)).toThrow(/more than 16 Mi characters/);
  });
});

test('a long text that looks like many values is read', () => {
  const value = `${'{},['.repeat(600_000)}\\\\\\"`;
  expect(readOutputs(`{"a":{"value":"${value}"}}`)).toHaveLength(1);
});

test('JSON lines with many empty lines are read', () => {
  const last = '{"@level":"info","type":"outputs","outputs":{"a":{"value":1,"sensitive":false}}}';
  const start = '{"@level":"info","type":"apply_start"}';
  expect(readOutputs(`${start}${'\n'.repeat(5_000_000)}${last}\n`)).toHaveLength(1);
});
