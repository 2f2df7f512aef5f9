import { expect, test } from 'vitest';
import { brokenRule } from '../../src/service-catalog/contract.ts';
import { idempotencyToken } from '../../src/service-catalog/idempotency-token.ts';

const RESULT = { WorkflowToken: 'a', RecordId: 'rec-1', Status: 'FAILED', FailureReason: 'why' } as const;
const token = idempotencyToken(['1', '1'], RESULT);

test('the same result of the same workflow run has the same token', () => {
  expect(idempotencyToken(['1', '1'], { ...RESULT })).toBe(token);
});

test.each([
  ['workflow run', ['2', '1'], RESULT],
  ['attempt', ['1', '2'], RESULT],
  ['record', ['1', '1'], { ...RESULT, RecordId: 'rec-2' }],
  ['status', ['1', '1'], { ...RESULT, Status: 'SUCCEEDED' as const }],
  ['failure reason', ['1', '1'], { ...RESULT, FailureReason: 'other' }],
  ['outputs', ['1', '1'], { ...RESULT, Outputs: [] }],
  ['workflow token', ['1', '1'], { ...RESULT, WorkflowToken: 'b' }],
])('another %s has another token', (_, execution, result) => {
  expect(idempotencyToken(execution, result)).not.toBe(token);
});

test('the API accepts the token', () => {
  expect(brokenRule('IdempotencyToken', token)).toBeUndefined();
});
