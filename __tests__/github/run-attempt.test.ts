import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GitHubApi, type RunAttempt, startGitHubApi } from '../../local/github-api.ts';
import { type Handler, type Loopback, startLoopback } from '../../local/loopback.ts';
import { type ForwardProxy, startProxy } from '../../local/proxy.ts';
import { failedSteps } from '../../src/github/failed-steps.ts';
import { attemptInApi } from '../../src/github/run-attempt.ts';
import { hasEnded } from '../../src/github/run-status.ts';

const RUN = { repository: 'example/platform', id: '11223344556', attempt: '2', url: '', workspace: '' };
const PATH = '/repos/example/platform/actions/runs/11223344556/attempts/2';
const TOKEN = 'ghs_x';
const JOBS = [
  {
    name: 'terraform',
    conclusion: 'failure',
    steps: [
      { name: 'Init', number: 1, conclusion: 'success' },
      { name: 'Apply', number: 2, conclusion: 'failure' },
    ],
  },
];
const FAILED = ["The job 'terraform' failed in the step 'Apply'."];
const ATTEMPT: RunAttempt = { id: 11223344556, attempt: 2, status: 'completed', conclusion: 'failure' };

const { signal } = new AbortController();

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(closing.map((close) => close()));
  closing = [];
});

async function server(handler: Handler): Promise<Loopback> {
  const loopback = await startLoopback(handler);
  closing.push(loopback.close);
  return loopback;
}

function statusAt(apiUrl: string, timeout = 5000, interrupted = signal) {
  return attemptInApi(RUN, '', { apiUrl, token: TOKEN, interrupted }, timeout);
}

describe("GitHub's API", () => {
  let api: GitHubApi;
  beforeEach(async () => {
    api = await startGitHubApi(TOKEN, JOBS, 'jobs', [ATTEMPT]);
    closing.push(api.close);
  });

  test.each(['', '/api/v3'])('says which steps failed, and whether a workflow run has ended: %j', async (path) => {
    const apiUrl = `${api.url}${path}`;
    expect(await failedSteps({ ...RUN, apiUrl }, TOKEN, signal)).toEqual(FAILED);
    expect(await hasEnded(RUN, { apiUrl, token: TOKEN, interrupted: signal })).toBe(true);
    expect(api.requests).toEqual([`GET ${path}${PATH}/jobs?per_page=100`, `GET ${path}${PATH}`]);
  });

  test('redirects the requests for a repository that was renamed', async () => {
    api.renamed.set('example/platform', 'example/engine');
    expect(await failedSteps({ ...RUN, apiUrl: api.url }, TOKEN, signal)).toEqual(FAILED);
    expect(api.requests[1]).toMatch(/^GET \/repositories\/0\/actions\/runs\/\d+\/attempts\/2\/jobs\?per_page=100$/);
  });

  test('gets no request without a token', async () => {
    await expect(failedSteps({ ...RUN, apiUrl: api.url }, '', signal)).rejects.toThrow('no token');
    expect(api.requests).toEqual([]);
  });

  test('refuses with a status', async () => {
    await expect(
      attemptInApi({ ...RUN, attempt: '3' }, '', { apiUrl: api.url, token: TOKEN, interrupted: signal }, 5000),
    ).rejects.toMatchObject({ status: 404 });
  });

  test('is requested through the proxy that the environment names', async () => {
    const { host } = new URL(api.url);
    const proxy: ForwardProxy = await startProxy({ hosts: { 'github.example.com:80': host } });
    closing.push(proxy.close);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    expect(await statusAt('http://github.example.com')).toMatchObject({ status: 'completed' });
    vi.stubEnv('NO_PROXY', 'github.example.com');
    await expect(statusAt('http://github.example.com')).rejects.toThrow();
  });
});

test('the request is the same as that of @actions/github', async () => {
  const requests: object[] = [];
  const { url } = await server(({ method, url, headers: { authorization } }, response) => {
    requests.push({ method, url, authorization });
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"completed"}');
  });
  await statusAt(url);
  const { actions } = getOctokit(TOKEN, { baseUrl: url }).rest;
  await actions.getWorkflowRunAttempt({ owner: 'example', repo: 'platform', run_id: 11223344556, attempt_number: 2 });
  expect(requests[0]).toEqual(requests[1]);
});

test('the token does not go to another host', async () => {
  let others = 0;
  const other = await server((_, response) => {
    others += 1;
    response.end('{}');
  });
  const { url } = await server((_, response) => response.writeHead(302, { Location: other.url }).end());
  await expect(statusAt(url)).rejects.toMatchObject({ status: 302 });
  expect(others).toBe(0);
});

test('redirects end', async () => {
  let requests = 0;
  const { url } = await server((_, response) => {
    requests += 1;
    response.writeHead(301, { Location: '/again' }).end();
  });
  await expect(statusAt(url)).rejects.toMatchObject({ status: 301 });
  expect(requests).toBe(4);
});

test('a response that is too large is not read', async () => {
  const { url } = await server((_, response) => {
    response.write('['.padEnd(2 ** 20));
    const timer = setInterval(() => response.write(' '.repeat(2 ** 20)), 1);
    response.on('close', () => clearInterval(timer));
  });
  await expect(statusAt(url, 60_000)).rejects.toThrow('larger than 16 MiB');
});

test('a response that does not end is not waited for', async () => {
  const { url } = await server((_, response) => response.write('{'));
  await expect(statusAt(url, 200)).rejects.toThrow();
});

test('a response that does not come is not waited for', async () => {
  const { url } = await server(() => {});
  await expect(statusAt(url, 200)).rejects.toMatchObject({ name: 'AbortError', cause: { name: 'TimeoutError' } });
});

test('an interruption ends the request', async () => {
  const canceled = new AbortController();
  const { url } = await server(() => canceled.abort());
  await expect(statusAt(url, 600_000, canceled.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
