import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Account, ENGINE_ROLE, LAUNCH_ROLE, REGION, STATE_BUCKET, startAccount } from '../../local/account.ts';
import { type Credentials, environmentOf } from '../../local/credentials.ts';
import type { Session } from '../../local/roles.ts';
import { becomeEngine } from '../../src/prepare/engine.ts';
import type { Inputs } from '../../src/prepare/inputs.ts';
import { Problem } from '../../src/problem.ts';
import { Deadline } from '../../src/time-limits.ts';
import { recordedStep } from './recorded-step.ts';

const ARTIFACTS = 'sc-0123456789abcdef0123456789abcdef-eu-west-1';
const folder = mkdtempSync(join(tmpdir(), 'engine-'));
let account: Account;
beforeAll(async () => {
  account = await startAccount();
});
beforeEach(() => {
  // Nothing of this machine, and none of the job.
  for (const name of Object.keys(process.env)) if (/^(AWS|ACTIONS)_/.test(name)) vi.stubEnv(name, undefined);
  stub({ AWS_EC2_METADATA_DISABLED: 'true', HOME: folder });
  const { ACTIONS_ID_TOKEN_REQUEST_URL: _, ACTIONS_ID_TOKEN_REQUEST_TOKEN: __, ...endpoints } = account.env;
  stub(endpoints);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await account.close();
  rmSync(folder, { recursive: true });
});

function stub(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

/** A job with the permission `id-token: write`. */
function grantTokens(): void {
  stub(Object.fromEntries(Object.entries(account.env).filter(([name]) => name.startsWith('ACTIONS_'))));
}

/** Temporary credentials of a role. */
function sessionOf(roleArn: string, seconds = 3600): Session {
  const session = {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(60).toString('base64'),
    expiration: new Date(Date.now() + seconds * 1000),
    principal: { arn: sessionArn(roleArn, 'job'), roleArn },
    userId: 'AROAEXAMPLE:job',
  };
  account.sts.sessions.push(session);
  return session;
}

const ROLE = {
  arn: ENGINE_ROLE,
  sessionName: 'job',
  externalId: undefined,
  durationSeconds: 3600,
  audience: 'sts.amazonaws.com',
};

async function become({ role, launchRoleArn = LAUNCH_ROLE }: { role?: Inputs['role']; launchRoleArn?: string } = {}) {
  const request = { launchRoleArn, provisionedProductId: 'pp-4t7qk2m5xw3ab' };
  const inputs = { region: REGION, role, stateBucket: STATE_BUCKET, request } as Inputs;
  const step = { ...recordedStep(), env: process.env };
  const { interrupted, secrets } = step;
  const deadline = new Deadline(20_000, interrupted);
  deadline.clear();
  const engine = await becomeEngine(inputs, { maxAttempts: 2, deadline, interrupted }, step);
  // A plus sign is a space in a URL, and spaces around a secret are not part of it.
  const isHidden = ({ secretAccessKey, sessionToken }: Credentials) =>
    [secretAccessKey, sessionToken ?? ''].every((secret) =>
      /^\+*\*\*\*\+*$/.test(secrets.hideFor('step output', secret)),
    );
  return { ...engine, isHidden };
}

async function problemOf(work: () => Promise<unknown>): Promise<Problem> {
  const error = await work().then(
    () => new Error('There is no problem'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Problem) return error;
  throw error;
}

/** Writes a profile to files, where the AWS SDK finds it. */
function addProfile({ accessKeyId, secretAccessKey, sessionToken }: Session): void {
  // The SDK reads a file only once.
  const [config, credentials] = [join(folder, `config-${accessKeyId}`), join(folder, `credentials-${accessKeyId}`)];
  writeFileSync(config, '[profile of-the-runner]\nregion = eu-west-1\n');
  writeFileSync(
    credentials,
    `[of-the-runner]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\naws_session_token = ${sessionToken}\n`,
  );
  stub({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_PROFILE: 'of-the-runner' });
}

function sessionArn(roleArn: string, name: string): string {
  return `${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${name}`;
}

test.each<[string, () => Parameters<typeof become>[0]]>([
  [
    'the role, with an OIDC token',
    () => {
      grantTokens();
      return { role: ROLE };
    },
  ],
  [
    'keys in the environment',
    () => {
      stub(environmentOf(sessionOf(ENGINE_ROLE)));
      return {};
    },
  ],
  [
    'keys in the environment, before a profile',
    () => {
      addProfile(sessionOf(LAUNCH_ROLE));
      stub(environmentOf(sessionOf(ENGINE_ROLE)));
      return {};
    },
  ],
  [
    'a profile of the runner',
    () => {
      addProfile(sessionOf(ENGINE_ROLE));
      return {};
    },
  ],
])('the engine is %s: it uses the states, and the launch role reads artifacts', async (_, arrange) => {
  const { credentials, states, assumeLaunchRole, isHidden } = await become(arrange());
  await states.put('key', 'state');
  const path = account.addArchive(Buffer.from('archive'));
  const open = await assumeLaunchRole();
  const artifacts = await open(ARTIFACTS);
  expect((await artifacts.get(path.split('/').slice(3).join('/'), 100))?.body.toString()).toBe('archive');
  // The launch role cannot do what the engine can.
  expect((await problemOf(async () => (await open(STATE_BUCKET)).get('key', 100))).advice).toContain('the launch role');
  const launch = account.sts.sessions.at(-1) as Session;
  expect(launch.principal).toEqual({ arn: sessionArn(LAUNCH_ROLE, 'pp-4t7qk2m5xw3ab'), roleArn: LAUNCH_ROLE });
  expect([isHidden(credentials), isHidden(launch)]).toEqual([true, true]);
});

test('without an OIDC token, the role is assumed with the credentials of the job', async () => {
  stub(environmentOf(sessionOf(ENGINE_ROLE)));
  const { credentials } = await become({ role: { ...ROLE, arn: LAUNCH_ROLE, externalId: 'an-external-id' } });
  expect(account.sts.exchanges.at(-1)?.parameters).toMatchObject({
    Action: 'AssumeRole',
    ExternalId: 'an-external-id',
    DurationSeconds: '3600',
  });
  const assumed = account.sts.sessions.at(-1) as Session;
  expect({ ...assumed.principal, id: credentials.accessKeyId }).toEqual({
    arn: sessionArn(LAUNCH_ROLE, 'job'),
    roleArn: LAUNCH_ROLE,
    id: assumed.accessKeyId,
  });
  expect(credentials.expiration).toBeInstanceOf(Date);
});

describe('an error says what to do:', () => {
  test('no credentials', async () => {
    expect(await problemOf(() => become())).toMatchObject({
      title: 'No AWS credentials were found',
      advice: expect.stringContaining('id-token: write'),
    });
  });

  test('a role that does not trust the workflow', async () => {
    grantTokens();
    expect(await problemOf(() => become({ role: { ...ROLE, arn: LAUNCH_ROLE } }))).toMatchObject({
      title: 'The role could not be assumed',
      advice: expect.stringContaining("the subject (sub) 'repo:example/platform:ref:refs/heads/main'"),
    });
  });

  test('expired credentials', async () => {
    stub(environmentOf(sessionOf(ENGINE_ROLE, -1)));
    const { states } = await become();
    expect((await problemOf(() => states.putIfAbsent('key', ''))).title).toBe('The AWS credentials have expired');
  });

  test('credentials that may not use the states', async () => {
    stub(environmentOf(sessionOf('arn:aws:iam::111122223333:role/other')));
    const { states } = await become();
    expect(await problemOf(() => states.putIfAbsent('records/rec-1.json', ''))).toMatchObject({
      title: 'Amazon S3 denied access',
      message: expect.stringContaining(`s3://${STATE_BUCKET}/records/rec-1.json: `),
      advice: expect.stringContaining('Allow the engine role the IAM action s3:PutObject'),
    });
  });

  test('an artifact that is gone', async () => {
    stub(environmentOf(sessionOf(ENGINE_ROLE)));
    const { assumeLaunchRole } = await become();
    const artifacts = await (await assumeLaunchRole())(ARTIFACTS);
    // Who may not list the keys of a bucket does not learn that the object is gone.
    expect(await problemOf(() => artifacts.get('out/gone', 100))).toMatchObject({
      title: 'Amazon S3 denied access',
      message: expect.stringContaining(`s3://${ARTIFACTS}/out/gone: `),
      advice: expect.stringContaining(
        'Without s3:ListBucket on the bucket, access is denied if the object does not exist',
      ),
    });
  });

  test('a launch role that does not trust the engine', async () => {
    stub(environmentOf(sessionOf(ENGINE_ROLE)));
    const launchRoleArn = 'arn:aws:iam::111122223333:role/SCLaunch-other';
    const { assumeLaunchRole } = await become({ launchRoleArn });
    expect(await problemOf(assumeLaunchRole)).toMatchObject({
      title: 'The role could not be assumed',
      message: expect.stringContaining(`${launchRoleArn}: AccessDenied`),
      advice: expect.stringContaining('It is the launch role of the product'),
    });
  });
});
