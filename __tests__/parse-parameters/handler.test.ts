import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Account, LAUNCH_ROLE, REGION, startAccount } from '../../local/account.ts';
import { environmentOf } from '../../local/credentials.ts';
import { type S3Fault, startS3 } from '../../local/s3.ts';
import { functionOf } from '../../local/stack-functions.ts';
import { tarOf } from '../archive/hostile-archives.ts';

/** The bundle, in this process. */
const { handler }: typeof import('../../src/parse-parameters/index.ts') = await import(
  new URL('../../dist/parse-parameters/index.js', import.meta.url).href
);
const PARSER_ID = 'ParameterParserFunction';
const folder = mkdtempSync(join(tmpdir(), 'parser-'));
/** What happens to requests to Amazon S3 for the artifacts with these paths. */
const faults = new Map<string, () => S3Fault | Promise<undefined>>();
let account: Account;
let lines: string[];
let secrets: string[];

beforeAll(async () => {
  account = await startAccount({
    fault: ({ bucket, key }) => faults.get(`S3://${bucket}/${key}`)?.(),
  });
});
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  for (const name of Object.keys(process.env)) if (/^AWS_|PROXY$/i.test(name)) vi.stubEnv(name, undefined);
  const { roleArn: RoleArn } = functionOf(account.stack, PARSER_ID, '.');
  const session = account.sts.roles.assumeAsService('lambda.amazonaws.com', { RoleArn, RoleSessionName: 'function' });
  secrets = [session.secretAccessKey, session.sessionToken];
  const endpoints = Object.entries(account.env).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL_'));
  const variables = { TMPDIR: folder, AWS_REGION: REGION, ...environmentOf(session), ...Object.fromEntries(endpoints) };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterEach(() => {
  faults.clear();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(readdirSync(folder)).toEqual([]);
  const all = [...secrets, ...account.sts.sessions.flatMap((each) => [each.secretAccessKey, each.sessionToken])];
  for (const line of lines) for (const secret of all) expect(line).not.toContain(secret);
});
afterAll(async () => {
  await account.close();
  rmSync(folder, { recursive: true });
});

function contextOf(seconds: number) {
  const end = Date.now() + seconds * 1000;
  return { awsRequestId: '1f0c6a52', getRemainingTimeInMillis: () => end - Date.now() };
}

interface Asked {
  path?: string;
  launchRoleArn?: string | null;
  seconds?: number;
}

function invoke({ path = '', launchRoleArn = LAUNCH_ROLE, seconds = 60 }: Asked) {
  return handler({ artifact: { path, type: 'AWS_S3' }, launchRoleArn }, contextOf(seconds));
}

/** The error that Lambda passes on. */
async function failureOf(work: Promise<unknown>): Promise<{ name: string; message: string; stack: string }> {
  const { name, message, stack } = await work.then(
    () => new Error('There is no error'),
    (error: Error) => error,
  );
  expect(message).not.toMatch(/\n/);
  expect(message.length).toBeLessThan(1600);
  return { name, message, stack: stack ?? '' };
}

function tarGz(files: Record<string, string | Buffer>): Buffer {
  return gzipSync(tarOf(...Object.entries(files).map(([path, content]) => ({ path, content }))));
}

function artifact(files: Record<string, string>): string {
  return account.addArchive(tarGz(files));
}

/** Within the limits of a module in characters, but with more bytes than a response can have. */
function largeVariables(): Record<string, string> {
  const file = (name: string) =>
    JSON.stringify({
      variable: Object.fromEntries(
        Array.from({ length: 87 }, (_, index) => [`${name}${index}`, { description: '€'.repeat(3900) }]),
      ),
    });
  return Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.tf.json`, file(name)]));
}

const NAME = { key: 'name', defaultValue: '', type: '', description: '', isNoEcho: false };

describe('the response', () => {
  test('has the variables of the root module, read as the launch role', async () => {
    const main =
      'variable "name" {}\nvariable "b" {\n type = number\n default = 1\n description = "B"\n sensitive = true\n}';
    const path = artifact({ 'main.tf': main, 'x/y.tf': 'variable "no" {}', '._main.tf': 'not HCL' });
    expect(await invoke({ path })).toEqual({
      parameters: [NAME, { key: 'b', defaultValue: '1', type: 'number', description: 'B', isNoEcho: true }],
    });
    expect(account.sts.exchanges.at(-1)?.parameters).toMatchObject({
      RoleArn: LAUNCH_ROLE,
      RoleSessionName: 'service-catalog-parameter-parser',
      DurationSeconds: '900',
    });
    expect(account.s3.exchanges.at(-1)?.principal).toContain('assumed-role/SCLaunch-orders/');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        level: 'INFO',
        message: 'The parameters were read.',
        parameters: 2,
        requestId: '1f0c6a52',
        launchRoleArn: LAUNCH_ROLE,
      },
    ]);
  });

  test('is the same for both spellings of the URI', async () => {
    const path = artifact({ 'main.tf': 'variable "name" {}' });
    expect(path.startsWith('S3://')).toBe(true);
    for (const each of [path, path.replace('S3', 's3')])
      expect(await invoke({ path: each })).toEqual({ parameters: [NAME] });
  });

  test('can be empty', async () => {
    expect(await invoke({ path: artifact({ 'main.tf': '' }) })).toEqual({ parameters: [] });
  });

  test.each([undefined, null, ''])('is read as the function without a launch role (%j)', async (launchRoleArn) => {
    const path = artifact({ 'main.tf': 'variable "name" {}' });
    const event = { artifact: { path, type: 'AWS_S3' }, ...(launchRoleArn !== undefined && { launchRoleArn }) };
    const before = account.sts.exchanges.length;
    expect(await handler(event, contextOf(60))).toEqual({ parameters: [NAME] });
    expect(account.sts.exchanges).toHaveLength(before);
  });

  test('does not depend on what was asked before', async () => {
    const broken = artifact({ 'main.tf': 'variable "x" {' });
    const path = artifact({ 'main.tf': 'variable "name" {}' });
    for (let times = 0; times < 3; times += 1) {
      await failureOf(invoke({ path: broken }));
      expect(await invoke({ path })).toEqual({ parameters: [NAME] });
    }
  });
});

describe('a ParserInvalidParameterException', () => {
  test.each<[string, unknown, string]>([
    ['no event', undefined, 'The request has no artifact: artifact.path in the request is missing.'],
    ['no path', { artifact: { type: 'AWS_S3' } }, 'The request has no artifact: '],
    [
      'another type',
      { artifact: { path: 's3://bucket/key', type: 'GIT' } },
      "Invalid artifact.type in the request: artifact.type in the request is 'GIT'. Accepted values: AWS_S3.",
    ],
    [
      'another path',
      { artifact: { path: 'https://x', type: 'AWS_S3' } },
      "artifact.path in the request is 'https://x', not the URI of an object in Amazon S3.",
    ],
    [
      'no role',
      { artifact: { path: 's3://bucket/key', type: 'AWS_S3' }, launchRoleArn: 'x' },
      "launchRoleArn in the request is 'x', not the ARN of a role.",
    ],
  ])('says that the request has %s', async (_, event, message) => {
    const failure = await failureOf(handler(event, contextOf(60)));
    expect(failure).toMatchObject({
      name: 'ParserInvalidParameterException',
      message: expect.stringContaining(message),
    });
  });

  test.each<[string, Buffer, string]>([
    ['no archive', Buffer.from('variable "x" {}'), 'The artifact is a text file'],
    ['no configuration', tarGz({ 'a/main.tf': '' }), "Its configuration is in the folder 'a'. Create it in the folder"],
    ['a path outside of it', tarGz({ '../main.tf': '' }), "The artifact cannot be used: The entry '../main.tf'"],
    ['a bomb', gzipSync(tarOf({ path: 'a.tf', content: Buffer.alloc(20 * 2 ** 20) })), 'expands to more than'],
    [
      'invalid HCL',
      tarGz({ 'main.tf': '', 'variables.tf': 'variable "a" {\n  default = [1\n  type = x\n}\n' }),
      'Invalid Terraform file: variables.tf line 3: Missing item separator. ',
    ],
    [
      'invalid JSON',
      tarGz({ 'x.tf.json': '{\n"variable": {]}' }),
      'Invalid Terraform file: x.tf.json line 2: The JSON is not',
    ],
    [
      'a variable twice',
      tarGz({ 'a.tf': '\nvariable "x" {}', 'b.tf': 'variable "x" {}' }),
      "Invalid variable: b.tf line 1: The variable 'x' is already declared in a.tf line 2. Correct the product's files",
    ],
    ['a large file', tarGz({ 'main.tf': '#'.repeat(2 ** 20 + 1) }), 'main.tf is larger than 1 MiB.'],
    ['deep nesting', tarGz({ 'main.tf': `x = ${'['.repeat(1000)}` }), 'more than 250 expressions inside each other'],
    [
      'too many variables',
      tarGz(largeVariables()),
      'Too many parameters: The product has 522 variables, which are too large for a response of AWS Lambda (6 MB).',
    ],
  ])('says that the artifact has %s', async (_, archive, message) => {
    const failure = await failureOf(invoke({ path: account.addArchive(archive) }));
    expect(failure).toMatchObject({
      name: 'ParserInvalidParameterException',
      message: expect.stringContaining(message),
    });
    expect(failure.stack).toBe(`${failure.name}: ${failure.message}`);
  });

  test('shows no secret', async () => {
    const file = `ghp_0123456789abcdefghijklmnopqrstuvwxyz.tf`;
    const { message } = await failureOf(invoke({ path: artifact({ [file]: 'variable' }) }));
    expect(message).toContain('Invalid Terraform file: ***');
    expect(message).not.toContain('0123456789abcdef');
  });

  test('says that the artifact does not exist', async () => {
    const path = artifact({ 'main.tf': '' });
    expect(await failureOf(invoke({ path: path.replace(/[^/]*\/out/, 'no-such-bucket/out') }))).toMatchObject({
      name: 'ParserInvalidParameterException',
      message: expect.stringContaining('The bucket does not exist: s3://no-such-bucket/out/'),
    });
  });
});

describe('a ParserAccessDeniedException', () => {
  test('says that the launch role cannot be assumed', async () => {
    const launchRoleArn = 'arn:aws:iam::111122223333:role/SCLaunch-unknown';
    expect(await failureOf(invoke({ path: artifact({}), launchRoleArn }))).toMatchObject({
      name: 'ParserAccessDeniedException',
      message: expect.stringMatching(
        /^The role could not be assumed: arn:aws:iam::111122223333:role\/SCLaunch-unknown: AccessDenied: .*must both allow sts:AssumeRole\. It is the launch role of the product/,
      ),
    });
  });

  test('has no more text than people read, also if the ARN of the role is long', async () => {
    const launchRoleArn = `arn:aws:iam::111122223333:role/${'path/'.repeat(110)}SCLaunch-unknown`;
    const { message } = await failureOf(invoke({ path: artifact({}), launchRoleArn }));
    expect(message).toMatch(/^The role could not be assumed: arn:.*…$/);
    expect(message.length).toBeLessThanOrEqual(1500);
  });

  test('says that Amazon S3 denied access', async () => {
    const path = artifact({ 'main.tf': '' });
    const key = path.replace(/^S3:\/\/[^/]*\//, '');
    const bucket = path.split('/')[2] ?? '';
    account.s3.bucket(bucket).put(key, tarGz({ 'main.tf': '' }));
    expect(await failureOf(invoke({ path }))).toMatchObject({
      name: 'ParserAccessDeniedException',
      message: expect.stringMatching(
        /^Amazon S3 denied access: s3:\/\/.*: AccessDenied: .* Allow the launch role the IAM action s3:GetObject/,
      ),
    });
  });
});

describe('a ParserUnavailableException', () => {
  test('says that Amazon S3 does not work, and to try again', async () => {
    // All calls of AWS together have half of this time.
    const noResponse = new Promise<undefined>(() => {});
    const failures = ([503, 'reset', noResponse] as const).map((fault) => {
      const path = artifact({ 'main.tf': '' });
      faults.set(path, () => fault);
      return failureOf(invoke({ path, seconds: 4 }));
    });
    for (const failure of await Promise.all(failures)) {
      expect(failure).toMatchObject({
        name: 'ParserUnavailableException',
        message: expect.stringMatching(
          /s3:\/\/.* Try again in a few minutes\. If the error stays, tell the administrator/,
        ),
      });
    }
    expect(lines.filter((line) => /Attempt \d of 6 failed: .* Retrying/.test(line)).length).toBeGreaterThan(1);
  });

  test('is thrown a second before the time of the function is over, whatever it waits for', async () => {
    const path = artifact({ 'main.tf': '' });
    const [request, response] = [Promise.withResolvers<void>(), Promise.withResolvers<undefined>()];
    faults.set(path, () => {
      request.resolve();
      return response.promise;
    });
    expect(await failureOf(invoke({ path, seconds: 1 }))).toMatchObject({
      name: 'ParserUnavailableException',
      message:
        'The time is over: The parameters of the product could not be read in time. Try again in a few minutes. If the error stays, tell the administrator of the product.',
    });
    // What still goes on must end before the next test.
    await request.promise;
    const [, , bucket = '', ...key] = path.split('/');
    account.s3.bucket(bucket).delete(key.join('/'));
    response.resolve(undefined);
    await vi.waitFor(() => expect(account.s3.exchanges.at(-1)).toMatchObject({ key: key.join('/') }));
  });

  test('says that AWS STS cannot be reached', async () => {
    const closed = await startS3({ buckets: {} });
    await closed.close();
    vi.stubEnv('AWS_ENDPOINT_URL_STS', closed.url);
    expect(await failureOf(invoke({ path: artifact({}), seconds: 4 }))).toMatchObject({
      name: 'ParserUnavailableException',
      message: expect.stringContaining(
        'AWS STS could not be reached: arn:aws:iam::111122223333:role/SCLaunch-orders: ',
      ),
    });
  });
});

test('a bug says nothing but where it is logged', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'not-there'));
  expect(await failureOf(invoke({ path: artifact({ 'main.tf': '' }) }))).toMatchObject({
    name: 'ParserInternalException',
    message:
      'Unexpected error: The parameter parser failed because of a bug. Tell the administrator of the product. The log of the function shows where the bug is.',
  });
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ level: 'ERROR', stack: expect.stringContaining('ENOENT') });
});

test('what an invocation left that was killed is removed later', async () => {
  const [old, recent] = ['parse-parameters-old', 'parse-parameters-recent'].map((name) => join(folder, name));
  for (const path of [old, recent]) {
    mkdirSync(path ?? '');
    writeFileSync(join(path ?? '', 'main.tf'), '');
  }
  utimesSync(old ?? '', new Date(), new Date(Date.now() - 10 * 60_000));
  await invoke({ path: artifact({ 'main.tf': '' }) });
  expect([existsSync(old ?? ''), existsSync(recent ?? '')]).toEqual([false, true]);
  rmSync(recent ?? '', { recursive: true });
});
