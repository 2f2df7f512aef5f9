import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startGitHubApi } from '../../local/github-api.ts';
import { startLoopback } from '../../local/loopback.ts';
import { fixture } from '../fixtures/fixture.ts';
import { type Scenario, scenarioRun } from '../scenarios/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'broken-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = 'hunter2-of-a-bug';

/** Node's option to run `script` before the action. */
function preload(name: string, script: string): { NODE_OPTIONS: string } {
  const path = join(folder, `${name}.cjs`);
  writeFileSync(path, script);
  return { NODE_OPTIONS: `--require "${path}"` };
}

function pipe(path: string): string {
  execFileSync('mkfifo', [path]);
  return path;
}

async function seenIn(given: Scenario) {
  const { run, record } = await scenarioRun(given);
  const seen = run.raw + run.summary + JSON.stringify(run.outputs) + record.failureReason;
  expect(seen).not.toContain(SECRET);
  return { run, record };
}

describe.concurrent('a bug of the action is reported as FAILED, and shows nothing of what was thrown', () => {
  // While the action waits for GitHub's API, which does not respond.
  test.each([
    ['an exception that nothing catches', `setTimeout(() => { throw new Error('${SECRET}'); }, 600);`],
    ['a rejection that nothing handles', `setTimeout(() => Promise.reject(new Error('${SECRET}')), 600);`],
  ])('%s', async (name, script) => {
    const api = await startGitHubApi('ghs_x', [], 'nothing');
    try {
      const { run, record } = await seenIn({
        jobStatus: 'failure',
        with: { 'github-token': 'ghs_x' },
        env: { GITHUB_API_URL: api.url, ...preload(name, script) },
      });
      expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
      expect(run.annotations.map(({ properties }) => properties.title)).toEqual(['Unexpected error']);
      expect(run.exitCode).toBe(1);
    } finally {
      await api.close();
    }
  });

  test.each(['success', 'failure'] as const)('while the request of a %s is made', async (jobStatus) => {
    const script = `String.prototype.toWellFormed = () => { throw new TypeError('${SECRET}'); };`;
    const { run, record } = await seenIn({
      jobStatus,
      with: { 'outputs-file': 'output.json' },
      env: preload(`request-${jobStatus}`, script),
    });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(record.failureReason).toContain('The action failed because of a bug.');
    expect(run.exitCode).toBe(1);
  });

  test.each(['', '1'])('while secrets are looked for, with debug logging %j', async (debug) => {
    // What a regular expression of Node's says when it is made of a secret.
    const script = `
      const { replaceAll } = String.prototype;
      String.prototype.replaceAll = function (pattern, ...rest) {
        if (String(pattern).includes('PRIVATE KEY')) throw new SyntaxError('${SECRET}');
        return replaceAll.call(this, pattern, ...rest);
      };`;
    const { record } = await seenIn({
      jobStatus: 'failure',
      with: { 'failure-reason': 'The database is full.' },
      env: { RUNNER_DEBUG: debug, ...preload(`hiding${debug}`, script) },
    });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  });

  test('in the report is not mistaken for a result that was not reported', async () => {
    const script = `
      const fs = require('node:fs');
      fs.writeFileSync = () => { throw new TypeError('${SECRET}'); };
      require('node:module').syncBuiltinESMExports();`;
    const { run, record } = await seenIn({ env: preload('report', script) });
    expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
    expect(run.exitCode).toBe(0);
    expect(run.annotations.map(({ level }) => level)).toEqual(['warning', 'warning']);
    expect(run.raw).not.toMatch(/not notified|not confirm/);
  });
});

describe.concurrent('timeout-seconds bounds all of it', () => {
  test('a result that is rejected late and then reported as FAILED', async () => {
    const times: number[] = [];
    let refused = false;
    const server = await startLoopback((_, response) => {
      times.push(performance.now());
      const isLate = performance.now() - (times[0] ?? 0) > 700;
      const [status, name] = isLate && !refused ? [400, 'ValidationException'] : [503, 'ServiceUnavailable'];
      refused ||= isLate;
      response.writeHead(status as number, { 'Content-Type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ __type: name }));
    });
    try {
      const { run } = await scenarioRun({
        with: { 'endpoint-url': server.url, 'timeout-seconds': '3', 'outputs-file': 'output.json' },
      });
      expect({ refused, exitCode: run.exitCode }).toEqual({ refused: true, exitCode: 1 });
      expect((times.at(-1) as number) - (times[0] as number)).toBeLessThan(3000);
    } finally {
      await server.close();
    }
  });

  test.each(['config', 'credentials', 'token'])(
    'a pipe where the AWS SDK looks for its file is ignored: %s',
    async (name) => {
      const home = join(folder, `home-${name}`);
      mkdirSync(join(home, '.aws'), { recursive: true });
      const path = pipe(join(home, '.aws', name));
      const token = { AWS_WEB_IDENTITY_TOKEN_FILE: path, AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/a' };
      const env = { HOME: home, ...(name === 'token' && token) };
      const { run, record } = await scenarioRun({ env });
      expect(record.status).toBe('SUCCEEDED');
      expect(run.annotations.map(({ properties }) => properties.title)).toEqual(['An AWS file was ignored']);
      const withoutKeys = { ...env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
      const { run: without } = await scenarioRun({ env: withoutKeys });
      expect(without.annotations.at(-1)?.properties.title).toBe('No AWS credentials were found');
    },
  );

  // Node's own exit waits for the thread that waits for a writer, as it does for one that waits for a DNS server.
  test('a thread that waits forever', async () => {
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

describe.concurrent('what a file holds does not keep the result from being reported', () => {
  const HEAP = { NODE_OPTIONS: '--max-old-space-size=512' };

  test.each([
    ['empty objects', '{},'.repeat(14_000_000)],
    ['numbers', '1,'.repeat(20_000_000)],
    ['line feeds', '\n'.repeat(40_000_000)],
  ])('40 MB of %s', async (name, content) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, content.trim() ? `{"a":{"value":[${content}1]}}` : content);
    const asOutputs = await scenarioRun({ with: { 'outputs-file': file }, env: HEAP });
    expect(asOutputs.record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    const asPlan = await scenarioRun({ with: { 'outputs-file': 'output.json', 'plan-file': file }, env: HEAP });
    expect(asPlan.record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
    expect(asPlan.run.annotations.map(({ level }) => level)).toEqual(['warning']);
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

  test('the name of an output', async () => {
    const file = join(folder, 'name.json');
    writeFileSync(file, `{"password=${'\\\\'.repeat(200_000)}\\"${'\\\\'.repeat(200_000)}":{"sensitive":true}}`);
    const { run, record } = await scenarioRun({ jobStatus: 'failure', with: { 'outputs-file': file } });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(run.raw.length).toBeLessThan(5000);
  });

  test('long lines around errors', async () => {
    const line = (text: string) => `│ ${text}${'Ж'.padEnd(2 ** 19, 'x')}`;
    const error = (index: number) =>
      [
        '╷',
        `│ Error: E${index}`,
        '│ ',
        line(`  with a.b${index},`),
        line(`  on ${index}.tf line 1:`),
        line('  1: x'),
        '╵',
        '',
      ].join('\n');
    const file = join(folder, 'long.txt');
    writeFileSync(file, Array.from({ length: 60 }, (_, index) => error(index)).join(''));
    const env = { NODE_OPTIONS: '--max-old-space-size=60' };
    const { record } = await scenarioRun({ jobStatus: 'failure', with: { 'log-file': file }, env });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
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

  test('lines of escape sequences, also in the reason', async () => {
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

test('keys in the environment win over AWS_PROFILE, as for the AWS CLI and Terraform', async () => {
  const file = join(folder, 'config');
  writeFileSync(file, '[profile other]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = other\n');
  const { record } = await scenarioRun({ env: { AWS_PROFILE: 'other', AWS_CONFIG_FILE: file } });
  expect(record.status).toBe('SUCCEEDED');
  const absent = await scenarioRun({ env: { AWS_PROFILE: 'absent' } });
  expect(absent.record.status).toBe('SUCCEEDED');
});

test('in a run that succeeded, errors of an earlier command are notices', async () => {
  const { run } = await scenarioRun({ workspace: fixture('logs'), with: { 'log-file': 'multiple/plan.jsonl' } });
  expect(run.annotations.map(({ level }) => level)).toEqual(['notice', 'notice', 'notice', 'warning', 'warning']);
});
