import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startLoopback } from '../../local/loopback.ts';
import { fixture } from '../fixtures/fixture.ts';
import { type Scenario, scenarioRun } from '../scenarios/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'broken-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = 'hunter2-in-a-bug';

/** The environment variable that makes Node run `script` before the action. */
function preload(name: string, script: string): { NODE_OPTIONS: string } {
  const path = join(folder, `${name}.cjs`);
  writeFileSync(path, script);
  return { NODE_OPTIONS: `--require "${path}"` };
}

function pipe(path: string): string {
  execFileSync('mkfifo', [path]);
  return path;
}

async function runWithoutSecret(given: Scenario) {
  const { run, record } = await scenarioRun(given);
  const seen = run.raw + run.summary + JSON.stringify(run.outputs) + record.failureReason;
  expect(seen).not.toContain(SECRET);
  return { run, record };
}

describe.concurrent('a bug in the action is reported as FAILED without the thrown text', () => {
  test.each([
    ['an exception that nothing catches', `throw new Error('${SECRET}')`],
    ['a rejection that nothing handles', `Promise.reject(new Error('${SECRET}'))`],
  ])('if it is %s', async (name, statement) => {
    let throws = () => {};
    // While the action waits for GitHub's API, which does not respond.
    const api = await startLoopback(() => throws());
    const script = `process.on('SIGUSR2', () => { ${statement}; });`;
    try {
      const { run, record } = await runWithoutSecret({
        jobStatus: 'failure',
        with: { 'github-token': 'ghs_x' },
        env: { GITHUB_API_URL: api.url, ...preload(name, script) },
        started: (child) => {
          throws = () => child.kill('SIGUSR2');
        },
      });
      expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
      expect(run.annotations.map(({ properties }) => properties.title)).toEqual(['Unexpected error']);
      expect(run.exitCode).toBe(1);
    } finally {
      await api.close();
    }
  });

  test.each([
    ['outputs', 'success', `String.prototype.toWellFormed = () => { throw new TypeError('${SECRET}'); };`],
    [
      'failure reason',
      'failure',
      `const { replaceAll } = String.prototype;
      String.prototype.replaceAll = function (...given) {
        if (this.startsWith('The database is full.')) throw new TypeError('${SECRET}');
        return replaceAll.apply(this, given);
      };`,
    ],
  ] as const)('if it affects the %s in the request', async (_, jobStatus, script) => {
    const { run, record } = await runWithoutSecret({
      jobStatus,
      with: { 'outputs-file': 'output.json', 'failure-reason': 'The database is full.' },
      env: { RUNNER_DEBUG: '1', ...preload(`request-${jobStatus}`, script) },
    });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(record.failureReason).toContain('The action failed because of a bug.');
    expect(record.failureReason).not.toContain('The database is full.');
    expect(run.exitCode).toBe(1);
  });

  test('if it affects the search for secrets', async () => {
    // Node quotes the pattern if a regular expression is invalid.
    const script = `
      const { replaceAll } = String.prototype;
      String.prototype.replaceAll = function (pattern, ...rest) {
        if (String(pattern).includes('PRIVATE KEY')) throw new SyntaxError('${SECRET}');
        return replaceAll.call(this, pattern, ...rest);
      };`;
    const { record } = await runWithoutSecret({
      jobStatus: 'failure',
      with: { 'failure-reason': 'The database is full.' },
      env: preload('hiding', script),
    });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  });
});

test('a bug after the notification causes only warnings', async () => {
  const script = `
    const fs = require('node:fs');
    fs.writeFileSync = () => { throw new TypeError('${SECRET}'); };
    require('node:module').syncBuiltinESMExports();`;
  const { run, record } = await runWithoutSecret({ env: preload('report', script) });
  expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
  expect(run.exitCode).toBe(0);
  expect(run.annotations.map(({ level }) => level)).toEqual(['warning', 'warning']);
  expect(run.raw).not.toMatch(/not notified|not confirm/);
});

describe.concurrent('the step ends in time', () => {
  test('if a pipe is in place of an AWS file, which is ignored', async () => {
    const [config, credentials, token] = ['config', 'credentials', 'token'].map((name) =>
      pipe(join(folder, `aws-${name}`)),
    );
    const env = {
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: credentials,
      AWS_WEB_IDENTITY_TOKEN_FILE: token,
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/a',
    };
    const { run, record } = await scenarioRun({ env });
    expect(record.status).toBe('SUCCEEDED');
    const ignored = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
    expect(run.annotations.map(({ message, properties: { title } }) => `${title}: ${message}`)).toEqual(
      ignored.map((name) => expect.stringContaining(`An AWS file was ignored: The file of ${name} `)),
    );
    // Then the SDK looks for credentials in the files.
    const without = await scenarioRun({ env: { ...env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } });
    expect(without.run.annotations.at(-1)?.properties.title).toBe('No AWS credentials were found');
  });

  test('if a pipe is where AWS files are by default', async () => {
    const home = join(folder, 'home');
    mkdirSync(join(home, '.aws'), { recursive: true });
    for (const name of ['config', 'credentials']) pipe(join(home, '.aws', name));
    const { run } = await scenarioRun({ env: { HOME: home, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } });
    expect(run.annotations.map(({ properties }) => properties.title)).toEqual([
      'An AWS file was ignored',
      'An AWS file was ignored',
      'No AWS credentials were found',
    ]);
  });

  // Node's own exit waits for a thread that waits for the writer of a pipe, or for a DNS server.
  test('if a thread waits forever', async () => {
    const path = pipe(join(folder, 'thread'));
    const { run, record } = await scenarioRun({
      env: preload('thread', `require('node:fs').readFile(${JSON.stringify(path)}, () => {});`),
    });
    expect({ exitCode: run.exitCode, status: record.status }).toEqual({ exitCode: 0, status: 'SUCCEEDED' });
    const failed = await scenarioRun({
      with: { 'record-id': '', 'workflow-token': '' },
      env: preload('thread', `require('node:fs').readFile(${JSON.stringify(path)}, () => {});`),
    });
    expect(failed.run.exitCode).toBe(1);
  });
});

describe.concurrent('the result is reported despite', () => {
  const HEAP = { NODE_OPTIONS: '--max-old-space-size=512' };

  test.each([
    ['empty objects', 'outputs-file', `{"a":{"value":[${'{},'.repeat(5_000_000)}1]}}`],
    ['line feeds', 'outputs-file', '\n'.repeat(20_000_000)],
    ['numbers', 'plan-file', `{"a":{"value":[${'1,'.repeat(8_000_000)}1]}}`],
  ])('megabytes of %s in %s', async (name, input, content) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, content);
    const inputs = { 'outputs-file': 'output.json', [input]: file };
    const { run, record } = await scenarioRun({ with: inputs, env: HEAP });
    // A plan has only descriptions.
    const [status, level] = input === 'plan-file' ? ['SUCCEEDED', 'warning'] : ['FAILED', 'error'];
    expect(record).toMatchObject({ status, timesNotified: 1 });
    expect(run.annotations.map((annotation) => annotation.level)).toEqual([level]);
    rmSync(file);
  });

  test('a sensitive value of 8 MB', async () => {
    const file = join(folder, 'value.json');
    writeFileSync(file, JSON.stringify({ a: { sensitive: true, value: 'é-'.repeat(4_000_000) } }));
    const { run, record } = await scenarioRun({
      jobStatus: 'failure',
      with: { 'outputs-file': file, 'failure-reason': 'why é-é-é-é-é-é-é-' },
      env: HEAP,
    });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(run.raw + record.failureReason).not.toContain('é-é');
  });

  test('a long output name', async () => {
    const file = join(folder, 'name.json');
    writeFileSync(file, `{"password=${'\\\\'.repeat(200_000)}\\"${'\\\\'.repeat(200_000)}":{"sensitive":true}}`);
    const { run, record } = await scenarioRun({ jobStatus: 'failure', with: { 'outputs-file': file } });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(run.raw.length).toBeLessThan(5000);
  });

  test('a device that looks like a file', async () => {
    const { record } = await scenarioRun({
      jobStatus: 'failure',
      with: { 'log-file': '/proc/kmsg', 'outputs-file': '/proc/kmsg', 'plan-file': '/proc/kmsg' },
    });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  });

  test('an event that is a pipe', async () => {
    const { run, record } = await scenarioRun({ env: { GITHUB_EVENT_PATH: pipe(join(folder, 'event')) } });
    expect({ exitCode: run.exitCode, status: record.status }).toEqual({ exitCode: 0, status: 'SUCCEEDED' });
  });

  test('lines of escape sequences, also in the failure reason', async () => {
    const line = `Error: ${'\u001b]'.repeat(2 ** 19)}`;
    writeFileSync(join(folder, 'escapes.txt'), `\n${line}\n`.repeat(4));
    const { record } = await scenarioRun({
      jobStatus: 'failure',
      with: { 'log-file': join(folder, 'escapes.txt'), 'failure-reason': `why ${'\u001b]'.repeat(20_000)}` },
    });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(record.failureReason).toMatch(/^why/);
  });
});

test('a user without a home directory or an entry in passwd can still report a result', async () => {
  const script = `
    const os = require('node:os');
    const { homedir } = os;
    os.homedir = () => {
      if (!process.env.HOME) throw Object.assign(new Error('uv_os_homedir returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' });
      return homedir();
    };
    require('node:module').syncBuiltinESMExports();`;
  const { record } = await scenarioRun({ env: { HOME: undefined, ...preload('home', script) } });
  expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
});

test('keys in the environment override AWS_PROFILE, as in Terraform', async () => {
  const file = join(folder, 'config');
  writeFileSync(file, '[profile other]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = other\n');
  const { record } = await scenarioRun({ env: { AWS_PROFILE: 'other', AWS_CONFIG_FILE: file } });
  expect(record.status).toBe('SUCCEEDED');
  const absent = await scenarioRun({ env: { AWS_PROFILE: 'absent' } });
  expect(absent.record.status).toBe('SUCCEEDED');
});

test('in a workflow run that succeeded, errors from an earlier command are notices', async () => {
  const { run } = await scenarioRun({ workspace: fixture('logs'), with: { 'log-file': 'multiple/plan.jsonl' } });
  expect(run.annotations.map(({ level }) => level)).toEqual(['notice', 'notice', 'notice', 'warning', 'warning']);
});
