import {
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import type { JWTPayload } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Credentials } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';
import { type Role, Roles } from '../../local/roles.ts';
import { type Sts, startSts } from '../../local/sts.ts';

const ROLE: Role = {
  arn: 'arn:aws:iam::123456789012:role/platform/engine',
  trusts: { audiences: ['sts.amazonaws.com'], subjects: ['repo:example/platform:*'] },
};
const LAUNCH: Role = {
  arn: 'arn:aws:iam::111122223333:role/launch/SCLaunch-orders',
  trusts: { principals: [ROLE.arn] },
};
const PARTNER: Role = { ...ROLE, arn: 'arn:aws:iam::123456789012:role/partner', externalId: 'partner-1' };

let issuer: TokenEndpoint;
let sts: Sts;
let endpoint: Endpoint;
beforeEach(async () => {
  issuer = await startTokenEndpoint();
  sts = await startSts({ roles: [ROLE, PARTNER, LAUNCH], identityProvider: issuer });
  endpoint = await startEndpoint({ sessions: sts.sessions });
});
afterEach(() => Promise.all([issuer.close(), sts.close(), endpoint.close()]));

function client(config: object = {}): STSClient {
  const { url, region, credentials } = sts;
  return new STSClient({ endpoint: url, region, credentials, maxAttempts: 1, ...config });
}

function assume(input: Partial<AssumeRoleCommandInput> = {}, credentials = sts.credentials) {
  const request = { RoleArn: ROLE.arn, RoleSessionName: 'run-1', ...input };
  return client({ credentials }).send(new AssumeRoleCommand(request));
}

async function assumeWithWebIdentity(claims: JWTPayload = {}, RoleArn = ROLE.arn, by = issuer) {
  const WebIdentityToken = await by.token({ aud: 'sts.amazonaws.com', ...claims });
  const request = { RoleArn, RoleSessionName: 'run-1', WebIdentityToken };
  return client().send(new AssumeRoleWithWebIdentityCommand(request));
}

function credentialsOf({ Credentials: received }: Pick<AssumeRoleCommandOutput, 'Credentials'>): Credentials {
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = received ?? {};
  return { accessKeyId, secretAccessKey, sessionToken: received?.SessionToken ?? '' };
}

function notify(credentials: Credentials) {
  const { url, region } = endpoint;
  const request = {
    RecordId: 'rec-1',
    WorkflowToken: 'token',
    Status: 'SUCCEEDED',
    IdempotencyToken: 'first',
  } as const;
  return new ServiceCatalogClient({ endpoint: url, region, credentials, maxAttempts: 1 }).send(
    new NotifyUpdateProvisionedProductEngineWorkflowResultCommand(request),
  );
}

describe('the credentials of an assumed role', () => {
  test('expire after the requested duration', async () => {
    const before = Date.now();
    const { Credentials: received } = await assume({ DurationSeconds: 900 });
    expect(Number(received?.Expiration) - before).toBeGreaterThanOrEqual(900_000);
    expect(Number(received?.Expiration) - Date.now()).toBeLessThanOrEqual(900_000);
    expect(sts.exchanges).toMatchObject([{ parameters: { Action: 'AssumeRole', DurationSeconds: '900' } }]);
  });

  test.each([
    ['a web identity token', () => assumeWithWebIdentity()],
    ['a request with the external ID', () => assume({ RoleArn: PARTNER.arn, ExternalId: 'partner-1' })],
    ['the credentials of another role', async () => assume({}, credentialsOf(await assume()))],
  ])('from %s sign requests to Service Catalog', async (_, assumed) => {
    const record = endpoint.records.add('rec-1', 'token');
    await notify(credentialsOf(await assumed()));
    expect(record.status).toBe('SUCCEEDED');
  });

  test('are invalid with another session token', async () => {
    const credentials = { ...credentialsOf(await assume()), sessionToken: 'other' };
    await expect(notify(credentials)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test('are rejected after they expire', async () => {
    const credentials = credentialsOf(await assume());
    for (const session of sts.sessions) session.expiration = new Date();
    await expect(notify(credentials)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await expect(assume({}, credentials)).rejects.toMatchObject({ name: 'ExpiredToken' });
  });
});

function identityOf(credentials: Credentials, config: object = {}) {
  return client({ credentials, ...config }).send(new GetCallerIdentityCommand());
}

describe('the caller', () => {
  const { arn: RoleArn } = LAUNCH;

  test('is a user, or a session of a role', async () => {
    expect(await identityOf(sts.credentials)).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/local',
    });
    const engine = await assumeWithWebIdentity();
    const Arn = 'arn:aws:sts::123456789012:assumed-role/engine/run-1';
    expect(engine.AssumedRoleUser).toMatchObject({ Arn, AssumedRoleId: expect.stringMatching(/^AROA.*:run-1$/) });
    const UserId = engine.AssumedRoleUser?.AssumedRoleId;
    expect(await identityOf(credentialsOf(engine))).toMatchObject({ Account: '123456789012', Arn, UserId });
    expect(sts.sessions[0]?.principal).toEqual({ arn: Arn, roleArn: ROLE.arn });
  });

  test('assumes a role of another account that trusts it', async () => {
    const engine = credentialsOf(await assume());
    const launch = await assume({ RoleArn, RoleSessionName: 'pp-1' }, engine);
    expect(await identityOf(credentialsOf(launch))).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:sts::111122223333:assumed-role/SCLaunch-orders/pp-1',
    });
  });

  test.each<[string, string[], string]>([
    ['the user', ['arn:aws:iam::123456789012:user/local'], 'none'],
    ['its account', ['arn:aws:iam::123456789012:root'], 'none'],
    ['another account', ['arn:aws:iam::111122223333:root'], 'AccessDenied'],
    ['another user', ['arn:aws:iam::123456789012:user/other'], 'AccessDenied'],
    ['nobody', [], 'AccessDenied'],
  ])('assumes a role that trusts %s', async (_, principals, outcome) => {
    LAUNCH.trusts.principals = principals;
    const error = await assume({ RoleArn }).then(
      () => 'none',
      ({ name }: Error) => name,
    );
    LAUNCH.trusts.principals = [ROLE.arn];
    expect(error).toBe(outcome);
  });

  test.each<[string, object, string]>([
    ['a role that does not trust it', { RoleArn: LAUNCH.arn }, 'AccessDenied'],
    ['a role for longer than the role allows', { DurationSeconds: 3601 }, 'ValidationError'],
    ['a role for less than 15 minutes', { DurationSeconds: 899 }, 'ValidationError'],
    ['a role with an invalid session name', { RoleSessionName: 'run 1' }, 'ValidationError'],
  ])('does not assume %s', async (_, input, name) => {
    await expect(assume(input)).rejects.toMatchObject({ name });
    expect(sts.sessions).toEqual([]);
  });

  test('assumes a role for as long as the role allows, but only an hour with credentials of a role', async () => {
    LAUNCH.maxSessionSeconds = 7200;
    LAUNCH.trusts.principals?.push('arn:aws:iam::123456789012:user/local');
    const long = { RoleArn, DurationSeconds: 7200 };
    const { Credentials: received } = await assume(long);
    expect(Number(received?.Expiration) - Date.now()).toBeGreaterThan(7_100_000);
    const chained = assume(long, credentialsOf(await assume()));
    await expect(chained).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      $metadata: { httpStatusCode: 400 },
    });
    delete LAUNCH.maxSessionSeconds;
    LAUNCH.trusts.principals = [ROLE.arn];
  });

  test('calls the endpoint of a Region that is there', async () => {
    await expect(identityOf(sts.credentials, { region: 'us-east-1' })).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    const regions = await startSts({ roles: [], identityProvider: issuer, regions: ['eu-west-1', 'us-east-1'] });
    const { Arn } = await identityOf(sts.credentials, { endpoint: regions.url, region: 'us-east-1' });
    expect(Arn).toContain('user/local');
    await regions.close();
  });
});

describe('a role is not assumed', () => {
  const expired = { exp: Math.floor(Date.now() / 1000) - 1 };
  const unknown = `${ROLE.arn}s`;

  test.each<[string, () => Promise<unknown>, string]>([
    ['if it does not exist', () => assume({ RoleArn: unknown }), 'AccessDenied'],
    ['without its external ID', () => assume({ RoleArn: PARTNER.arn }), 'AccessDenied'],
    [
      'with an unknown access key',
      () => assume({}, { ...sts.credentials, accessKeyId: 'AKIAX' }),
      'InvalidClientTokenId',
    ],
    [
      'with another secret key',
      () => assume({}, { ...sts.credentials, secretAccessKey: 'x' }),
      'SignatureDoesNotMatch',
    ],
    ['with a token if it does not exist', () => assumeWithWebIdentity({}, unknown), 'AccessDenied'],
    ['by another subject', () => assumeWithWebIdentity({ sub: 'repo:example/platform2:a' }), 'AccessDenied'],
    ['by a longer subject', () => assumeWithWebIdentity({ sub: 'my-repo:example/platform:a' }), 'AccessDenied'],
    ['for another audience', () => assumeWithWebIdentity({ aud: 'https://example.com' }), 'InvalidIdentityToken'],
    ['with the token of another issuer', () => assumeWithWebIdentity({ iss: 'x' }), 'InvalidIdentityToken'],
    ['with an expired token', () => assumeWithWebIdentity(expired), 'ExpiredTokenException'],
  ])('%s', async (_, assumed, name) => {
    await expect(assumed()).rejects.toMatchObject({ name: expect.stringContaining(name) });
    expect(sts.exchanges).toMatchObject([{ error: name }]);
    expect(sts.sessions).toEqual([]);
  });

  test('with a token that another key signed', async () => {
    const stranger = await startTokenEndpoint({ hasOwnKey: true });
    await expect(assumeWithWebIdentity({}, ROLE.arn, stranger)).rejects.toThrow('signature verification failed');
    await stranger.close();
  });
});

describe('by policies,', () => {
  const account = '123456789012';
  const other = '111122223333';
  const arn = (id: string, name: string) => `arn:aws:iam::${id}:role/${name}`;
  const statement = (Effect: 'Allow' | 'Deny', Resource: string) => ({ Effect, Action: 'sts:AssumeRole', Resource });

  /** A role that trusts, and a role with permissions that wants to assume it. */
  function assumed(of: string, trusted: string, ...permissions: ReturnType<typeof statement>[]): string {
    const [caller, target] = [arn(account, 'caller'), arn(of, 'target')];
    const policy = {
      Statement: { Effect: 'Allow' as const, Principal: { AWS: trusted }, Action: 'sts:AssumeRole' },
    };
    const roles = new Roles(
      [
        { arn: caller, trusts: {}, permissions: permissions.map((each) => ({ Statement: each })) },
        { arn: target, trusts: { policy } },
      ],
      issuer,
    );
    const principal = { arn: `arn:aws:sts::${account}:assumed-role/caller/job`, roleArn: caller };
    try {
      return roles.assume({ RoleArn: target, RoleSessionName: 'job' }, principal).principal.arn;
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  const caller = arn(account, 'caller');
  const root = `arn:aws:iam::${account}:root`;
  const session = (id: string) => `arn:aws:sts::${id}:assumed-role/target/job`;
  const permitted = statement('Allow', '*');

  test.each<[string, Parameters<typeof assumed>, string]>([
    ['trust and permission are enough', [other, caller, permitted], session(other)],
    ['a role of another account needs the permission', [other, caller], 'AccessDenied'],
    ['a role of the same account does not, if it is named', [account, caller], session(account)],
    ['a role whose account is trusted does', [account, root], 'AccessDenied'],
    ['a role whose account is trusted can have it', [account, root, permitted], session(account)],
    ['the permission can be for another role', [other, caller, statement('Allow', caller)], 'AccessDenied'],
    ['the permission can be denied', [account, caller, statement('Deny', '*')], 'AccessDenied'],
    ['the permission is not enough', [account, arn(account, 'x'), permitted], 'AccessDenied'],
  ])('%s', (_, parts, outcome) => {
    expect(assumed(...parts)).toBe(outcome);
  });

  test('a service assumes a role that trusts it', () => {
    const policy = {
      Statement: { Effect: 'Allow' as const, Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    };
    const roles = new Roles(
      [
        { arn: caller, trusts: { policy } },
        { arn: arn(account, 'x'), trusts: {} },
      ],
      issuer,
    );
    const request = { RoleArn: caller, RoleSessionName: 'fn' };
    const { principal } = roles.assumeAsService('lambda.amazonaws.com', request);
    expect(principal).toEqual({ arn: `arn:aws:sts::${account}:assumed-role/caller/fn`, roleArn: caller });
    const denied = expect.objectContaining({ code: 'AccessDenied' });
    expect(() => roles.assumeAsService('sns.amazonaws.com', request)).toThrow(denied);
    const untrusting = { ...request, RoleArn: arn(account, 'x') };
    expect(() => roles.assumeAsService('lambda.amazonaws.com', untrusting)).toThrow(denied);
  });
});
