import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Faults } from '../../local/faults.ts';
import { type Job, type Responses, startGitHubApi } from '../../local/github-api.ts';
import { fixture } from '../fixtures/fixture.ts';
import { notified } from '../notify/notified.ts';
import { scenario, scenarioRun, TOKEN as WORKFLOW_TOKEN } from './scenario.ts';

const logs = { workspace: fixture('logs') };

describe('with a log', () => {
  scenario('an apply that failed is annotated and explained', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'local-exec/apply.piped.txt', 'working-directory': 'infra' },
  });
  scenario('many errors in JSON lines are annotated', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'multiple/plan.jsonl', 'working-directory': './infra' },
  });
  scenario('secrets in a provider error are hidden', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'hand-made/secrets/apply.piped.txt' },
  });
  scenario('hostile errors stay text', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'hand-made/hostile/plan.jsonl' },
  });
  scenario('a success has its warnings annotated', { ...logs, with: { 'log-file': 'success/apply.piped.txt' } });
  scenario('a log that does not exist is a warning', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'absent.txt' },
  });
  scenario('a log without errors is a warning, and its last lines are the failure reason', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'killed/apply.piped.txt' },
  });
  scenario('if Terraform succeeded, the failure reason does not come from its log', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'success/apply.piped.txt' },
  });
  scenario('a failure reason from the inputs overrides the log', {
    ...logs,
    jobStatus: 'failure',
    with: { 'log-file': 'cycle/plan.jsonl', 'failure-reason': 'The database is full.' },
  });

  test('the result of a success does not wait for it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'late-'));
    const log = join(folder, 'apply.jsonl');
    const faults = new Faults(
      {
        after: (response, { status, headers, body }) => {
          copyFileSync(fixture('logs/local-exec/apply.jsonl'), log);
          response.writeHead(status, headers).end(body);
        },
      },
      1,
    );
    try {
      const { run } = await scenarioRun({ endpoint: { faults }, with: { 'log-file': log } });
      expect(run.annotations.map(({ level }) => level)).toContain('notice');
      expect(run.annotations.map(({ properties }) => properties.title)).not.toContain('Cannot read log-file');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a sensitive value in the log is hidden', () => {
  const SECRET = 'eyJhbGciOiJIUzI1NiJ9.'.repeat(30);
  const folder = mkdtempSync(join(tmpdir(), 'sensitive-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const detail = JSON.stringify(`${'word '.repeat(150)}${SECRET} pass  phrase  xyz`);
  writeFileSync(
    join(folder, 'log.jsonl'),
    `{"@level":"error","type":"diagnostic","diagnostic":{"severity":"error","summary":"Failed","detail":${detail}}}\n`,
  );
  const secrets = `"a": {"sensitive": true, "value": "${SECRET}"}, "b": {"sensitive": true, "value": ["pass  phrase  xyz"]}`;
  writeFileSync(join(folder, 'outputs.json'), `{${secrets}}`);
  writeFileSync(join(folder, 'broken.json'), `{${secrets}, "c": {}}`);

  test.each([
    ['if the text is shortened in the middle of it', 'update', { 'outputs-file': 'outputs.json' }],
    ['if the outputs file is invalid', 'update', { 'outputs-file': 'broken.json' }],
    ['if another input is invalid', 'update', { 'outputs-file': 'outputs.json', 'sensitive-outputs': 'redcat' }],
    [
      'if the operation is a termination, which sends no outputs',
      'terminate',
      { 'outputs-file': 'outputs.json', operation: 'terminate' },
    ],
  ] as const)('%s', async (_, operation, inputs) => {
    const { run, record } = await scenarioRun({
      workspace: folder,
      jobStatus: 'failure',
      operation,
      with: { 'log-file': 'log.jsonl', ...inputs },
    });
    expect(record.failureReason).toContain('***');
    const seen = [run.raw, run.summary, JSON.stringify(run.outputs), record.failureReason].join();
    expect(seen).not.toMatch(/eyJhbGciOiJIUzI1NiJ9|phrase/);
  });

  test('if there are many of them', async () => {
    const many = JSON.stringify(Array.from({ length: 200_000 }, (_, index) => `secret-${index}`));
    writeFileSync(join(folder, 'many.json'), `{"a": {"sensitive": true, "value": ${many}}}`);
    const { record } = await scenarioRun({ workspace: folder, with: { 'outputs-file': 'many.json' } });
    expect(record).toMatchObject({ status: 'SUCCEEDED', outputs: [{ OutputValue: '(sensitive value)' }] });
  });
});

test('credentials of the job are hidden in a failure reason, even between control characters', async () => {
  const env = { AWS_SECRET_ACCESS_KEY: 'local/endpoint/secret/access/key/0000000', AWS_SESSION_TOKEN: '' };
  const token = `${WORKFLOW_TOKEN.slice(0, 9)}\u001b[0m${WORKFLOW_TOKEN.slice(9)}`;
  const reason = `token ${token}, key local/endpoint/secret\u0001/access/key/0000000, hub plain-hub-token`;
  const { record } = await scenarioRun({
    env,
    with: { status: 'FAILED', 'failure-reason': reason, 'github-token': 'plain-hub-token' },
  });
  expect(record.failureReason?.split('\n')[0]).toBe('token ***, key ***, hub ***');
});

test('a session token, and variables that are secrets by their names, are hidden in a failure reason', async () => {
  const { run } = await scenarioRun({
    env: { AWS_SESSION_TOKEN: '/plain/session/token', TF_VAR_db_password: 'plain-password', DB_USER: 'plain-user' },
    with: {
      status: 'FAILED',
      'failure-reason': 'No /plain/session/token, plain-password, or plain-user.',
      'dry-run': 'true',
    },
  });
  expect(run.outputs['failure-reason']?.split('\n')[0]).toBe('No ***, ***, or plain-user.');
  expect(run.raw + run.summary).not.toMatch(/plain[/-](?:session|password)/);
});

const TOKEN = 'ghs_scenario';
const JOBS: Job[] = [
  {
    name: 'terraform',
    conclusion: null,
    steps: [
      { name: 'Checkout', number: 1, conclusion: 'success' },
      { name: 'Apply ::error::x', number: 2, conclusion: 'failure' },
      { name: 'Notify Service Catalog', number: 3, conclusion: null },
    ],
  },
  { name: 'lint', conclusion: 'success', steps: [] },
  { name: 'dead runner', conclusion: 'failure', steps: [{ name: 'Set up job', number: 1, conclusion: 'success' }] },
];

const STATUS = "The workflow run ended with the status 'failure'.";

/** The failure reason without a log, and the requests to GitHub's API. */
async function reasonFrom(
  responses: Responses,
  { token = TOKEN, status = 'failure', path = '', env = {} as NodeJS.ProcessEnv } = {},
) {
  const api = await startGitHubApi(TOKEN, JOBS, responses);
  try {
    const { request, warnings } = await notified(
      { 'github-token': token, status, 'dry-run': 'true' },
      {
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'example/platform',
        GITHUB_RUN_ID: '11223344556',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_API_URL: `${api.url}${path}`,
        ...env,
      },
    );
    expect(warnings).toEqual([]);
    return { reason: request.FailureReason?.split('\n').slice(0, -1), requests: api.requests };
  } finally {
    await api.close();
  }
}

describe.concurrent('without a log', () => {
  test('the failure reason is the failed steps of this attempt', async () => {
    const api = await startGitHubApi(TOKEN, JOBS, 'jobs');
    try {
      const { run, record } = await scenarioRun({
        with: { 'github-token': TOKEN, status: 'failure' },
        env: { GITHUB_API_URL: api.url },
      });
      expect({ exitCode: run.exitCode, annotations: run.annotations }).toEqual({ exitCode: 0, annotations: [] });
      expect(record.failureReason?.split('\n')).toEqual([
        "The job 'terraform' failed in the step 'Apply ::error::x'.",
        "The job 'dead runner' ended with the conclusion 'failure'.",
        'https://github.com/example/platform/actions/runs/11223344556',
      ]);
      expect(api.requests).toEqual([
        'GET /repos/example/platform/actions/runs/11223344556/attempts/1/jobs?per_page=100',
      ]);
    } finally {
      await api.close();
    }
  });

  test('a GitHub Enterprise Server is called at its own URL', async () => {
    const { requests } = await reasonFrom('jobs', { path: '/api/v3' });
    expect(requests[0]).toMatch(/^GET \/api\/v3\/repos\/example\/platform\//);
  });

  test.each(['forbidden', 'rate limit', 'broken', 'nothing'] as const)(
    'the response %s is not an error',
    async (responses) => {
      const { reason, requests } = await reasonFrom(responses);
      expect({ reason, requests: requests.length }).toEqual({ reason: [STATUS], requests: 1 });
    },
  );

  test('an invalid token is not an error', async () => {
    expect((await reasonFrom('jobs', { token: 'ghs_other' })).reason).toEqual([STATUS]);
  });

  test('an unreachable API is not an error', async () => {
    expect((await reasonFrom('jobs', { env: { GITHUB_API_URL: 'http://127.0.0.1:1' } })).reason).toEqual([STATUS]);
  });

  test.each(['cancelled', 'skipped'])('a workflow run with the status %s does not call the API', async (given) => {
    expect(await reasonFrom('jobs', { status: given })).toEqual({
      reason: [`The workflow run ended with the status '${given}'.`],
      requests: [],
    });
  });

  test('a run outside of GitHub does not call the API', async () => {
    expect((await reasonFrom('jobs', { env: { GITHUB_RUN_ID: undefined } })).requests).toEqual([]);
  });
});
