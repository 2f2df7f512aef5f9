import { describe, expect, test } from 'vitest';
import { recordOutputs } from '../../src/service-catalog/record-outputs.ts';
import { readCapturedText } from '../../src/terraform/captured-text.ts';
import { readOutputs, sensitiveTexts, UnparsableOutputs } from '../../src/terraform/outputs.ts';
import { readDescriptions } from '../../src/terraform/plan.ts';
import { fixture, fixtureText } from '../fixtures/fixture.ts';

/** The product's outputs as text, for those that every form has with their value. */
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
  ])('are the same in %s', (file) => {
    expect(read(fixture(`product/${file}`))).toEqual({ ...PLAIN, ...REDACTED });
  });

  test.each(['output.json', 'terraform.tfstate', 'show.json'])('are revealed from %s', (file) => {
    expect(read(fixture(`product/${file}`), 'reveal')).toEqual({ ...PLAIN, ...SECRETS });
  });

  test('stay redacted where apply -json does not show them', () => {
    expect(read(fixture('product/apply.jsonl'), 'reveal')).toEqual({ ...PLAIN, ...REDACTED });
  });

  test.each(['output.json', 'apply.jsonl'])('leave the sensitive ones out of %s', (file) => {
    expect(read(fixture(`product/${file}`), 'omit')).toEqual(PLAIN);
  });
});

describe('what is no set of outputs is refused with what to do instead', () => {
  test.each([
    ['plan.json', /'terraform show -json' of a plan. A plan says what would happen/],
    ['plan.jsonl', /JSON lines without an apply. A plan says what would happen/],
    ['plan.bin', /is a plan as Terraform saves it/],
    ['output.txt', /not valid JSON/],
    ['output-settings.json', /none of the forms in which Terraform writes outputs/],
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
    ['white space', ' \n', 'The file is empty.'],
    ['a string', '"value"', 'a single value'],
    ['a number', '12345678901234567890', 'a single value'],
    ['a list', '[{"value":1}]', 'a single value'],
    ['an object value', '{"a":{}}', 'none of the forms'],
    ['a file that is cut off', '{"a":{"value":"b', 'as if it were cut off'],
    ['text after the JSON', '{"a":{"value":1}} x', 'line 1, column 19'],
    ['version 3 of the state', '{"version":3,"modules":[]}', 'a state of version 3'],
    ['a state without outputs', '{"version":4}', 'it has no outputs'],
    ['an encrypted state', '{"encrypted_data":"abc","encryption_version":"v0"}', 'that OpenTofu encrypted'],
    ['validate -json', '{"format_version":"1.0","valid":true}', 'not of a state'],
    ['an output without a value', '{"a":{"value":1},"b":{"sensitive":true,"type":"string"}}', "'b' has no value"],
    ['an output that is no object', '{"a":{"value":1},"b":2}', "'b' has no value"],
    ['the same in a state', '{"version":4,"outputs":{"b":{"type":"string"}}}', "'b' has no value"],
    ['the same in show -json', '{"format_version":"1.0","values":{"outputs":{"b":{}}}}', "'b' has no value"],
    ['an apply that is cut off', RECORDED.slice(0, -200), 'did not get as far as its outputs'],
    [
      'an apply that failed after another',
      `${RECORDED}{"@level":"error","type":"diagnostic"}\n`,
      'did not get as far as its outputs',
    ],
    [
      'JSON lines with an output without a value',
      '{"@level":"info","type":"outputs","outputs":{"b":{"type":"string","sensitive":false}}}',
      "'b' has no value",
    ],
    ['what is nested too deeply', `{"a":{"value":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 'nested too deeply'],
  ])('%s', (_, text, message) => {
    expect(() => readOutputs(text)).toThrow(message);
  });

  test('and never quotes the file, which may hold a secret', () => {
    expect(() => readOutputs('{"password": hunter2}')).toThrow(expect.not.stringContaining('hunter2'));
  });
});

describe('the smallest of each form', () => {
  test.each([
    ['output -json without outputs', '{}'],
    ['a state without outputs', '{"version":4,"outputs":{}}'],
    ['show -json of an empty state', '{"format_version":"1.0"}'],
    ['show -json of one that was emptied', '{"format_version":"1.0","terraform_version":"1.11.4"}'],
    ['show -json of a state without outputs', '{"format_version":"1.0","values":{"root_module":{}}}'],
    ['apply -json without outputs', '{"@level":"info","type":"outputs","outputs":{}}'],
  ])('%s', (_, text) => {
    expect(readOutputs(text)).toEqual([]);
  });
});

describe('an output', () => {
  const values = (value: string) => {
    const outputs = readOutputs(`{"a":{"value":${value}}}`);
    return recordOutputs(outputs, new Map(), 'redact').map(({ OutputValue }) => OutputValue);
  };

  test.each([
    ['1.0', '1.0'],
    ['-0', '-0'],
    ['1e400', '1e400'],
    ['[1, 1.10, 123456789012345678901234567890]', '[1,1.10,123456789012345678901234567890]'],
    ['{"z": 1, "a": {"__proto__": 2}}', '{"z":1,"a":{"__proto__":2}}'],
    ['{"4294967296": 1, "10": 2}', '{"10":2,"4294967296":1}'],
    ['"a\\u2028::error::b"', 'a\u2028::error::b'],
    ['"half \\ud83d of a pair"', 'half \ufffd of a pair'],
    ['["\\u003c"]', '["<"]'],
    ['false', 'false'],
  ])('%s is sent as %s', (json, text) => {
    expect(values(json)).toEqual([text]);
  });

  test('without a value is left out', () => {
    expect(values('null')).toEqual([]);
  });

  test.each(['true', '"yes"', '1'])('is sensitive if its mark is %s', (mark) => {
    expect(readOutputs(`{"a":{"value":1,"sensitive":${mark}}}`)).toEqual([
      expect.objectContaining({ sensitive: true }),
    ]);
  });

  test('has the description of the plan, unless that is empty', () => {
    const outputs = readOutputs('{"a":{"value":1},"__proto__":{"value":2},"c":{"value":3}}');
    const descriptions = new Map([
      ['a', ''],
      ['__proto__', 'prototype'],
    ]);
    expect(recordOutputs(outputs, descriptions, 'redact')).toEqual([
      { OutputKey: 'a', OutputValue: '1' },
      { OutputKey: '__proto__', OutputValue: '2', Description: 'prototype' },
      { OutputKey: 'c', OutputValue: '3' },
    ]);
  });
});

test('what is applied after the outputs makes them stale', () => {
  const lines = `${fixtureText('product/apply.jsonl')}{"@level":"info","type":"apply_start"}\n`;
  expect(() => readOutputs(lines)).toThrow('did not get as far as its outputs');
});

// These take minutes if time is not linear.
test.each([
  ['one long line', `{"@level":"info","@message":"${'x'.repeat(3_000_000)}","type":"provision_progress"}\n`],
  ['many lines', '{"@level":"info","@message":"x","type":"provision_progress"}\n'.repeat(50_000)],
])('JSON lines with %s are read', (_, lines) => {
  expect(readOutputs(lines + fixtureText('product/apply.jsonl'))).toHaveLength(14);
});

test('the outputs of the last apply count', () => {
  const line = (value: string) =>
    `{"@level":"info","type":"outputs","outputs":{"a":{"type":"string","sensitive":false,"value":"${value}"}}}\n`;
  const planned = '{"@level":"info","type":"outputs","outputs":{"a":{"sensitive":false,"action":"noop"}}}\n';
  const [output] = readOutputs(`${line('first')}{"@level":"info","type":"apply_start"}\n${line('second')}${planned}`);
  expect(output?.value).toBe('second');
});

test('every text inside a sensitive value is known as a secret', () => {
  const outputs = readOutputs(
    '{"a":{"sensitive":true,"value":{"key":"line 1\\nline 2","pin":[90210],"on":true}},"b":{"value":"c"}}',
  );
  expect(sensitiveTexts(outputs)).toEqual(['key', 'line 1\nline 2', 'line 1', 'line 2', 'pin', '90210', 'on']);
});

test('the keys of a sensitive map are secrets, the names of the attributes of an object are not', () => {
  const type = ['object', { users: ['map', 'string'], pair: ['tuple', ['string', ['map', 'number']]] }];
  const value = { users: { alice: 'a-secret' }, pair: ['first', { second: 42 }] };
  const outputs = readOutputs(JSON.stringify({ a: { sensitive: true, type, value } }));
  expect(sensitiveTexts(outputs)).toEqual(['alice', 'a-secret', 'first', 'second', '42']);
});

test('a sensitive value of any number of lines is known as a secret', () => {
  const value = Array.from({ length: 150_000 }, (_, index) => index).join('\n');
  expect(sensitiveTexts(readOutputs(JSON.stringify({ a: { sensitive: true, value } })))).toHaveLength(150_001);
});

describe('of a file that cannot be parsed, strings are known as secrets', () => {
  test.each([
    [
      'that is cut off',
      '{"a":{"sensitive":true,"type":"string","value":"correct-horse"},"b":{"value":"half a sec',
      ['correct-horse', 'half a sec'],
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

describe('a file that would take all the memory there is', () => {
  test.each([
    ['empty objects', `{"a":{"value":[${'{},'.repeat(600_000)}1]}}`],
    ['numbers', `{"a":{"value":[${'1,'.repeat(600_000)}1]}}`],
    ['nothing but commas', ','.repeat(600_000)],
    ['a long text', `{"a":{"value":"${'x'.repeat(2 ** 24)}"}}`],
    [
      'outputs in JSON lines',
      `{"@level":"info","type":"outputs","outputs":{"a":{"value":[${'[],'.repeat(600_000)}1]}}}`,
    ],
  ])('of %s is not parsed', (_, text) => {
    expect(() => readOutputs(text)).toThrow(/more than 16 Mi characters or 500,000 values/);
  });

  test('unless what looks like values is text', () => {
    const value = `${'{},['.repeat(600_000)}\\\\\\"`;
    expect(readOutputs(`{"a":{"value":"${value}"}}`)).toHaveLength(1);
  });

  test('nor a plan', () => {
    expect(() => readDescriptions(`[${'{},'.repeat(600_000)}1]`)).toThrow(/more than 16 Mi characters/);
  });

  test('and any number of lines is none', () => {
    const last = '{"@level":"info","type":"outputs","outputs":{"a":{"value":1,"sensitive":false}}}';
    const start = '{"@level":"info","type":"apply_start"}';
    expect(readOutputs(`${start}${'\n'.repeat(5_000_000)}${last}\n`)).toHaveLength(1);
  });
});
