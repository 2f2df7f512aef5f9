import { describe, expect, test } from 'vitest';
import { messageInEvent, messageInInput } from '../../src/github/event-message.ts';
import { type Inputs, readInputs } from '../../src/notify/inputs.ts';
import type { Problem } from '../../src/problem.ts';
import { OPERATIONS } from '../../src/service-catalog/operation.ts';

const GOOD = { 'record-id': 'rec-abc', 'workflow-token': 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637', status: 'success' };

const NO_MESSAGE = messageInEvent(undefined);

function read(inputs: Record<string, string> = {}, found = NO_MESSAGE): Inputs {
  const given: Record<string, string> = { ...GOOD, ...inputs };
  return readInputs((name) => given[name] ?? '', found);
}

function problemsOf(inputs: Record<string, string>): readonly Problem[] {
  return problemsThrownBy(() => read(inputs));
}

function problemsThrownBy(reading: () => Inputs): readonly Problem[] {
  try {
    return reading().problems;
  } catch (error) {
    return (error as AggregateError).errors;
  }
}

test('inputs that are omitted have their defaults', () => {
  expect(read()).toEqual({
    recordId: 'rec-abc',
    workflowToken: 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637',
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
])('the status %s means %s', (given, engine) => {
  expect(read({ status: given }).status?.engine).toBe(engine);
});

describe('an unknown value is an error with the accepted values and the closest one', () => {
  test.each([
    ['status', 'sucess', 'SUCCEEDED, FAILED, success, failure, cancelled, skipped, timed_out', 'success'],
    ['status', 'canceled', 'cancelled', 'cancelled'],
    ['sensitive-outputs', 'redacted', 'redact, omit, reveal', 'redact'],
    ['dry-run', 'ture', 'true, false', 'true'],
    ['fail-safe', 'flase', 'true, false', 'false'],
  ])('for %s: %s', (name, value, accepted, closest) => {
    expect(problemsOf({ [name]: value })).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(new RegExp(`^${name} is '${value}'\\. Accepted values: .*${accepted}`)),
        advice: `Did you mean '${closest}'?`,
      }),
    ]);
  });
});

describe('a suggestion', () => {
  test.each([
    ['dry-run', 'no'],
    ['dry-run', 'yes'],
    ['dry-run', 'untrue'],
    ['fail-safe', 'no'],
    ['fail-safe', 'off'],
    ['sensitive-outputs', 'rubbish'],
    ['sensitive-outputs', 'reveals'],
    ['sensitive-outputs', 'never'],
    ['status', 'unsuccess'],
    ['operation', 'UPDATE_PRODUCT'],
  ])('is not made for %s: %s, which is not close', (name, value) => {
    expect(problemsOf({ [name]: value }).map(({ advice }) => advice)).toEqual(['Use one of these values.']);
  });
});

test.each([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])('%s is a boolean in YAML 1.2', (value, expected) => {
  expect(read({ 'dry-run': value, 'fail-safe': value })).toMatchObject({ dryRun: expected, failSafe: expected });
});

test.each(['yes', 'no', 'on', '1', 'tRUE', 'ture'])('if dry-run is %s, nothing is sent', (value) => {
  for (const failSafe of ['true', 'false', 'no']) {
    expect(() => read({ 'dry-run': value, 'fail-safe': failSafe })).toThrow(AggregateError);
  }
});

test.each(['rec 1', 'réc', 'rec-1;', '../rec', '🚀'])(
  'the record ID %j is accepted, because AWS validates its characters',
  (value) => {
    expect(read({ 'record-id': value, 'workflow-token': `${value}-token_` })).toMatchObject({
      recordId: value,
      workflowToken: `${value}-token_`,
      problems: [],
    });
  },
);

test('an empty status is an error', () => {
  expect(problemsOf({ status: '' })).toEqual([expect.objectContaining({ message: 'status is empty.' })]);
});

test.each(
  [
    ['record-id', 'r'.repeat(101), `must have 1 to 100 characters (RecordId), but has 101. It is 'rrr`],
    ['record-id', '', 'record-id is missing. GITHUB_EVENT_PATH is not set.'],
    ['workflow-token', '', 'workflow-token is missing. GITHUB_EVENT_PATH is not set.'],
    ['workflow-token', 't'.repeat(20_001), 'must have 1 to 20000 characters'],
    ['idempotency-token', '-a', "(IdempotencyToken). It is '-a'."],
    ['aws-region', 'EU Central', "aws-region is 'EU Central', which does not match"],
    ['endpoint-url', 'localhost:4599', "endpoint-url is 'localhost:4599', which is not a URL."],
  ].map(([name = '', value = '', message = '']) => [name, value.slice(0, 20), value, message] as const),
)('%s cannot be %j', (name, _, value, message) => {
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
  expect(problemsOf({ [name]: value })[0]?.message).toBe(`${name} is '${value}'. It must be ${accepted}.`);
});

test('the largest numbers are accepted', () => {
  expect(read({ 'max-attempts': '35', 'timeout-seconds': '3600' })).toMatchObject({
    maxAttempts: 35,
    timeoutSeconds: 3600,
    problems: [],
  });
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

  test.each(['engine', 'arn:aws:iam::123456789012:user/engine', 'arn:aws:iam::12:role/engine'])(
    'cannot be %s',
    (role) => {
      expect(problemsOf({ 'role-to-assume': role })[0]?.message).toContain(`role-to-assume is '${role.slice(0, 24)}`);
      expect(() => read({ 'role-to-assume': role })).toThrow(AggregateError);
    },
  );

  test.each([
    ['role-duration-seconds', ['900', '43200'], ['899', '43201']],
    ['role-external-id', ['a:', `/${'x'.repeat(1223)}`, 'a+=,.@:/-_1'], ['a', 'x'.repeat(1225), 'a b']],
    ['role-session-name', ['ab', 'x'.repeat(64), 'a+=,.@-_1'], ['a', 'x'.repeat(65), 'a:b']],
  ])('%s is checked as AWS does', (name, good, bad) => {
    for (const value of good) {
      const { role, problems } = read({ 'role-to-assume': arn, [name]: value });
      expect(problems).toEqual([]);
      expect(Object.values(role ?? {}).map(String)).toContain(value);
    }
    for (const value of bad) expect(problemsOf({ 'role-to-assume': arn, [name]: value })).toHaveLength(1);
  });

  test('can still be assumed if only an input for the session is invalid', () => {
    const { role, problems } = read({
      'role-to-assume': arn,
      'role-session-name': 'a b',
      'role-duration-seconds': '60',
    });
    expect(role).toMatchObject({ sessionName: 'service-catalog-engine-action', durationSeconds: 900 });
    expect(problems).toHaveLength(2);
  });
});

test('an invalid workflow token is never shown', () => {
  const token = 'secret '.repeat(3000);
  const message = { token, recordId: 'rec-abc', operation: 'UPDATE_PROVISIONED_PRODUCT' };
  const inMessage = () => read({ 'workflow-token': '' }, messageInInput(JSON.stringify(message)));
  for (const problems of [problemsOf({ 'workflow-token': token }), problemsThrownBy(inMessage)]) {
    expect(problems).toHaveLength(1);
    for (const { title, message, advice } of problems) expect(`${title} ${message} ${advice}`).not.toContain('secret');
  }
});

test('a long value is shortened', () => {
  expect(problemsOf({ status: 'x'.repeat(5000) })[0]?.message).toContain(`is '${'x'.repeat(24)}…'.`);
});

describe('a message', () => {
  const MESSAGE = {
    token: '0b8c6e3d-57f1-4a94-92d0-e3f7a1b4c586',
    operation: 'PROVISION_PRODUCT',
    recordId: 'rec-message',
    provisionedProductId: 'pp-1',
    provisionedProductName: 'orders',
  };
  const ofMessage = (changes: object, inputs: Record<string, string> = {}) => {
    const message = JSON.stringify({ ...MESSAGE, ...changes });
    const given = { 'record-id': '', 'workflow-token': '', ...inputs };
    try {
      return read(given, messageInInput(message));
    } catch (error) {
      return { problems: (error as AggregateError).errors as Problem[] };
    }
  };

  test('provides what the inputs omit', () => {
    expect(ofMessage({})).toMatchObject({
      recordId: 'rec-message',
      workflowToken: '0b8c6e3d-57f1-4a94-92d0-e3f7a1b4c586',
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
  ])('with the operation %s is for the operation %s', (operation, name) => {
    expect(ofMessage({ operation })).toMatchObject({ operation: { name }, problems: [] });
  });

  test('is overridden by inputs', () => {
    const inputs = {
      'workflow-token': 'f19e4c85-2a73-4b06-8d5e-60c7b3a9d1f2',
      'record-id': 'rec-message',
      'tracer-tag-key': 'team',
      'tracer-tag-value': 'orders',
    };
    expect(ofMessage({}, inputs)).toMatchObject({
      workflowToken: 'f19e4c85-2a73-4b06-8d5e-60c7b3a9d1f2',
      uniqueTag: { Key: 'team', Value: 'orders' },
    });
  });

  test.each([
    ['record', {}, { 'record-id': 'rec-other' }, "record-id is 'rec-other', but the message is about 'rec-message'."],
    ['operation', {}, { operation: 'terminate' }, "operation is 'terminate', but the message asks for 'provision'."],
  ])('about a different %s than the input is an error', (_, changes, inputs, message) => {
    expect(ofMessage(changes, inputs).problems).toEqual([expect.objectContaining({ message })]);
  });

  test.each([
    [{ recordId: undefined }, 'recordId in the message is missing.'],
    [{ token: undefined }, 'token in the message is missing.'],
    [{ recordId: 5 }, 'recordId in the message is not a string.'],
    [{ recordId: '' }, 'recordId in the message must have 1 to 100 characters'],
    [{ token: ['a'] }, 'token in the message is not a string.'],
    [{ token: '' }, 'token in the message must have 1 to 20000 characters'],
    [
      { token: 't'.repeat(20_001) },
      'token in the message must have 1 to 20000 characters (WorkflowToken), but has 20001.',
    ],
    [{ operation: 7 }, 'operation in the message is not a string.'],
    [{ operation: { toString: 1 } }, 'operation in the message is not a string.'],
    [{ operation: undefined }, 'operation in the message is missing.'],
    [
      { operation: 'UPDATE_PRODUCT' },
      "operation in the message is 'UPDATE_PRODUCT'. Accepted values: UPDATE_PROVISIONED_PRODUCT",
    ],
    [{ provisionedProductId: null }, 'provisionedProductId in the message is not a string.'],
    [{ provisionedProductId: 'pp*' }, 'provisionedProductId in the message must match'],
  ])('with %j is an error that names the field', (changes, message) => {
    expect(ofMessage(changes).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });

  test('does not replace a tracer tag value that is invalid', () => {
    expect(ofMessage({}, { 'tracer-tag-value': 'a;b' })).toMatchObject({
      uniqueTag: undefined,
      problems: { length: 1 },
    });
  });

  test('with an unknown operation is not an error if the operation is an input', () => {
    expect(ofMessage({ operation: 'FOO' }, { operation: 'update' })).toMatchObject({
      operation: { name: 'update' },
      problems: [],
    });
  });

  test('with a different operation than the input determines the operation', () => {
    expect(ofMessage({}, { operation: 'terminate' })).toMatchObject({
      operation: { name: 'provision' },
      problems: { length: 1 },
    });
  });

  test('that is not JSON is an error, but the record and workflow token from inputs are still used', () => {
    expect(read({ message: 'x' }, messageInInput('x')).problems).toHaveLength(1);
  });
});

test('all errors are shown together', () => {
  expect(problemsOf({ 'record-id': '', status: 'x', 'dry-run': 'y' })).toHaveLength(3);
});

test.each(['record-id', 'workflow-token'])('without %s, nothing can be reported', (name) => {
  expect(() => read({ [name]: '' })).toThrow(AggregateError);
});

test('if other inputs are invalid, a result can still be reported', () => {
  expect(read({ status: 'x', 'sensitive-outputs': 'y', 'idempotency-token': '-' })).toMatchObject({
    recordId: 'rec-abc',
    workflowToken: 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637',
    sensitiveOutputs: 'redact',
    problems: { length: 3 },
  });
});
