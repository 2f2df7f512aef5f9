import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Credentials } from '../../local/credentials.ts';
import { FAULTS } from '../../local/faults.ts';
import { allows as allowedBy, type Policy } from '../../local/iam.ts';
import { type SecretsManager, startSecretsManager } from '../../local/secrets-manager.ts';

const REGION = 'eu-west-1';
const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:engine/github-AbCdEf';
const READER: Credentials = {
  accessKeyId: 'ASIAREADER0000000000',
  secretAccessKey: 'reader',
  sessionToken: 'token',
  principal: { arn: 'arn:aws:sts::111122223333:assumed-role/dispatch/fn' },
};

let secrets: SecretsManager;
let policy: Policy;
beforeEach(async () => {
  policy = { Statement: { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ARN } };
  secrets = await startSecretsManager({
    region: REGION,
    sessions: [READER],
    allows: (_, access) => allowedBy([policy], access),
  });
  secrets.put(ARN, 'first');
});
afterEach(() => secrets.close());

async function get(input: object = {}, { credentials = READER, maxAttempts = 1, region = REGION } = {}) {
  const client = new SecretsManagerClient({ endpoint: secrets.url, region, credentials, maxAttempts });
  try {
    return await client.send(new GetSecretValueCommand({ SecretId: ARN, ...input }));
  } finally {
    client.destroy();
  }
}

test('a secret has a value, a name, and a version', async () => {
  expect(await get()).toMatchObject({
    ARN,
    Name: 'engine/github',
    SecretString: 'first',
    VersionStages: ['AWSCURRENT'],
    CreatedDate: expect.any(Date),
  });
  expect(secrets.exchanges).toMatchObject([
    { operation: 'GetSecretValue', principal: READER.principal?.arn, status: 200 },
  ]);
});

test('a secret can be bytes', async () => {
  secrets.put(ARN, Buffer.from([0, 255]));
  const { SecretBinary, SecretString } = await get();
  expect([[...(SecretBinary ?? [])], SecretString]).toEqual([[0, 255], undefined]);
});

test('a rotated secret has the version before, too', async () => {
  const { VersionId } = await get();
  secrets.put(ARN, 'second');
  expect(await get()).toMatchObject({ SecretString: 'second' });
  expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'first', VersionId });
  expect(await get({ VersionId })).toMatchObject({ SecretString: 'first' });
  secrets.put(ARN, 'third');
  expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'second' });
});

describe('a secret is not shown', () => {
  const other = ARN.replace('AbCdEf', 'GhIjKl');

  test.each<[string, () => Promise<unknown>, string, string]>([
    [
      'without the permission for it',
      () => get({ SecretId: other }),
      'AccessDeniedException',
      `not authorized to perform: secretsmanager:GetSecretValue on resource: ${other}`,
    ],
    [
      'in another version',
      () => get({ VersionStage: 'AWSPENDING' }),
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
    ],
    [
      'to somebody unknown',
      () => get({}, { credentials: { ...READER, accessKeyId: 'ASIAX' } }),
      'UnrecognizedClientException',
      'invalid',
    ],
    [
      'with another secret key',
      () => get({}, { credentials: { ...READER, secretAccessKey: 'x' } }),
      'InvalidSignatureException',
      'signature',
    ],
    ['in another Region', () => get({}, { region: 'us-east-1' }), 'InvalidSignatureException', 'eu-west-1'],
  ])('%s', async (_, request, name, message) => {
    await expect(request()).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
    expect(secrets.exchanges).toMatchObject([{ status: 400, error: name }]);
  });

  test('if it does not exist, or is marked for deletion', async () => {
    secrets.delete(ARN);
    await expect(get()).rejects.toMatchObject({ name: 'InvalidRequestException' });
    secrets.delete(ARN, { withoutRecovery: true });
    policy = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
    await expect(get()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
  });

  test('with expired credentials', async () => {
    READER.expiration = new Date();
    await expect(get()).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    delete READER.expiration;
  });
});

test('the name of a secret is another resource than its ARN only if there is no such secret', async () => {
  expect(await get({ SecretId: 'engine/github' })).toMatchObject({ SecretString: 'first' });
  await expect(get({ SecretId: 'engine/other' })).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('a policy sees the stage only if the request has it', async () => {
  policy = {
    Statement: {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'secretsmanager:VersionStage': 'AWSCURRENT' } },
    },
  };
  await expect(get()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect(await get({ VersionStage: 'AWSCURRENT' })).toMatchObject({ SecretString: 'first' });
});

test('requests fail as often as they are told to', async () => {
  secrets.fail(FAULTS['503'], 2);
  await expect(get()).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
  expect(await get({}, { maxAttempts: 3 })).toMatchObject({ SecretString: 'first' });
});
