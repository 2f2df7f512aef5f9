import { describe, expect, test } from 'vitest';
import { departures, violations } from '../../local/api-model.ts';
import { brokenRule, CONSTRAINTS, type ConstrainedMember } from '../../src/service-catalog/contract.ts';

const GOOD = {
  WorkflowToken: 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637',
  RecordId: 'rec-abc',
  Status: 'FAILED',
  IdempotencyToken: 'a',
};

const LONG_TAG = 'é'.repeat(128);

const VALUES: Record<ConstrainedMember, string[]> = {
  'UniqueTag.Key': [
    '',
    'a',
    'A_b.c:/=+-@ é株',
    'a\u2028b',
    'a\nb',
    'a*',
    '🚀',
    '𝒳',
    LONG_TAG,
    `${LONG_TAG}a`,
    '𝒳'.repeat(128),
  ],
  'UniqueTag.Value': ['', 'pp-1', 'a;b', LONG_TAG.repeat(2), `${LONG_TAG.repeat(2)}a`],
  WorkflowToken: ['', 'a', 'a+/=', 'a b', 'a\n', 'é', 'a'.repeat(20_000), 'a'.repeat(20_001)],
  RecordId: ['', 'rec-a_1', 'rec 1', 'rec-1\n', 'réc', 'a'.repeat(100), 'a'.repeat(101)],
  IdempotencyToken: ['', 'a', '-a', '_', 'a-_', 'a\n', 'a'.repeat(128), 'a'.repeat(129)],
  FailureReason: [
    '',
    'a',
    '\t\n\r ',
    '\u001b[31m',
    '\u0000',
    '\u0085',
    '\ud7ff\ue000\ufffd',
    '\ufffe',
    '🚀',
    'a'.repeat(2048),
    'a'.repeat(2049),
  ],
};

/** The values, and the start of each for the name of its test. */
function casesOf(member: ConstrainedMember): [string, string][] {
  return VALUES[member].map((value) => [JSON.stringify(value).slice(0, 20), value]);
}

function withMember(member: ConstrainedMember, value: string): object {
  if (member === 'UniqueTag.Key') return { ResourceIdentifier: { UniqueTag: { Key: value } } };
  if (member === 'UniqueTag.Value') return { ResourceIdentifier: { UniqueTag: { Value: value } } };
  return { [member]: value };
}

const OPERATION = 'NotifyProvisionProductEngineWorkflowResult';

function request(member: ConstrainedMember, value: string): Record<string, unknown> {
  return { ...GOOD, ...withMember(member, value) };
}

describe.each(['WorkflowToken', 'RecordId'] as const)('%s, which Service Catalog issues,', (member) => {
  test.each(casesOf(member))('is rejected only because of its length: %s', (_, value) => {
    const length = [...value].length;
    expect(brokenRule(member, value) !== undefined).toBe(length === 0 || length > CONSTRAINTS[member].max);
    // Every value that AWS accepts is valid.
    if (violations(OPERATION, request(member, value)).length === 0) expect(brokenRule(member, value)).toBeUndefined();
  });
});

const CHOSEN = ['IdempotencyToken', 'FailureReason', 'UniqueTag.Key', 'UniqueTag.Value'] as const;
describe.each(CHOSEN)('%s, which the action chooses, is validated by the documented model', (member) => {
  test.each(casesOf(member))('if it is %s', (_, value) => {
    const given = request(member, value);
    const broken = [...violations(OPERATION, given), ...departures(OPERATION, given)];
    expect(brokenRule(member, value) !== undefined).toBe(broken.length > 0);
  });
});

test('a broken rule names the member and the rule', () => {
  expect(brokenRule('RecordId', 'a'.repeat(101))).toBe('must have 1 to 100 characters (RecordId), but has 101');
  expect(brokenRule('IdempotencyToken', 'a b')).toBe('must match ^[a-zA-Z0-9][a-zA-Z0-9_-]*$ (IdempotencyToken)');
});
