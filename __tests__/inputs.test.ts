import { describe, expect, test } from 'vitest';
import { type Inputs, readInputs } from '../src/inputs.ts';
import type { Problem } from '../src/problem.ts';

const GOOD = { 'record-id': 'rec-abc', 'workflow-token': 'dG9rZW4=', status: 'success' };

function read(inputs: Record<string, string> = {}): Inputs {
  const given: Record<string, string> = { ...GOOD, ...inputs };
  return readInputs((name) => given[name] ?? '');
}

function problemsOf(inputs: Record<string, string>): readonly Problem[] {
  try {
    return read(inputs).problems;
  } catch (error) {
    return (error as AggregateError).errors;
  }
}

test('without more, the inputs have their defaults', () => {
  expect(read()).toEqual({
    recordId: 'rec-abc',
    workflowToken: 'dG9rZW4=',
    status: { engine: 'SUCCEEDED', given: 'success' },
    sensitiveOutputs: 'redact',
    maxAttempts: 25,
    timeoutSeconds: 240,
    failSafe: true,
    dryRun: false,
    problems: [],
  });
});

test.each([
  ['SUCCEEDED', 'SUCCEEDED'],
  ['succeeded', 'SUCCEEDED'],
  ['Success', 'SUCCEEDED'],
  ['FAILED', 'FAILED'],
  ['Failed', 'FAILED'],
  ['failure', 'FAILED'],
  ['cancelled', 'FAILED'],
  ['skipped', 'FAILED'],
  ['timed_out', 'FAILED'],
])('the status %s is %s', (given, engine) => {
  expect(read({ status: given }).status?.engine).toBe(engine);
});

describe('an unknown value is named with what is accepted and what is closest', () => {
  test.each([
    ['status', 'sucess', 'SUCCEEDED, FAILED, success, failure, cancelled, skipped, timed_out', 'success'],
    ['status', 'canceled', 'cancelled', 'cancelled'],
    ['sensitive-outputs', 'redacted', 'redact, omit, reveal', 'redact'],
    ['dry-run', 'ture', 'true, false', 'true'],
    ['fail-safe', 'no', 'true, false', 'true'],
  ])('%s: %s', (name, value, accepted, closest) => {
    expect(problemsOf({ [name]: value })).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(new RegExp(`^${name} is '${value}'; accepted are .*${accepted}`)),
        advice: `Did you mean '${closest}'?`,
      }),
    ]);
  });
});

test('an empty status is an expression that gave nothing', () => {
  expect(problemsOf({ status: '' })).toEqual([expect.objectContaining({ message: 'status is empty.' })]);
});

test.each([
  ['record-id', 'rec 1', "record-id must match ^[a-zA-Z0-9_-]*$ for Service Catalog (RecordId). It is 'rec 1'."],
  [
    'record-id',
    'r'.repeat(101),
    `must be 1 to 100 characters long for Service Catalog (RecordId), but has 101. It is 'rrr`,
  ],
  ['record-id', '', 'record-id is missing.'],
  ['workflow-token', '', 'workflow-token is missing.'],
  ['workflow-token', 'secret token', 'workflow-token must match ^[0-9A-Za-z+/=]+$'],
  ['workflow-token', 't'.repeat(20_001), 'must be 1 to 20000 characters long'],
  ['idempotency-token', '-a', "(IdempotencyToken). It is '-a'."],
  ['endpoint-url', 'localhost:4599', "endpoint-url is 'localhost:4599', which is not the URL of an endpoint."],
])('%s cannot be %.20j', (name, value, message) => {
  expect(problemsOf({ [name]: value })).toEqual([
    expect.objectContaining({ message: expect.stringContaining(message) }),
  ]);
});

test.each([
  ['max-attempts', '0', 'a whole number from 1 to 35'],
  ['max-attempts', '36', 'a whole number from 1 to 35'],
  ['timeout-seconds', '1.5', 'a whole number from 1 to 3600'],
  ['timeout-seconds', '4e2', 'a whole number from 1 to 3600'],
])('%s cannot be %s', (name, value, accepted) => {
  expect(problemsOf({ [name]: value })[0]?.message).toBe(`${name} is '${value}'; accepted is ${accepted}.`);
});

test('a bad token is never shown', () => {
  const [problem] = problemsOf({ 'workflow-token': 'secret token' });
  expect(`${problem?.title} ${problem?.message} ${problem?.advice}`).not.toContain('secret');
});

test('a long value is cut', () => {
  expect(problemsOf({ status: 'x'.repeat(5000) })[0]?.message.length).toBeLessThan(300);
});

test('all that is wrong is said at once', () => {
  expect(problemsOf({ 'record-id': '', status: 'x', 'dry-run': 'y' })).toHaveLength(3);
});

test.each(['record-id', 'workflow-token'])('without %s nobody can be told', (name) => {
  expect(() => read({ [name]: '' })).toThrow(AggregateError);
});

test('with other bad inputs Service Catalog can still be told', () => {
  expect(read({ status: 'x', 'sensitive-outputs': 'y', 'idempotency-token': '-' })).toMatchObject({
    recordId: 'rec-abc',
    workflowToken: 'dG9rZW4=',
    sensitiveOutputs: 'redact',
    problems: { length: 3 },
  });
});
