import { describe, expect, test } from 'vitest';
import { readInputs } from '../../src/apply/inputs.ts';

function read(given: Record<string, string>) {
  return readInputs((name) => given[name] ?? '');
}

describe('the inputs of apply', () => {
  test('run all commands until the credentials expire by default', () => {
    expect(read({})).toEqual({ plans: true, applies: true, terraformPath: undefined, timeout: undefined });
  });

  test('run a part of the commands', () => {
    expect(read({ command: 'plan' })).toMatchObject({ plans: true, applies: false });
    expect(read({ command: 'apply', 'terraform-path': 'tofu' })).toMatchObject({
      plans: false,
      applies: true,
      terraformPath: 'tofu',
    });
    expect(() => read({ command: 'destroy' })).toThrow(AggregateError);
  });

  test('limit the time to 1 to 700 minutes', () => {
    expect(read({ 'timeout-minutes': '1' }).timeout).toBe(60_000);
    expect(read({ 'timeout-minutes': '700' }).timeout).toBe(700 * 60_000);
    for (const minutes of ['0', '701', '1.5'])
      expect(() => read({ 'timeout-minutes': minutes })).toThrow(AggregateError);
  });
});
