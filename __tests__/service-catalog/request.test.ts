import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { refuseInvalid } from '../../src/service-catalog/request.ts';
import { REQUEST } from './sending.ts';

const tag = (UniqueTag: { Key: string; Value: string }) => ({ ResourceIdentifier: { UniqueTag } });

describe('a request is refused if', () => {
  test.each([
    ['the workflow token is too long', { WorkflowToken: 'a'.repeat(20_001) }, 'WorkflowToken), but has 20001'],
    ['the record ID is empty', { RecordId: '' }, 'RecordId), but has 0'],
    ['the record ID is too long', { RecordId: 'a'.repeat(101) }, 'RecordId), but has 101'],
    ['the idempotency token has other characters', { IdempotencyToken: 'a b' }, '(IdempotencyToken)'],
    ['the failure reason has other characters', { FailureReason: '🚀' }, '(FailureReason)'],
    ['the failure reason is too long', { FailureReason: 'a'.repeat(2049) }, 'FailureReason), but has 2049'],
    ['the key of the tracer tag is empty', tag({ Key: '', Value: 'pp-1' }), 'UniqueTag.Key), but has 0'],
    ['the value of the tracer tag has other characters', tag({ Key: 'a', Value: 'a;b' }), '(UniqueTag.Value)'],
  ])('%s', (_, members, rule) => {
    const refused = () => refuseInvalid({ ...REQUEST, ...members });
    expect(refused).toThrow(Problem);
    expect(refused).toThrow(rule);
  });
});

test('a request that the API accepts is not refused', () => {
  expect(() => refuseInvalid(REQUEST)).not.toThrow();
  expect(() => refuseInvalid({ ...REQUEST, ...tag({ Key: 'a', Value: 'pp-1' }) })).not.toThrow();
  const { FailureReason: _, ...succeeded } = REQUEST;
  expect(() => refuseInvalid({ ...succeeded, Status: 'SUCCEEDED' })).not.toThrow();
});
