import { describe, expect, test } from 'vitest';
import { InputReader } from '../../src/github/input-reader.ts';
import { readAccess, readInputs } from '../../src/prepare/inputs.ts';
import { findMessage } from '../../src/service-catalog/message.ts';

const MESSAGE = {
  token: '3f0c6a52-9d1e-4b77-8a40-5d2c9e61b7f3',
  operation: 'UPDATE_PROVISIONED_PRODUCT',
  provisionedProductId: 'pp-4t7qk2m5xw3ab',
  recordId: 'rec-2w8n4b6v9k1hj',
  launchRoleArn: 'arn:aws:iam::111122223333:role/SCLaunch-orders',
  artifact: { path: 'S3://bucket/out/key', type: 'AWS_S3' },
  identity: { awsAccountId: '111122223333' },
  parameters: [{ key: 'name', value: 'orders' }],
};
const INPUTS = { 'aws-region': 'eu-west-1', 'state-bucket': 'states' };

function read(inputs: Record<string, string> = INPUTS, message: unknown = MESSAGE, env: NodeJS.ProcessEnv = {}) {
  const reader = new InputReader((name) => inputs[name] ?? '');
  return readInputs(reader, readAccess(reader, env), findMessage([[message]], 'The event'));
}

/** What is wrong with inputs and message, all at once. */
function problemsOf(...given: Parameters<typeof read>): string[] {
  try {
    read(...given);
    return [];
  } catch (error) {
    return (error as AggregateError).errors.map(({ message }) => message);
  }
}

test('the key of the state is that of AWS, with a suffix if there is one', () => {
  expect(read().stateKey).toBe('111122223333/pp-4t7qk2m5xw3ab');
  const suffix = { ...INPUTS, 'state-key-suffix': '/eu-west-1' };
  expect(read(suffix).stateKey).toBe('111122223333/pp-4t7qk2m5xw3ab/eu-west-1');
});

test.each([
  [
    'the input',
    { 'aws-region': 'eu-west-1' },
    { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' },
    'eu-west-1',
  ],
  ['AWS_REGION', {}, { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' }, 'us-east-1'],
  ['AWS_DEFAULT_REGION', {}, { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-west-2' }, 'us-west-2'],
])('the Region is that of %s', (_, input, env, region) => {
  expect(read({ 'state-bucket': 'states', ...input }, MESSAGE, env).region).toBe(region);
});

test('the role gets credentials for an hour, if nothing else is wanted', () => {
  const arn = 'arn:aws:iam::111122223333:role/service-catalog-engine';
  expect(read({ ...INPUTS, 'role-to-assume': arn }).role).toMatchObject({ arn, durationSeconds: 3600 });
  expect(read().role).toBeUndefined();
});

test.each([
  ['role-duration-seconds', ['900', '43200'], ['899', '43201']],
  ['role-external-id', ['ab', 'a'.repeat(1224)], ['a', 'a'.repeat(1225), 'a b']],
])('%s has the limits of AWS', (name, accepted, refused) => {
  const inputs = { ...INPUTS, 'role-to-assume': 'arn:aws:iam::111122223333:role/service-catalog-engine' };
  for (const value of accepted) expect(problemsOf({ ...inputs, [name]: value })).toEqual([]);
  for (const value of refused) {
    expect(problemsOf({ ...inputs, [name]: value })).toEqual([expect.stringContaining(`${name} is '`)]);
  }
});

describe('an apply of nothing is refused:', () => {
  test.each([undefined, null, {}, { path: '' }])('an update whose artifact is %j', (artifact) => {
    expect(problemsOf(INPUTS, { ...MESSAGE, artifact })).toEqual([
      'artifact.path in the message is missing, so there is nothing to apply.',
    ]);
  });

  test('an artifact with another problem is not called missing', () => {
    expect(problemsOf(INPUTS, { ...MESSAGE, artifact: { path: 'ftp://x', type: 'AWS_S3' } })).toEqual([
      "artifact.path in the message is 'ftp://x', not the URI of an object in Amazon S3.",
    ]);
  });
});

test('a termination needs no artifact, parameters, or tags, whatever they are', () => {
  const operation = 'TERMINATE_PROVISION_PRODUCT';
  const odd = { ...MESSAGE, operation, artifact: { path: 'ftp://x' }, parameters: 'a', tags: { b: 'c' } };
  expect(read(INPUTS, odd).request).toMatchObject({ artifact: undefined, parameters: [], tags: [] });
});

test.each(['../other', 'pp-1/pp-2', 'pp 1', '', 'pp\n1', 'a'.repeat(101)])(
  'a provisioned product cannot lead to the state of another: %j',
  (provisionedProductId) => {
    const problems = problemsOf(INPUTS, { ...MESSAGE, provisionedProductId });
    expect(problems).toEqual([expect.stringMatching(/^provisionedProductId in the message /)]);
  },
);

test('all that is wrong is said at once', () => {
  const inputs = {
    'role-to-assume': 'service-catalog-engine',
    'role-duration-seconds': '60',
    'state-key-suffix': 'a b',
    'terraform-version': '1.11\n2',
    'force-unlock': 'yes',
  };
  const message = { ...MESSAGE, operation: 'EXECUTE', recordId: undefined, artifact: null, parameters: {} };
  const problems = problemsOf(inputs, message);
  expect(problems.map((problem) => problem.split(/ (?:is|in) /)[0]).sort()).toEqual([
    'Neither aws-region nor AWS_REGION',
    'force-unlock',
    'operation',
    'parameters',
    'recordId',
    'role-duration-seconds',
    'role-to-assume',
    'state-bucket',
    'state-key-suffix',
    'terraform-version',
  ]);
});

test('without a message, that is what is wrong', () => {
  expect(problemsOf(INPUTS, { detail: 'something else' })).toEqual(['The event has no message.']);
});
