import { describe, expect, test } from 'vitest';
import { checkedMessage, type Field, type Message, valueIn } from '../../src/service-catalog/message-fields.ts';

/** A message as AWS's own engine recorded it, with names changed. */
const RECORDED = {
  token: '3f0c6a52-9d1e-4b77-8a40-5d2c9e61b7f3',
  operation: 'PROVISION_PRODUCT',
  provisionedProductId: 'pp-4t7qk2m5xw3ab',
  provisionedProductName: 'orders-bucket',
  productId: 'prod-h6u3vz2n8k4cd',
  provisioningArtifactId: 'pa-9s5e2r7y1m3fg',
  recordId: 'rec-2w8n4b6v9k1hj',
  launchRoleArn: 'arn:aws:iam::111122223333:role/SCLaunch-orders',
  artifact: {
    path: 'S3://sc-0123456789abcdef0123456789abcdef-us-east-1/out/7a4b8a59bd08f838400ad80309444392/60413ed8-1732629850224-f9596553',
    type: 'AWS_S3',
  },
  identity: { principal: 'AROAEXAMPLE', awsAccountId: '111122223333', organizationId: null },
  parameters: [{ key: 'bucket_name_prefix', value: 'orders-' }],
  tags: [{ key: 'team', value: 'orders' }],
};

function fieldOf<Name extends keyof Message>(name: Name, changes: object): Message[Name] {
  return checkedMessage({ ...RECORDED, ...changes })[name];
}

/** What is wrong with a field; undefined if nothing is. */
function problemIn(field: Field<unknown>): string | undefined {
  return 'problem' in field ? field.problem.message : undefined;
}

test('a recorded message has no problems', () => {
  const { provisionedProduct, ...fields } = checkedMessage(RECORDED);
  expect(provisionedProduct).toBe('orders-bucket (pp-4t7qk2m5xw3ab)');
  expect(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueIn<unknown>(field)]))).toEqual({
    recordId: RECORDED.recordId,
    workflowToken: RECORDED.token,
    operation: expect.objectContaining({ name: 'provision' }),
    provisionedProductId: RECORDED.provisionedProductId,
    launchRoleArn: RECORDED.launchRoleArn,
    accountId: '111122223333',
    artifact: {
      bucket: 'sc-0123456789abcdef0123456789abcdef-us-east-1',
      key: 'out/7a4b8a59bd08f838400ad80309444392/60413ed8-1732629850224-f9596553',
    },
    parameters: RECORDED.parameters,
    tags: RECORDED.tags,
  });
});

test('a terminate message has no artifact, no parameters, and no tags', () => {
  const { artifact: _, parameters: __, tags: ___, productId: ____, ...rest } = RECORDED;
  const message = checkedMessage({ ...rest, operation: 'TERMINATE_PROVISIONED_PRODUCT' });
  expect([message.artifact, message.parameters, message.tags]).toEqual([
    { value: undefined },
    { value: [] },
    { value: [] },
  ]);
});

describe('the operation', () => {
  test.each([
    ['PROVISION_PRODUCT', 'provision'],
    ['UPDATE_PROVISIONED_PRODUCT', 'update'],
    ['UPDATE_PROVISION_PRODUCT', 'update'],
    ['TERMINATE_PROVISIONED_PRODUCT', 'terminate'],
    ['TERMINATE_PROVISION_PRODUCT', 'terminate'],
  ])('%s is %s', (operation, name) => {
    expect(valueIn(fieldOf('operation', { operation }))?.name).toBe(name);
  });

  test.each([
    ['EXECUTE_PLAN', "is 'EXECUTE_PLAN'. Accepted values: UPDATE_PROVISIONED_PRODUCT,"],
    ['provision_product', "is 'provision_product'. Accepted values:"],
    ['toString', "is 'toString'. Accepted values:"],
    [undefined, 'is missing.'],
    [['PROVISION_PRODUCT'], 'is not a string.'],
  ])('%j is refused', (operation, what) => {
    expect(problemIn(fieldOf('operation', { operation }))).toContain(`operation in the message ${what}`);
  });
});

describe('the artifact', () => {
  test.each([
    ['s3://bucket/key', { bucket: 'bucket', key: 'key' }],
    ['S3://Bucket_1.x/a b+c%2F?d#e', { bucket: 'Bucket_1.x', key: 'a b+c%2F?d#e' }],
    ['s3://bucket/../ü/日本//x/', { bucket: 'bucket', key: '../ü/日本//x/' }],
  ])('%j is an object, and its key is taken as it is', (path, value) => {
    expect(fieldOf('artifact', { artifact: { path, type: 'AWS_S3' } })).toEqual({ value });
  });

  test.each([undefined, null, {}, { path: null }, { path: '' }, 'text'])('%j is none', (artifact) => {
    expect(fieldOf('artifact', { artifact })).toEqual({ value: undefined });
  });

  test.each([
    [{ path: 'https://example.com/a' }, "is 'https://example.com/a', not the URI of an object"],
    [{ path: 's3://bucket' }, 'not the URI of an object'],
    [{ path: 's3://bucket/' }, 'not the URI of an object'],
    [{ path: ' s3://bucket/key' }, 'not the URI of an object'],
    [{ path: 's3://bu cket/key' }, 'not the URI of an object'],
    [{ path: 's3://bucket@evil.example/key' }, 'not the URI of an object'],
    [{ path: 's3://bucket/a\n::error::b' }, 'not the URI of an object'],
    [{ path: `s3://bucket/${'a'.repeat(1025)}` }, 'not the URI of an object'],
    [{ path: ['s3://bucket/key'] }, 'is not a string.'],
    [{ path: 's3://bucket/key', type: 'GIT' }, "artifact.type in the message is 'GIT'. Accepted values: AWS_S3."],
  ])('%j is refused', (artifact, what) => {
    expect(problemIn(fieldOf('artifact', { artifact }))).toContain(what);
  });
});

describe('the launch role', () => {
  test.each([
    'arn:aws:iam::111122223333:role/SCLaunch-orders',
    'arn:aws-us-gov:iam::111122223333:role/path/with;#[odd]=/Role+=,.@-_',
  ])('%s is a role', (launchRoleArn) => {
    expect(fieldOf('launchRoleArn', { launchRoleArn })).toEqual({ value: launchRoleArn });
  });

  test.each([
    'arn:aws:iam::111122223333:user/somebody',
    'arn:aws:iam::1111:role/SCLaunch-orders',
    'arn:aws:iam::111122223333:role/',
    ' arn:aws:iam::111122223333:role/a',
    'arn:aws:iam::111122223333:role/a b',
    'arn:aws:iam::111122223333:role/a ;b',
    'arn:aws:iam::111122223333:role/a\n[default]\ncredential_process = x',
    'arn:aws:iam::111122223333:role/a\n',
    'arn:aws:iam::111122223333:role/a\r::add-mask::b',
    'arn:aws:iam::111122223333:role/a\u2028b',
    '',
  ])('%j is none', (launchRoleArn) => {
    expect(problemIn(fieldOf('launchRoleArn', { launchRoleArn }))).toContain('not the ARN of a role');
  });

  test('a missing one says what to do', () => {
    for (const launchRoleArn of [undefined, null]) {
      const field = fieldOf('launchRoleArn', { launchRoleArn });
      expect('problem' in field && field.problem).toMatchObject({
        message: 'launchRoleArn in the message is missing.',
        advice: expect.stringContaining('launch constraint'),
      });
    }
    expect(problemIn(fieldOf('launchRoleArn', { launchRoleArn: 7 }))).toContain('is not a string.');
  });
});

describe('the account', () => {
  test.each([undefined, null, {}, { awsAccountId: null }])(
    'is that of the launch role if the identity is %j',
    (identity) => {
      const launchRoleArn = 'arn:aws:iam::444455556666:role/SCLaunch-orders';
      expect(fieldOf('accountId', { identity, launchRoleArn })).toEqual({ value: '444455556666' });
    },
  );

  test('is missing if the launch role has none either', () => {
    expect(problemIn(fieldOf('accountId', { identity: null, launchRoleArn: null }))).toContain('is missing.');
  });

  test.each(['', '1111', '../../111122223333', '111122223333\n', '١١١١٢٢٢٢٣٣٣٣', 111122223333])(
    '%j is refused, and not replaced',
    (awsAccountId) => {
      expect(problemIn(fieldOf('accountId', { identity: { awsAccountId } }))).toMatch(/^identity\.awsAccountId/);
    },
  );
});

describe.each(['parameters', 'tags'] as const)('the %s', (name) => {
  test('are pairs of text, any text', () => {
    const list = [
      { key: 'a b', value: '' },
      { key: '__proto__', value: `\${x}\n::error::y`, more: 1 },
    ];
    expect(fieldOf(name, { [name]: list })).toEqual({
      value: [
        { key: 'a b', value: '' },
        { key: '__proto__', value: `\${x}\n::error::y` },
      ],
    });
  });

  test.each([undefined, null, []])('%j are none', (list) => {
    expect(fieldOf(name, { [name]: list })).toEqual({ value: [] });
  });

  test.each([
    [{ a: 'b' }, 'is not a list.'],
    ['a=b', 'is not a list.'],
    [['a'], '[0].key in the message is not a string.'],
    [[null], '[0].key in the message is not a string.'],
    [
      [
        { key: 'a', value: 'b' },
        { key: '', value: 'b' },
      ],
      '[1].key in the message is not a string.',
    ],
    [[{ key: 'a', value: 1 }], "[0].value in the message ('a') is not a string."],
    [[{ key: 'a' }], "[0].value in the message ('a') is not a string."],
    [[{ key: 'a', value: null }], "[0].value in the message ('a') is not a string."],
  ])('%j are refused', (list, what) => {
    const problem = problemIn(fieldOf(name, { [name]: list }));
    expect(problem?.startsWith(name) && problem.endsWith(what)).toBe(true);
  });
});

test('no problem shows the workflow token', () => {
  const token = `a"b${'x'.repeat(20_000)}`;
  const field = fieldOf('workflowToken', { token });
  expect(problemIn(field)).toBe('token in the message must have 1 to 20000 characters (WorkflowToken), but has 20003.');
});

test('no field can be an object that fails when it becomes text', () => {
  const hostile = { toString: 1, valueOf: 1 };
  for (const name of [
    'recordId',
    'operation',
    'provisionedProductId',
    'launchRoleArn',
    'parameters',
    'tags',
  ] as const) {
    expect(problemIn(fieldOf(name, { [name]: hostile, identity: undefined })), name).toBeDefined();
  }
  expect(checkedMessage({ ...RECORDED, provisionedProductName: hostile }).provisionedProduct).toBe('pp-4t7qk2m5xw3ab');
  expect(problemIn(fieldOf('artifact', { artifact: { ...RECORDED.artifact, type: hostile } }))).toContain(
    'not a string',
  );
  expect(problemIn(fieldOf('accountId', { identity: { awsAccountId: hostile } }))).toContain('not a string');
});
