import { describe, expect, test } from 'vitest';
import { recordOutputs } from '../../src/service-catalog/record-outputs.ts';
import { readOutputs } from '../../src/terraform/outputs.ts';

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
    ['{"9": 1, "10": 2}', '{"10":2,"9":1}'],
    ['{"b": 1, "9": 2, "10": [{"2": 3, "12": 4}]}', '{"10":[{"12":4,"2":3}],"9":2,"b":1}'],
    ['{"4294967296": 1, "10": 2}', '{"10":2,"4294967296":1}'],
    ['"a\\u2028::error::b"', 'a\u2028::error::b'],
    ['"half \\ud83d of a pair"', 'half \ufffd of a pair'],
    ['["\\u003c"]', '["<"]'],
    ['false', 'false'],
  ])('with the value %s is sent as %s', (json, text) => {
    expect(values(json)).toEqual([text]);
  });

  test('with the value null is omitted', () => {
    expect(values('null')).toEqual([]);
  });

  test('has the description from the plan, unless it is empty', () => {
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
