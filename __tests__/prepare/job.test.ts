import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import {
  type Account,
  type Asked,
  ENGINE_ROLE,
  LAUNCH_ROLE,
  REGION,
  STATE_BUCKET,
  startAccount,
} from '../../local/account.ts';
import { environmentOf } from '../../local/credentials.ts';
import { type JobRun, type JobStep, runJob } from '../../local/job.ts';
import type { Session } from '../../local/roles.ts';
import type { S3Options } from '../../local/s3.ts';
import { engineFileNames } from '../../src/terraform/module-files.ts';
import { tarOf } from '../archive/hostile-archives.ts';

const workspace = mkdtempSync(join(tmpdir(), 'prepare-job-'));
let account: Account;
let fault: NonNullable<S3Options['fault']>;
let canceled: CanceledJob;
beforeAll(async () => {
  account = await startAccount({ fault: (request) => fault(request) });
  canceled = await startCanceledJob();
});
beforeEach(() => {
  fault = () => undefined;
});
afterAll(async () => {
  await account?.close();
  await canceled?.close();
  rmSync(workspace, { recursive: true });
});

const INPUTS = { 'aws-region': REGION, 'role-to-assume': ENGINE_ROLE, 'state-bucket': STATE_BUCKET };
const NOTIFY: JobStep = { if: 'always()', uses: '.' };

function prepare(inputs: Record<string, string> = INPUTS): JobStep {
  return { id: 'prepare', uses: 'prepare', with: inputs };
}

interface Options {
  env?: Record<string, string>;
  github?: Record<string, string>;
}

/** Runs a job, in which no step may show a secret. */
async function run({ event, token }: Asked, steps: JobStep[], { env = {}, github = {} }: Options = {}) {
  const context = { ...account.githubContext, ...github };
  const job = await runJob({ workspace, event, steps, env: { ...account.env, ...env }, github: context });
  onTestFailed(() => {
    for (const { name, conclusion, log } of job.steps) console.error([`# ${name}: ${conclusion}`, ...log].join('\n'));
  });
  const sessions = account.sts.sessions.flatMap((session) => [session.secretAccessKey, session.sessionToken]);
  for (const { name, raw, log, outputs, summary } of job.steps) {
    // The actions do not rely on the runner to mask anything.
    const printed = /^Run (?:prepare|apply|\.)$/.test(name) ? raw.replace(/^::add-mask::.*$/gm, '') : log.join('\n');
    const seen = printed + JSON.stringify(outputs) + summary;
    const shown = [token, PASSWORD, ...sessions].find((secret) => seen.includes(secret));
    expect(shown, `${name} shows a secret`).toBeUndefined();
  }
  return job;
}

interface CanceledJob {
  asked: Asked;
  ended: Promise<JobRun>;
  close(): Promise<void>;
}

/**
 * Starts a job that is canceled while Amazon S3 does not respond. Prepare waits for eight seconds then, so that the other
 * tests run meanwhile.
 */
async function startCanceledJob(): Promise<CanceledJob> {
  const waiting = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<undefined>();
  const { addArtifact, ask, close, env, githubContext } = await startAccount({
    fault({ method, bucket }) {
      if (method !== 'GET' || bucket === STATE_BUCKET) return undefined;
      waiting.resolve();
      return finished.promise;
    },
  });
  const asked = ask('provision', { artifact: await addArtifact(PRODUCT) });
  const during: JobStep['during'] = async ({ cancel }) => {
    await waiting.promise;
    cancel();
  };
  // On a busy machine, prepare must not be killed before it ends by itself.
  const times = { terminate: 60_000 };
  const steps = [{ ...prepare(), during }, NOTIFY];
  const ended = runJob({ workspace, event: asked.event, steps, env, github: githubContext, times });
  ended.catch(() => {});
  return {
    asked,
    ended,
    async close() {
      await ended.catch(() => {});
      finished.resolve(undefined);
      await close();
    },
  };
}

function stepOf({ steps }: JobRun, index: number) {
  const step = steps[index];
  if (!step) throw new Error(`The job has no step ${index}`);
  return step;
}

/** What the account was asked while `work` ran: `STS <action> <role>`, or `<method> <key>`. */
async function requestsOf(work: () => Promise<unknown>): Promise<string[]> {
  const [ofS3, ofSts] = [account.s3.exchanges.length, account.sts.exchanges.length];
  await work();
  return [
    ...account.sts.exchanges.slice(ofSts).map(({ parameters }) => `STS ${parameters.Action} ${parameters.RoleArn}`),
    ...account.s3.exchanges.slice(ofS3).map(({ method, key }) => `${method} ${key}`),
  ];
}

const PRODUCT = {
  'main.tf': `
variable "name" { type = string }
variable "password" {
  type      = string
  sensitive = true
}
resource "aws_s3_bucket" "this" { bucket = var.name }
`,
};
const PASSWORD = 'correct-horse-battery';

describe('after prepare,', () => {
  test('later steps find a folder and profiles that only they can read, and notify reports as the engine', async () => {
    const artifact = await account.addArtifact(PRODUCT);
    const asked = account.ask('provision', { artifact, parameters: { name: 'orders', password: PASSWORD } });
    const look = [
      'env | grep ^AWS_ | sort',
      'find "$SERVICE_CATALOG_ENGINE_FOLDER" -printf "%m %P\\n" | sort -k 2',
      'cat "$AWS_CONFIG_FILE" "$AWS_SHARED_CREDENTIALS_FILE" "$FOLDER"/*.tfvars.json',
      'exit 1',
    ];
    const env = { FOLDER: `\${{ steps.prepare.outputs.working-directory }}` };
    const job = await run(asked, [prepare(), { run: look.join('\n'), env }, NOTIFY]);
    const [prepared, looked] = [stepOf(job, 0), stepOf(job, 1)];

    expect(prepared.raw.split('\n')[0]).toBe(`::add-mask::${asked.token}`);
    expect(prepared.outputs).toEqual({
      command: 'apply',
      'working-directory': expect.stringMatching(/^\/.*\/product$/),
      'terraform-version': 'latest',
      'account-id': '111122223333',
      'provisioned-product-id': 'pp-4t7qk2m5xw3ab',
      'state-key': '111122223333/pp-4t7qk2m5xw3ab',
      'log-file': expect.stringMatching(/^\/.*\/terraform\.log$/),
    });
    const [variables, listing] = [
      looked.log.filter((line) => line.startsWith('AWS_') && !line.startsWith('AWS_E')),
      looked.log.filter((line) => /^[0-7]{3} /.test(line)),
    ];
    const temporary = prepared.outputs['working-directory']?.replace('/product', '');
    expect(variables).toEqual([
      `AWS_CONFIG_FILE=${temporary}/aws/config`,
      'AWS_PROFILE=service-catalog-launch-role',
      'AWS_REGION=eu-west-1',
      'AWS_SDK_LOAD_CONFIG=1',
      `AWS_SHARED_CREDENTIALS_FILE=${temporary}/aws/credentials`,
    ]);
    expect(listing).toEqual(
      [
        '700 ',
        '700 aws',
        '600 aws/config',
        '600 aws/credentials',
        '600 preparation.json',
        '755 product',
        '644 product/main.tf',
        ...Object.values(engineFileNames([])).map((name) => `600 product/${name}`),
      ].sort((a, b) => (a.slice(4) < b.slice(4) ? -1 : 1)),
    );
    // The runner masks what a later step prints of the files.
    expect(looked.log.join('\n')).toContain(`role_arn = ${LAUNCH_ROLE}`);
    expect(looked.log).toContain('aws_secret_access_key = ***');
    expect(looked.log).toContain('aws_session_token = ***');
    expect(looked.log).toContain('{"name":"orders","password":"***"}');
    expect(asked.record).toMatchObject({ status: 'FAILED', uniqueTag: { Value: 'pp-4t7qk2m5xw3ab' } });
  });

  test('credentials of the job in the environment are the engine, but not of later steps', async () => {
    const keys = engineSession();
    const asked = account.ask('terminate');
    const ask = `"$NODE" --input-type=module -e '
      const { STSClient, GetCallerIdentityCommand } = (await import(process.env.SDK)).default;
      const { Arn } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
      console.log(Arn, process.env.AWS_REGION, JSON.stringify(process.env.AWS_ACCESS_KEY_ID));
      process.exit(1);
    '`;
    const sdk = createRequire(import.meta.url).resolve('@aws-sdk/client-sts');
    const { 'state-bucket': bucket } = INPUTS;
    const job = await run(
      asked,
      [prepare({ 'state-bucket': bucket }), { run: ask, env: { NODE: process.execPath, SDK: sdk } }, NOTIFY],
      {
        env: {
          ...environmentOf(keys),
          AWS_DEFAULT_REGION: REGION,
          ACTIONS_ID_TOKEN_REQUEST_URL: '',
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: '',
        },
      },
    );
    const session = `${LAUNCH_ROLE.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/pp-4t7qk2m5xw3ab`;
    expect(stepOf(job, 1).log[0]).toBe(`${session} ${REGION} ""`);
    expect(asked.record.status).toBe('FAILED');
  });
});

function engineSession(): Session {
  const session = {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(60).toString('base64'),
    expiration: new Date(Date.now() + 3_600_000),
    principal: { arn: 'arn:aws:sts::111122223333:assumed-role/service-catalog-engine/job', roleArn: ENGINE_ROLE },
    userId: 'AROAEXAMPLE:job',
  };
  account.sts.sessions.push(session);
  return session;
}

test('of two jobs for the same message at the same moment, one goes on, and the other does nothing', async () => {
  const asked = account.ask('terminate');
  // Both have asked before one gets its response.
  let requests = 0;
  const both = Promise.withResolvers<undefined>();
  fault = ({ method }) => {
    if (method !== 'PUT') return undefined;
    requests += 1;
    if (requests === 2) both.resolve(undefined);
    return both.promise;
  };
  const steps: JobStep[] = [prepare(), { uses: 'apply', with: { 'terraform-path': 'no-terraform' } }, NOTIFY];
  const jobs = await Promise.all(['1', '2'].map((id) => run(asked, steps, { github: { run_id: id } })));
  const [winner, other] = jobs.toSorted((a) => (a.conclusion === 'failure' ? -1 : 1)) as [JobRun, JobRun];
  expect(winner.steps.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure', 'success']);
  expect(other.steps.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'success']);
  const url = `https://github.com/example/platform/actions/runs/${jobs.indexOf(winner) + 1}`;
  expect(other.steps.map(({ log }) => log.find((line) => line.startsWith('Nothing to')))).toEqual([
    `Nothing to do: the record ${asked.record.recordId} was taken up by ${url}.`,
    `Nothing to do: the record was taken up by ${url}.`,
    `Nothing to report: the record was taken up by ${url}, which reports its result.`,
  ]);
  expect(stepOf(other, 0).outputs).toMatchObject({
    command: 'none',
    'working-directory': '',
    'terraform-version': 'latest',
  });
  expect(asked.record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  expect(asked.record.failureReason).toContain('No folder in PATH has no-terraform.');
});

test('apply without prepare says what is missing', async () => {
  const { steps } = await runJob({ workspace, steps: [{ uses: 'apply' }], env: { PATH: process.env.PATH } });
  expect(steps[0]?.annotations.map(({ properties }) => properties.title)).toEqual(['There is nothing to apply']);
});

describe('if prepare fails, notify reports FAILED without any input:', () => {
  test('all that is wrong with a hostile message, which does nothing and is never used', async () => {
    const asked = account.ask('provision', { artifact: 'https://example.com/product.zip' });
    Object.assign(asked.event.client_payload.message, {
      provisionedProductId: '../../other\n::set-output name=command::apply',
      launchRoleArn: `${LAUNCH_ROLE}\n[profile service-catalog-engine]\ncredential_process = /bin/true`,
      identity: { awsAccountId: '111122223333/..' },
      parameters: [{ key: 'a', value: { b: 1 } }],
      tags: 'team=orders',
    });
    const { 'state-bucket': _, ...inputs } = INPUTS;
    const job: { ran?: JobRun } = {};
    const requests = await requestsOf(async () => {
      job.ran = await run(asked, [prepare(inputs), NOTIFY]);
    });
    const { annotations, outputs } = stepOf(job.ran as JobRun, 0);
    const titles = ['provisionedProductId', 'artifact.path', 'launchRoleArn', 'identity.awsAccountId'].concat(
      'parameters[0].value',
      'tags',
    );
    expect(annotations.map(({ properties }) => properties.title).sort()).toEqual(
      ['Invalid state-bucket', ...titles.map((field) => `Invalid ${field} in the message`)].sort(),
    );
    expect(outputs).toEqual({ 'log-file': expect.any(String) });
    // Only notify called AWS.
    expect(requests).toEqual([`STS AssumeRoleWithWebIdentity ${ENGINE_ROLE}`]);
    expect(asked.record.status).toBe('FAILED');
    for (const field of titles) expect(asked.record.failureReason).toContain(`${field} in the message`);
    expect(asked.record.failureReason).toContain('state-bucket is missing.');
  });

  test('an entry of the artifact that is refused, after Amazon S3 was down for a while', async () => {
    const artifact = account.addArchive(tarOf({ path: 'main.tf' }, { path: '../../x::error::y.tf' }));
    const asked = account.ask('update', { artifact });
    let requests = 0;
    fault = () => {
      requests += 1;
      return ([503, 'reset'] as const)[requests - 1];
    };
    const { log, annotations, outputs } = stepOf(await run(asked, [prepare(), NOTIFY]), 0);
    expect(log.filter((line) => /^Attempt \d of 12 failed: /.test(line))).toHaveLength(2);
    expect(annotations).toEqual([
      expect.objectContaining({
        level: 'error',
        message: expect.stringContaining(`The entry '../../x::error::y.tf' has '..' in its path.`),
      }),
    ]);
    expect(outputs).toEqual({ 'log-file': expect.any(String) });
    expect(asked.record.failureReason).toContain(`The entry '../../x::error::y.tf' has '..' in its path.`);
  });

  test('that the job was canceled while Amazon S3 did not respond', async () => {
    const job = await canceled.ended;
    // 128 and more is the number of a signal.
    expect(stepOf(job, 0)).toMatchObject({ conclusion: 'cancelled', exitCode: 1 });
    expect(stepOf(job, 1).conclusion).toBe('success');
    expect(canceled.asked.record).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringContaining('The job was canceled.'),
    });
  });
});
