import { describe, expect, test } from 'vitest';
import { findMessage } from '../src/engine-message.ts';
import { type Inputs, readInputs } from '../src/inputs.ts';
import type { Problem } from '../src/problem.ts';
import { OPERATIONS } from '../src/service-catalog/operation.ts';

const GOOD = { 'record-id': 'rec-abc', 'workflow-token': 'dG9rZW4=', status: 'success' };

const NO_MESSAGE = findMessage('', undefined);

function read(inputs: Record<string, string> = {}, found = NO_MESSAGE): Inputs {
  const given: Record<string, string> = { ...GOOD, ...inputs };
  return readInputs((name) => given[name] ?? '', found);
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
    operation: OPERATIONS.update,
    sensitiveOutputs: 'redact',
    workingDirectory: '.',
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
  ['record-id', '', 'record-id is missing, and there is no message. GITHUB_EVENT_PATH is not set.'],
  ['workflow-token', '', 'workflow-token is missing, and there is no message.'],
  ['workflow-token', 'secret token', 'workflow-token must match ^[0-9A-Za-z+/=]+$'],
  ['workflow-token', 't'.repeat(20_001), 'must be 1 to 20000 characters long'],
  ['idempotency-token', '-a', "(IdempotencyToken). It is '-a'."],
  ['aws-region', 'EU Central', "aws-region is 'EU Central', which does not match"],
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

describe('the role to assume', () => {
  const arn = 'arn:aws:iam::123456789012:role/platform/engine';

  test('has defaults', () => {
    expect(read({ 'role-to-assume': arn }).role).toEqual({
      arn,
      sessionName: 'service-catalog-engine-action',
      externalId: undefined,
      durationSeconds: 900,
      audience: 'sts.amazonaws.com',
    });
  });

  test.each([
    ['arn:aws-cn:iam::123456789012:role/engine', 'sts.amazonaws.com.cn'],
    ['arn:aws-us-gov:iam::123456789012:role/engine', 'sts.amazonaws.com'],
  ])('%s has the audience %s', (role, audience) => {
    expect(read({ 'role-to-assume': role }).role?.audience).toBe(audience);
  });

  test.each(['engine', 'arn:aws:iam::123456789012:user/engine', 'arn:aws:iam::12:role/engine'])('is no %s', (role) => {
    expect(problemsOf({ 'role-to-assume': role })[0]?.message).toContain(`role-to-assume is '${role.slice(0, 40)}`);
    expect(() => read({ 'role-to-assume': role })).toThrow(AggregateError);
  });

  test('can still be assumed if only its session is described badly', () => {
    const { role, problems } = read({
      'role-to-assume': arn,
      'role-session-name': 'a b',
      'role-duration-seconds': '60',
    });
    expect(role).toMatchObject({ sessionName: 'service-catalog-engine-action', durationSeconds: 900 });
    expect(problems).toHaveLength(2);
  });
});

test('a bad token is never shown', () => {
  const [problem] = problemsOf({ 'workflow-token': 'secret token' });
  expect(`${problem?.title} ${problem?.message} ${problem?.advice}`).not.toContain('secret');
});

test('a long value is cut', () => {
  expect(problemsOf({ status: 'x'.repeat(5000) })[0]?.message.length).toBeLessThan(300);
});

describe('the engine message', () => {
  const MESSAGE = {
    token: 'bWVzc2FnZQ==',
    operation: 'PROVISION_PRODUCT',
    recordId: 'rec-message',
    provisionedProductId: 'pp-1',
    provisionedProductName: 'orders',
  };
  const ofMessage = (changes: object, inputs: Record<string, string> = {}) => {
    const message = JSON.stringify({ ...MESSAGE, ...changes });
    const given = { 'record-id': '', 'workflow-token': '', ...inputs };
    try {
      return read(given, findMessage(message, undefined));
    } catch (error) {
      return { problems: (error as AggregateError).errors as Problem[] };
    }
  };

  test('gives what is not given by hand', () => {
    expect(ofMessage({})).toMatchObject({
      recordId: 'rec-message',
      workflowToken: 'bWVzc2FnZQ==',
      operation: { name: 'provision' },
      uniqueTag: { Key: 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE', Value: 'pp-1' },
      provisionedProduct: 'orders (pp-1)',
      problems: [],
    });
  });

  test.each([
    ['PROVISION_PRODUCT', 'provision'],
    ['UPDATE_PROVISION_PRODUCT', 'update'],
    ['UPDATE_PROVISIONED_PRODUCT', 'update'],
    ['TERMINATE_PROVISION_PRODUCT', 'terminate'],
    ['TERMINATE_PROVISIONED_PRODUCT', 'terminate'],
  ])('asks with %s to %s', (operation, name) => {
    expect(ofMessage({ operation })).toMatchObject({ operation: { name }, problems: [] });
  });

  test('loses to what is given by hand', () => {
    const byHand = {
      'workflow-token': 'YnkgaGFuZA==',
      'record-id': 'rec-message',
      'tracer-tag-key': 'team',
      'tracer-tag-value': 'orders',
    };
    expect(ofMessage({}, byHand)).toMatchObject({
      workflowToken: 'YnkgaGFuZA==',
      uniqueTag: { Key: 'team', Value: 'orders' },
    });
  });

  test.each([
    [
      'record',
      {},
      { 'record-id': 'rec-other' },
      "record-id is 'rec-other', but the engine message is about 'rec-message'.",
    ],
    [
      'operation',
      {},
      { operation: 'terminate' },
      "operation is 'terminate', but the engine message asks to provision.",
    ],
  ])('about another %s is a contradiction', (_, changes, inputs, message) => {
    expect(ofMessage(changes, inputs).problems).toEqual([expect.objectContaining({ message })]);
  });

  test.each([
    [{ recordId: undefined }, 'recordId of the engine message is missing.'],
    [{ token: undefined }, 'token of the engine message is missing.'],
    [{ recordId: 5 }, 'recordId of the engine message is no string.'],
    [{ token: ['a'] }, 'token of the engine message is no string.'],
    [{ recordId: 'rec 1' }, 'recordId of the engine message must match'],
    [
      { token: 'to ken' },
      'token of the engine message must match ^[0-9A-Za-z+/=]+$ for Service Catalog (WorkflowToken). The value is not shown.',
    ],
    [{ operation: 7 }, 'operation of the engine message is no string.'],
    [{ operation: undefined }, 'operation of the engine message is missing.'],
    [
      { operation: 'UPDATE_PRODUCT' },
      "operation of the engine message is 'UPDATE_PRODUCT'; accepted are UPDATE_PROVISION_PRODUCT",
    ],
    [{ provisionedProductId: null }, 'provisionedProductId of the engine message is no string.'],
    [{ provisionedProductId: 'pp*' }, 'provisionedProductId of the engine message must match'],
  ])('with %j names the field', (changes, message) => {
    expect(ofMessage(changes).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });

  test('whose operation nobody knows does not matter if the operation is given by hand', () => {
    expect(ofMessage({ operation: 'FOO' }, { operation: 'update' })).toMatchObject({
      operation: { name: 'update' },
      problems: [],
    });
  });

  test('that asks for another operation than is given by hand is answered as what it asks for', () => {
    expect(ofMessage({}, { operation: 'terminate' })).toMatchObject({
      operation: { name: 'provision' },
      problems: { length: 1 },
    });
  });

  test('that is not JSON is a problem, but record and token by hand can be told', () => {
    expect(read({ message: 'x' }, findMessage('x', undefined)).problems).toHaveLength(1);
  });
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
