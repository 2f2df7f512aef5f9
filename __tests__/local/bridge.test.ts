import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  type AccountOptions,
  ENGINE_ROLE,
  LAUNCH_ROLE,
  REGION,
  STATE_BUCKET,
  startAccount,
} from '../../local/account.ts';
import { type Bridge, startBridge } from '../../local/bridge.ts';
import { gitHubError } from '../../local/github-faults.ts';
import type { Session } from '../../local/roles.ts';

const isBundled = (name: string) => existsSync(join(import.meta.dirname, '..', '..', 'dist', name));

let account: Account;
let bridge: Bridge;

async function start(parameters: AccountOptions['parameters'] = {}): Promise<void> {
  account = await startAccount({ parameters });
  bridge = await startBridge(account, { warm: true });
}

async function stop(): Promise<void> {
  await bridge.close();
  await account.close();
}

/** Whether a request succeeds, or the name of its error. */
async function outcomeOf(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => 'allowed',
    ({ name }: Error) => name,
  );
}

describe('the engine role', () => {
  const SUBJECT = 'repo:example/platform:ref:refs/heads/main';
  beforeAll(() => start({ GitHubEnvironment: 'production' }));
  afterAll(stop);

  async function assume(claims: JWTPayload): Promise<string> {
    const token = await account.token({ aud: 'sts.amazonaws.com', ...claims });
    const client = new STSClient({ endpoint: account.sts.url, region: REGION, maxAttempts: 1 });
    const request = { RoleArn: ENGINE_ROLE, RoleSessionName: 'job', WebIdentityToken: token, DurationSeconds: 7200 };
    return outcomeOf(client.send(new AssumeRoleWithWebIdentityCommand(request)));
  }

  test.each<[string, JWTPayload, string]>([
    ['the default branch', { sub: SUBJECT }, 'allowed'],
    ['it with IDs', { sub: 'repo:example@123456/platform@456789:ref:refs/heads/main' }, 'allowed'],
    ['another branch', { sub: 'repo:example/platform:ref:refs/heads/other' }, 'AccessDenied'],
    ['a pull request', { sub: 'repo:example/platform:pull_request' }, 'AccessDenied'],
    ['an environment that is a parameter', { sub: 'repo:example/platform:environment:production' }, 'allowed'],
    ['another environment', { sub: 'repo:example/platform:environment:test' }, 'AccessDenied'],
    [
      'another repository',
      { sub: 'repo:example/other:ref:refs/heads/main', repository: 'example/other' },
      'AccessDenied',
    ],
    [
      'a subject that another repository chose',
      { sub: 'repo:example@1/x/platform@2:ref:refs/heads/main', repository: 'example/x' },
      'AccessDenied',
    ],
    ['another audience', { sub: SUBJECT, aud: 'https://github.com/example' }, 'InvalidIdentityTokenException'],
  ])('trusts %s: %j is %s', async (_, claims, outcome) => {
    expect(await assume(claims)).toBe(outcome);
  });
});

describe('what a role can do', () => {
  const ROLES = { engine: 'EngineRole', dispatch: 'DispatchRole', parser: 'ParameterParserRole' };
  const ARTIFACTS = 'sc-0123456789abcdef0123456789abcdef-eu-west-1';
  beforeAll(async () => {
    await start();
    const tags = { 'servicecatalog:provisioning': 'true' };
    account.s3.bucket(ARTIFACTS).put('out/artifact', Buffer.from('x'), { tags });
  });
  afterAll(stop);

  /** As the role, whoever it trusts. */
  function sessionOf(role: keyof typeof ROLES): Session {
    const roleArn = `${account.stack.resources[ROLES[role]]?.attributes.Arn}`;
    const arn = `arn:aws:sts::111122223333:assumed-role/${roleArn.split('/').at(-1)}/s`;
    const session: Session = {
      accessKeyId: `ASIA${role.toUpperCase()}`,
      secretAccessKey: 'secret',
      sessionToken: 'token',
      expiration: new Date(Date.now() + 60_000),
      principal: { arn, roleArn },
      userId: 'AROAEXAMPLE:s',
    };
    account.sts.sessions.push(session);
    return session;
  }

  const common = (role: keyof typeof ROLES) => ({ region: REGION, credentials: sessionOf(role), maxAttempts: 1 });
  const s3 = (role: keyof typeof ROLES) =>
    new S3Client({ endpoint: account.s3.url, forcePathStyle: true, ...common(role) });

  type Request = (role: keyof typeof ROLES) => Promise<unknown>;
  const put =
    (Key: string): Request =>
    (role) =>
      s3(role).send(new PutObjectCommand({ Bucket: STATE_BUCKET, Key, Body: 'x' }));
  const get =
    (Key: string, Bucket = STATE_BUCKET): Request =>
    (role) =>
      s3(role).send(new GetObjectCommand({ Bucket, Key }));
  const list: Request = (role) => s3(role).send(new ListObjectsV2Command({ Bucket: STATE_BUCKET, Prefix: 'x' }));
  const assume =
    (RoleArn: string): Request =>
    (role) =>
      new STSClient({ endpoint: account.sts.url, ...common(role) }).send(
        new AssumeRoleCommand({ RoleArn, RoleSessionName: 'job' }),
      );
  const secret: Request = (role) =>
    new SecretsManagerClient({ endpoint: bridge.secrets.url, ...common(role) }).send(
      new GetSecretValueCommand({ SecretId: `${account.stack.parameters.GitHubSecretArn}` }),
    );
  const notify: Request = (role) => {
    account.endpoint.records.add('rec-1', 'token');
    const request = { RecordId: 'rec-1', WorkflowToken: 'token', Status: 'FAILED', IdempotencyToken: 'x' } as const;
    return new ServiceCatalogClient({ endpoint: account.endpoint.url, ...common(role) }).send(
      new NotifyUpdateProvisionedProductEngineWorkflowResultCommand(request),
    );
  };

  test.each<[string, Request, Record<keyof typeof ROLES, string>]>([
    [
      'write a state',
      put('111122223333/pp-1/terraform.tfstate'),
      { engine: 'allowed', dispatch: 'AccessDenied', parser: 'AccessDenied' },
    ],
    ['mark a message', put('messages/rec-1.json'), { engine: 'allowed', dispatch: 'allowed', parser: 'AccessDenied' }],
    [
      'learn that an object does not exist',
      get('messages/none.json'),
      { engine: 'NoSuchKey', dispatch: 'NoSuchKey', parser: 'AccessDenied' },
    ],
    ['list objects', list, { engine: 'allowed', dispatch: 'allowed', parser: 'AccessDenied' }],
    [
      'read an artifact',
      get('out/artifact', ARTIFACTS),
      { engine: 'AccessDenied', dispatch: 'AccessDenied', parser: 'allowed' },
    ],
    ['assume the launch role', assume(LAUNCH_ROLE), { engine: 'allowed', dispatch: 'AccessDenied', parser: 'allowed' }],
    [
      'assume another role',
      assume(ENGINE_ROLE),
      { engine: 'AccessDenied', dispatch: 'AccessDenied', parser: 'AccessDenied' },
    ],
    [
      'read the secret',
      secret,
      { engine: 'AccessDeniedException', dispatch: 'allowed', parser: 'AccessDeniedException' },
    ],
    ['notify Service Catalog', notify, { engine: 'allowed', dispatch: 'allowed', parser: 'AccessDeniedException' }],
  ])('%s', async (_, request, expected) => {
    const outcomes: Partial<Record<string, string>> = {};
    for (const role of Object.keys(ROLES) as (keyof typeof ROLES)[]) outcomes[role] = await outcomeOf(request(role));
    expect(outcomes).toEqual(expected);
  });
});

describe('Service Catalog puts a message on a queue', () => {
  beforeAll(() => start({ SourceAccounts: '111122223333' }));
  afterAll(stop);

  test.each([
    ['provision', 'ProvisionOperationQueue'],
    ['update', 'UpdateOperationQueue'],
    ['terminate', 'TerminateOperationQueue'],
  ] as const)('to %s: %s', (operation, queue) => {
    const asked = account.ask(operation);
    const { messageId } = bridge.send(asked);
    expect(bridge.queues.messages(queue)).toMatchObject([
      { messageId, body: JSON.stringify(asked.event.client_payload.message) },
    ]);
  });

  test('only for accounts that are a parameter', () => {
    const asked = account.ask('update');
    asked.event.client_payload.message.identity = { awsAccountId: '444455556666' };
    expect(() => bridge.send(asked)).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
  });
});

describe.skipIf(!isBundled('parse-parameters'))('the parameters of a product version', () => {
  const VARIABLE = { key: 'name', defaultValue: 'orders', type: 'string', description: '', isNoEcho: false };
  beforeAll(() => start());
  afterAll(stop);

  test.each([
    ['with a launch role', LAUNCH_ROLE],
    ['without one', undefined],
  ])('are read %s', async (_, launchRoleArn) => {
    const artifact = await account.addArtifact({
      'main.tf': 'variable "name" {\n  type    = string\n  default = "orders"\n}\n',
    });
    expect(await bridge.parametersOf(artifact, launchRoleArn)).toEqual([VARIABLE]);
    const by = account.s3.exchanges.at(-1)?.principal;
    expect(by).toContain(launchRoleArn ? 'assumed-role/SCLaunch-orders/' : 'ParameterParserRole');
  });

  test('or what is wrong, as Service Catalog shows it', async () => {
    const artifact = await account.addArtifact({ 'main.tf': 'variable "name" {' });
    await expect(bridge.parametersOf(artifact)).rejects.toThrow(/^Error occurred during parameter parsing: ./);
  });
});

describe.skipIf(!isBundled('dispatch'))('the dispatch function', () => {
  beforeAll(() => start());
  afterAll(stop);

  test('sends messages to GitHub', async () => {
    const asked = account.ask('update');
    bridge.send(asked);
    expect(await bridge.deliver()).toMatchObject([{ queue: 'UpdateOperationQueue', failed: [] }]);
    expect(account.github.dispatches).toEqual([
      { repository: 'example/platform', event_type: 'service-catalog', client_payload: asked.event.client_payload },
    ]);
    expect(bridge.runs).toMatchObject([{ function: 'DispatchFunction', functionError: undefined }]);
    expect(bridge.runs[0]?.log.join()).not.toContain(asked.token);
  });

  test('notifies Service Catalog if GitHub refuses a message', async () => {
    account.github.fail(gitHubError(404, 'Not Found'), { times: 2, path: /dispatches$/ });
    const asked = account.ask('update');
    bridge.send(asked);
    expect(await bridge.deliver()).toMatchObject([{ failed: [] }]);
    expect(asked.record).toMatchObject({ status: 'FAILED', failureReason: expect.stringContaining('Not Found') });
  });

  test('has no log without the permission', async () => {
    expect((await bridge.invoke('DispatchFunction', { Records: [{}] })).log).not.toEqual([]);
    const logs = properties('DispatchRole').Policies.find(
      ({ PolicyName }: { PolicyName: string }) => PolicyName === 'logs',
    );
    logs.PolicyDocument.Statement[0].Action = ['logs:CreateLogStream'];
    expect((await bridge.invoke('DispatchFunction', { Records: [{}] })).log).toEqual([]);
  });
});

describe('a stack with less than it needs', () => {
  beforeAll(() => start());
  afterAll(stop);

  test('has a bucket that denies access', async () => {
    properties('StateBucketPolicy').PolicyDocument.Statement[0].Condition.Bool['aws:SecureTransport'] = 'true';
    const put = new PutObjectCommand({ Bucket: STATE_BUCKET, Key: 'messages/rec-1.json', Body: 'x' });
    const credentials = account.sts.roles.assumeAsService('lambda.amazonaws.com', {
      RoleArn: properties('DispatchFunction').Role,
      RoleSessionName: 'fn',
    });
    const config = { endpoint: account.s3.url, forcePathStyle: true, region: REGION, maxAttempts: 1 };
    expect(await outcomeOf(new S3Client({ ...config, credentials }).send(put))).toBe('AccessDenied');
  });

  test('has a parameter parser that Service Catalog cannot invoke', async () => {
    properties('ParameterParserPermission').Principal = 'sns.amazonaws.com';
    await expect(bridge.parametersOf('s3://a/b')).rejects.toThrow('Service Catalog cannot invoke');
  });
});

function properties(id: string) {
  return account.stack.resources[id]?.properties ?? {};
}
