import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import {
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  type Credentials as Received,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Credentials, environmentOf } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import type { Claims } from '../../local/jwt.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';
import type { Role } from '../../local/roles.ts';
import { type Sts, startSts } from '../../local/sts.ts';

const ROLE: Role = {
  arn: 'arn:aws:iam::123456789012:role/platform/engine',
  trusts: { audiences: ['sts.amazonaws.com'], subjects: ['repo:example/platform:*'] },
  maxDuration: 7200,
};
const PARTNER: Role = { ...ROLE, arn: 'arn:aws:iam::123456789012:role/partner', externalId: 'tell-me' };

let issuer: TokenEndpoint;
let sts: Sts;
let endpoint: Endpoint;
beforeEach(async () => {
  issuer = await startTokenEndpoint({ claims: { aud: 'sts.amazonaws.com' } });
  sts = await startSts({ roles: [ROLE, PARTNER], identityProvider: issuer });
  endpoint = await startEndpoint({ sessions: sts.sessions });
});
afterEach(() => Promise.all([issuer.close(), sts.close(), endpoint.close()]));

function client(config: object = {}): STSClient {
  const { url, region, credentials } = sts;
  return new STSClient({ endpoint: url, region, credentials, maxAttempts: 1, ...config });
}

function assume(input: Partial<AssumeRoleCommandInput> = {}, config?: object) {
  return client(config).send(new AssumeRoleCommand({ RoleArn: ROLE.arn, RoleSessionName: 'run-1', ...input }));
}

function assumeWithWebIdentity(
  claims: Partial<Claims> = {},
  input: Partial<AssumeRoleWithWebIdentityCommandInput> = {},
) {
  const WebIdentityToken = issuer.token(claims);
  const request = { RoleArn: ROLE.arn, RoleSessionName: 'run-1', WebIdentityToken, ...input };
  return client().send(new AssumeRoleWithWebIdentityCommand(request));
}

/** The error's name, as the SDK has it, and its message. */
async function errorOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'none',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

function credentialsOf({ Credentials: received }: { Credentials?: Received | undefined }): Credentials {
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = received ?? {};
  return { accessKeyId, secretAccessKey, sessionToken: received?.SessionToken ?? '' };
}

function tell(credentials: Credentials) {
  const { url, region } = endpoint;
  const catalog = new ServiceCatalogClient({ endpoint: url, region, credentials, maxAttempts: 1 });
  return catalog.send(
    new NotifyUpdateProvisionedProductEngineWorkflowResultCommand({
      RecordId: 'rec-1',
      WorkflowToken: 'token',
      Status: 'SUCCEEDED',
      IdempotencyToken: 'first',
    }),
  );
}

describe('a role', () => {
  test('is assumed by a user, for as long as was asked', async () => {
    const { AssumedRoleUser: user, Credentials: received } = await assume({ DurationSeconds: 900 });
    expect(user?.Arn).toBe('arn:aws:sts::123456789012:assumed-role/engine/run-1');
    expect(received?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
    expect(Number(received?.Expiration) - Date.now()).toBeGreaterThan(890_000);
    expect(Number(received?.Expiration) - Date.now()).toBeLessThanOrEqual(900_000);
    expect(sts.exchanges).toMatchObject([
      { status: 200, parameters: { Action: 'AssumeRole', DurationSeconds: '900' } },
    ]);
  });

  test('is assumed by a job of GitHub', async () => {
    expect(await assumeWithWebIdentity()).toMatchObject({
      AssumedRoleUser: { Arn: 'arn:aws:sts::123456789012:assumed-role/engine/run-1' },
      SubjectFromWebIdentityToken: 'repo:example/platform:ref:refs/heads/main',
      Audience: 'sts.amazonaws.com',
      Provider: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    });
  });

  test('is assumed with its external ID', async () => {
    expect(await errorOf(assume({ RoleArn: PARTNER.arn, ExternalId: 'tell-me' }))).toBe('none');
  });

  test('is assumed from another, for an hour at most', async () => {
    const credentials = credentialsOf(await assume());
    expect(await errorOf(assume({ DurationSeconds: 3600 }, { credentials }))).toBe('none');
    expect(await errorOf(assume({ DurationSeconds: 3601 }, { credentials }))).toMatch(/^ValidationError: .*chaining/);
  });

  test('is assumed with tags and a policy, which make no difference here', async () => {
    const input = { Tags: [{ Key: 'Repository', Value: 'example/platform' }], Policy: '{}', TransitiveTagKeys: ['a'] };
    expect(await errorOf(assume(input))).toBe('none');
  });

  test('is assumed over TLS', async () => {
    const secure = await startSts({ roles: [ROLE], tls: true });
    const requestHandler = { httpsAgent: new Agent({ ca: secure.authority ?? '' }) };
    expect(await errorOf(assume({}, { endpoint: secure.url, requestHandler }))).toBe('none');
    await secure.close();
  });
});

describe('the credentials of a session', () => {
  test('sign requests to Service Catalog', async () => {
    const record = endpoint.records.add('rec-1', 'token');
    await tell(credentialsOf(await assumeWithWebIdentity()));
    expect(record.status).toBe('SUCCEEDED');
  });

  test('do so only with their token', async () => {
    const credentials = { ...credentialsOf(await assume()), sessionToken: 'other' };
    expect(await errorOf(tell(credentials))).toMatch(/^UnrecognizedClientException/);
  });

  test('run out, for Service Catalog and for STS', async () => {
    const credentials = credentialsOf(await assume());
    for (const session of sts.sessions) session.expiration = new Date();
    expect(await errorOf(tell(credentials))).toMatch(/^ExpiredTokenException/);
    expect(await errorOf(assume({}, { credentials }))).toMatch(/^ExpiredToken:/);
  });
});

describe('AssumeRole is refused', () => {
  afterEach(() => expect(sts.sessions).toEqual([]));

  test.each([
    ['for a role that does not exist', { RoleArn: `${ROLE.arn}s` }],
    ['without the external ID', { RoleArn: PARTNER.arn }],
    ['with another external ID', { RoleArn: PARTNER.arn, ExternalId: 'other' }],
  ])('%s', async (_, input) => {
    const { RoleArn: arn = '' } = input;
    const denial = `is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
    expect(await errorOf(assume(input))).toMatch(/^AccessDenied: User: arn:/);
    expect(await errorOf(assume(input))).toContain(denial);
    expect(sts.exchanges[0]).toMatchObject({ status: 403, error: 'AccessDenied' });
  });

  test.each([
    ['a short ARN', { RoleArn: 'engine' }, "'RoleArn' failed"],
    ['a session name with a space', { RoleSessionName: 'run 1' }, "'RoleSessionName' failed"],
    ['a session name of one character', { RoleSessionName: 'r' }, 'length greater than or equal to 2'],
    ['a session name of 65 characters', { RoleSessionName: 'r'.repeat(65) }, 'length less than or equal to 64'],
    ['no session name', { RoleSessionName: undefined as unknown as string }, "'RoleSessionName' must not be null"],
    ['less than 15 minutes', { DurationSeconds: 899 }, 'value greater than or equal to 900'],
    ['more than 12 hours', { DurationSeconds: 43_201 }, 'value less than or equal to 43200'],
    ['a part of a second', { DurationSeconds: 900.5 }, "'DurationSeconds' is no integer"],
    ['longer than the role lasts', { DurationSeconds: 7201 }, 'exceeds the MaxSessionDuration set for this role'],
    ['an external ID with a space', { ExternalId: 'tell me' }, "'ExternalId' failed"],
    ['markup', { RoleSessionName: '<&>' }, '[\\w+=,.@\\-]*'],
  ])('for %s', async (_, input, message) => {
    const error = await errorOf(assume(input));
    expect(error).toMatch(/^ValidationError: /);
    expect(error).toContain(message);
  });

  test.each([
    ['with an unknown key', { credentials: { accessKeyId: 'AKIAX', secretAccessKey: 'x' } }, 'InvalidClientTokenId'],
    ['for another region', { region: 'us-east-1' }, 'SignatureDoesNotMatch'],
  ])('%s', async (_, config, error) => {
    expect(await errorOf(assume({}, config))).toContain(`${error}: `);
  });

  test('signed with another secret', async () => {
    const credentials = { ...sts.credentials, secretAccessKey: 'x' };
    expect(await errorOf(assume({}, { credentials }))).toMatch(/^SignatureDoesNotMatch: /);
  });

  test.each([
    ['without a signature', 'POST', '/', 'Action=AssumeRole&Version=2011-06-15', 'MissingAuthenticationToken'],
    ['of another version', 'POST', '/', 'Action=AssumeRole&Version=2010-01-01', 'InvalidAction'],
    ['by another name', 'POST', '/', 'Action=constructor&Version=2011-06-15', 'InvalidAction'],
    ['by another method', 'PUT', '/', 'Action=AssumeRole&Version=2011-06-15', 'InvalidAction'],
    ['at another path', 'POST', '/sts', 'Action=AssumeRole&Version=2011-06-15', 'InvalidAction'],
  ])('%s', async (_, method, path, body, error) => {
    const response = await fetch(`${sts.url}${path}`, { method, body });
    expect(await response.text()).toMatch(
      `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${error}</Code><Message>`,
    );
  });
});

describe('AssumeRoleWithWebIdentity is refused', () => {
  const now = Math.floor(Date.now() / 1000);
  const missing = undefined as unknown as string;
  afterEach(() => expect(sts.sessions).toEqual([]));

  test.each([
    ['that has expired', { exp: now - 1 }, 400, 'ExpiredTokenException', 'Token expired'],
    ['that is not valid yet', { nbf: now + 60 }, 403, 'IDPRejectedClaim', 'not yet valid'],
    ['for another audience', { aud: 'https://github.com/example' }, 400, 'InvalidIdentityToken', 'token audience'],
    ['of an unknown issuer', { iss: 'https://example.com' }, 400, 'InvalidIdentityToken', 'No OpenIDConnect provider'],
    ['without a subject', { sub: missing }, 400, 'InvalidIdentityToken', 'Missing a required claim: sub'],
    [
      'of another repository',
      { sub: 'repo:example/platform2:ref:refs/heads/main' },
      403,
      'AccessDenied',
      `:repo:example/platform2:ref:refs/heads/main is not authorized to perform: sts:AssumeRoleWithWebIdentity on resource: ${ROLE.arn}`,
    ],
    ['whose subject has more before it', { sub: 'my-repo:example/platform:a' }, 403, 'AccessDenied', 'not authorized'],
  ])('for a token %s', async (_, claims, status, error, message) => {
    expect(await errorOf(assumeWithWebIdentity(claims))).toContain(message);
    expect(sts.exchanges).toMatchObject([{ status, error }]);
  });

  test('for a token that another signed', async () => {
    const stranger = await startTokenEndpoint({ claims: { aud: 'sts.amazonaws.com' } });
    const answer = assumeWithWebIdentity({}, { WebIdentityToken: stranger.token() });
    expect(await errorOf(answer)).toContain('The signature of the token could not be verified');
    await stranger.close();
  });

  test.each(['no token', 'a.b.c', ''])('for %j instead of a token', async (WebIdentityToken) => {
    const error = await errorOf(assumeWithWebIdentity({}, { WebIdentityToken }));
    expect(error).toMatch(WebIdentityToken ? /^InvalidIdentityToken.*not a valid JWT/ : /^ValidationError/);
  });

  test('for a token that says it needs no signature', async () => {
    const [, claims] = issuer.token().split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    const answer = assumeWithWebIdentity({}, { WebIdentityToken: `${header}.${claims}.` });
    expect(await errorOf(answer)).toContain('could not be verified');
  });

  test('for a role that does not exist', async () => {
    expect(await errorOf(assumeWithWebIdentity({}, { RoleArn: `${ROLE.arn}s` }))).toMatch(/^AccessDenied: /);
  });

  test('for longer than the role lasts', async () => {
    expect(await errorOf(assumeWithWebIdentity({}, { DurationSeconds: 7201 }))).toMatch(/^ValidationError: /);
  });
});

describe.runIf(isInstalled('aws'))('the AWS CLI', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'home-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  async function aws(url: string, args: string[], credentials?: Credentials): Promise<Record<string, Received>> {
    const { stdout } = await promisify(execFile)('aws', ['--endpoint-url', url, '--output', 'json', ...args], {
      env: {
        PATH: process.env.PATH,
        HOME: home,
        AWS_REGION: sts.region,
        AWS_DEFAULT_REGION: sts.region,
        AWS_EC2_METADATA_DISABLED: 'true',
        ...(credentials && environmentOf(credentials)),
      },
    });
    return JSON.parse(stdout || '{}');
  }

  test('assumes a role both ways and tells Service Catalog with either', async () => {
    const role = ['--role-arn', ROLE.arn, '--role-session-name', 'run-1'];
    const [byUser, byJob] = await Promise.all([
      aws(sts.url, ['sts', 'assume-role', ...role, '--duration-seconds', '900'], sts.credentials),
      aws(sts.url, ['sts', 'assume-role-with-web-identity', ...role, '--web-identity-token', issuer.token()]),
    ]);
    const records = await Promise.all(
      [byUser, byJob].map(async (session, index) => {
        const record = endpoint.records.add(`rec-${index}`, 'token');
        const notify = 'notify-update-provisioned-product-engine-workflow-result';
        const answer = `--record-id=rec-${index} --workflow-token=token --status=SUCCEEDED --idempotency-token=${index}`;
        await aws(endpoint.url, ['servicecatalog', notify, ...answer.split(' ')], credentialsOf(session));
        return record;
      }),
    );
    expect(records.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  test('understands a refusal', async () => {
    const token = issuer.token({ sub: 'repo:example/other:ref:refs/heads/main' });
    const args = ['--role-arn', ROLE.arn, '--role-session-name', 'run-1', '--web-identity-token', token];
    await expect(aws(sts.url, ['sts', 'assume-role-with-web-identity', ...args])).rejects.toThrow(
      /An error occurred \(AccessDenied\) when calling the AssumeRoleWithWebIdentity operation: User: .* is not authorized/,
    );
  });
});

function isInstalled(command: string): boolean {
  return `${process.env.PATH}`.split(delimiter).some((folder) => existsSync(join(folder, command)));
}
