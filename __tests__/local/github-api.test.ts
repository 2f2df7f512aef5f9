import { createPrivateKey, type KeyObject } from 'node:crypto';
import { getOctokit } from '@actions/github';
import { createAppAuth } from '@octokit/auth-app';
import { request } from '@octokit/request';
import { type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GitHubApi, type RunAttempt, startGitHubApi } from '../../local/github-api.ts';
import { type GitHubApp, generateAppKey } from '../../local/github-app.ts';
import { GITHUB_FAULTS, primaryLimit, secondaryLimit } from '../../local/github-faults.ts';

const JOBS = [{ name: 'terraform', conclusion: null, steps: [] }];

let api: GitHubApi;
let attempts: RunAttempt[];
beforeEach(async () => {
  attempts = [{ id: 11223344556, attempt: 1, status: 'in_progress', conclusion: null, repository: 'example/platform' }];
  api = await startGitHubApi('ghs_x', JOBS, 'jobs', attempts);
});
afterEach(() => api.close());

function actions(token = 'ghs_x') {
  return getOctokit(token, { baseUrl: api.url }).rest.actions;
}

const RUN = { owner: 'example', repo: 'platform', run_id: 11223344556, attempt_number: 1 };

describe('an attempt of a workflow run', () => {
  test('has a status, which can change', async () => {
    const { data: before } = await actions().getWorkflowRunAttempt(RUN);
    expect(before).toMatchObject({ id: 11223344556, run_attempt: 1, status: 'in_progress', conclusion: null });
    Object.assign(attempts[0] ?? {}, { status: 'completed', conclusion: 'cancelled' });
    const { data: after } = await actions().getWorkflowRunAttempt({ ...RUN, exclude_pull_requests: true });
    expect(after).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
    expect(api.requests[0]).toBe('GET /repos/example/platform/actions/runs/11223344556/attempts/1');
  });

  test('has jobs', async () => {
    const { data } = await actions().listJobsForWorkflowRunAttempt(RUN);
    expect(data).toMatchObject({ total_count: 1, jobs: JOBS });
  });

  test.each([{ run_id: 1 }, { attempt_number: 2 }, { repo: 'other' }])(
    'that is unknown is not found: %j',
    async (other) => {
      await expect(actions().getWorkflowRunAttempt({ ...RUN, ...other })).rejects.toMatchObject({ status: 404 });
    },
  );

  test('needs the token', async () => {
    await expect(actions('ghs_y').getWorkflowRunAttempt(RUN)).rejects.toMatchObject({ status: 401 });
  });
});

const WRITER = 'github_pat_writer';

interface Given {
  token?: string;
  scheme?: string;
  repository?: string;
  prefix?: string;
  headers?: Record<string, string>;
}

/** Sends a body, or text as it is, as an event. */
async function dispatch(body: unknown, given: Given = {}) {
  const { token = WRITER, scheme = 'token', repository = 'example/platform', prefix = '', headers = {} } = given;
  const response = await fetch(`${api.url}${prefix}/repos/${repository}/dispatches`, {
    method: 'POST',
    headers: { authorization: `${scheme} ${token}`, 'user-agent': 'test', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const content = text.startsWith('{') ? JSON.parse(text) : { text };
  return { ...content, status: response.status, headers: response.headers };
}

const EVENT = { event_type: 'service-catalog', client_payload: { message: { a: 1 } } };

describe('an event', () => {
  beforeEach(() => {
    const repositories = ['example/platform'];
    api.tokens.push(
      { token: WRITER, kind: 'personal', repositories, writesContents: true },
      { token: 'github_pat_reader', kind: 'personal', repositories, writesContents: false },
    );
  });

  test.each<Given>([{}, { scheme: 'Bearer' }, { prefix: '/api/v3' }, { repository: 'Example/Platform' }])(
    'is created: %j',
    async (given) => {
      expect(await dispatch(EVENT, given)).toMatchObject({ status: 204, text: '' });
      expect(api.dispatches).toEqual([{ repository: given.repository ?? 'example/platform', ...EVENT }]);
    },
  );

  test('has an empty payload by default', async () => {
    expect(await dispatch({ event_type: 'x' })).toMatchObject({ status: 204 });
    expect(api.dispatches).toMatchObject([{ client_payload: {} }]);
  });

  test.each<[string, number, string, Given]>([
    ['without a valid token', 401, 'Bad credentials', { token: 'x' }],
    ['with another scheme', 401, 'Bad credentials', { scheme: 'Basic' }],
    ['for a repository that the token does not see', 404, 'Not Found', { repository: 'example/other' }],
    [
      'of a person without the permission',
      403,
      'Resource not accessible by personal access token',
      { token: 'github_pat_reader' },
    ],
    ['of an app without the permission', 403, 'Resource not accessible by integration', { token: 'ghs_x' }],
    ['without a user agent', 403, 'Request forbidden by administrative rules.', { headers: { 'user-agent': '' } }],
  ])('is not created %s', async (_, status, message, given) => {
    expect(await dispatch(EVENT, given)).toMatchObject({ status, message: expect.stringContaining(message) });
    expect(api.dispatches).toEqual([]);
  });

  const properties = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [index, 1]));

  test.each<[number, string, unknown]>([
    [400, 'Problems parsing JSON', '{'],
    [422, "Invalid request.\n\nFor 'links/0/schema', nil is not an object.", null],
    [422, 'Invalid request.\n\n"event_type" wasn\'t supplied.', { client_payload: {} }],
    [422, 'Invalid request.\n\n"a", "b" are not permitted keys.\n"event_type" wasn\'t supplied.', { a: 1, b: 2 }],
    [422, 'Invalid request.\n\nOnly 100 characters are allowed; 101 were supplied.', { event_type: 'x'.repeat(101) }],
    [
      422,
      `Invalid request.\n\nFor 'properties/client_payload', "{}" is not an object.`,
      { ...EVENT, client_payload: '{}' },
    ],
    [
      422,
      'Invalid request.\n\nNo more than 10 properties are allowed; 12 were supplied.',
      { ...EVENT, client_payload: properties(12) },
    ],
    [422, 'client_payload is too large.', { ...EVENT, client_payload: { a: 'x'.repeat(65_528) } }],
  ])('is invalid: HTTP %i, %j', async (status, message, body) => {
    expect(await dispatch(body)).toMatchObject({ status, message, documentation_url: expect.any(String) });
    expect(api.dispatches).toEqual([]);
  });

  test('can have as much as GitHub accepts', async () => {
    const client_payload = { ...properties(9), a: 'x'.repeat(65_000) };
    expect(await dispatch({ event_type: 'x'.repeat(100), client_payload })).toMatchObject({ status: 204 });
    expect(await dispatch({ event_type: 'x', client_payload: { a: 'x'.repeat(65_527) } })).toMatchObject({
      status: 204,
    });
  });

  test('for a repository that was renamed is redirected', async () => {
    api.renamed.set('example/old', 'example/platform');
    expect(await dispatch(EVENT, { repository: 'example/old', prefix: '/api/v3' })).toMatchObject({ status: 204 });
    expect(api.dispatches).toMatchObject([{ repository: 'example/platform' }]);
    expect(api.requests).toEqual([
      'POST /api/v3/repos/example/old/dispatches',
      'POST /api/v3/repositories/0/dispatches',
    ]);
  });

  test('can be limited', async () => {
    api.fail(secondaryLimit(403, 60));
    const secondary = await dispatch(EVENT);
    expect([secondary.status, secondary.headers.get('retry-after')]).toEqual([403, '60']);
    expect(secondary.message).toContain('You have exceeded a secondary rate limit');
    api.fail(primaryLimit(429, 60));
    const { status, headers, message } = await dispatch(EVENT);
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([429, '0']);
    expect(Number(headers.get('x-ratelimit-reset')) * 1000 - Date.now()).toBeGreaterThan(30_000);
    expect(message).toContain('API rate limit exceeded');
    expect(await dispatch(EVENT)).toMatchObject({ status: 204 });
  });

  test('can fail as often as it is told to, on the paths that are named', async () => {
    api.fail(GITHUB_FAULTS['502'], { times: 2, path: /dispatches$/ });
    await actions().getWorkflowRunAttempt(RUN);
    for (const _ of [1, 2]) expect(await dispatch(EVENT)).toMatchObject({ status: 502, text: /^<!DOCTYPE/ });
    expect(await dispatch(EVENT)).toMatchObject({ status: 204 });
  });

  test('is created although the response is lost', async () => {
    api.fail(GITHUB_FAULTS['reset after the request was read']);
    await expect(dispatch(EVENT)).rejects.toThrow();
    expect(api.dispatches).toHaveLength(1);
    api.fail(GITHUB_FAULTS['reset before the request was read']);
    await expect(dispatch(EVENT)).rejects.toThrow();
    expect(api.dispatches).toHaveLength(1);
  });
});

describe('an installation token', () => {
  let key: { publicKey: KeyObject; privateKey: string };
  let app: GitHubApp;
  beforeAll(() => {
    key = generateAppKey();
  });
  beforeEach(() => {
    app = {
      id: '123456',
      clientId: 'Iv23x',
      installationId: '7890',
      publicKey: key.publicKey,
      repositories: ['example/platform', 'example/other'],
      permissions: { contents: 'write', metadata: 'read' },
      isSuspended: false,
    };
    api.apps.push(app);
  });

  /** As the bridge does it. */
  function asApp(appId: string) {
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const base = request.defaults({ baseUrl: api.url });
    const { hook } = createAppAuth({ appId, privateKey: key.privateKey, installationId: 7890, request: base, log });
    return base.defaults({ request: { hook } });
  }

  async function create(claims: JWTPayload = {}, { id = '7890', body = {}, privateKey = key.privateKey } = {}) {
    const now = Math.floor(Date.now() / 1000);
    const jwt = await new SignJWT({ iss: app.id, iat: now - 60, exp: now + 540, ...claims })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(createPrivateKey(privateKey));
    const response = await fetch(`${api.url}/app/installations/${id}/access_tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${jwt}`, 'user-agent': 'test' },
      body: JSON.stringify(body),
    });
    const content = (await response.json()) as { token?: string; expires_at?: string; message?: string };
    return { ...content, status: response.status };
  }

  test.each(['123456', 'Iv23x'])('is what @octokit/auth-app gets for %s', async (id) => {
    const send = asApp(id);
    for (const repo of ['platform', 'other']) {
      await send('POST /repos/{owner}/{repo}/dispatches', { owner: 'example', repo, ...EVENT });
    }
    expect(api.dispatches).toHaveLength(2);
    expect(api.requests.filter((each) => each.endsWith('/access_tokens'))).toHaveLength(1);
  });

  test('is refused after an hour', async () => {
    const { status, token, expires_at } = await create();
    expect(status).toBe(201);
    expect(Date.parse(`${expires_at}`) - Date.now()).toBeGreaterThan(3_000_000);
    expect(await dispatch(EVENT, { token: `${token}` })).toMatchObject({ status: 204 });
    for (const each of api.tokens) each.expiresAt = new Date();
    expect(await dispatch(EVENT, { token: `${token}` })).toMatchObject({ status: 401, message: 'Bad credentials' });
  });

  test('can be for less than the installation', async () => {
    const { token } = await create({}, { body: { repositories: ['other'], permissions: { contents: 'read' } } });
    expect(await dispatch(EVENT, { token: `${token}` })).toMatchObject({ status: 404 });
    expect(await dispatch(EVENT, { token: `${token}`, repository: 'example/other' })).toMatchObject({ status: 403 });
  });

  const seconds = () => Math.floor(Date.now() / 1000);

  test.each<[string, () => ReturnType<typeof create>, number, string]>([
    ['for an unknown app', () => create({ iss: '1' }), 404, 'Integration not found'],
    [
      'for something that is no app',
      () => create({ iss: 'platform' }),
      401,
      "'Issuer' claim ('iss') must be an Integer",
    ],
    ['for an unknown installation', () => create({}, { id: '1' }), 404, 'Not Found'],
    ['with another key', () => create({}, generateAppKey()), 401, 'A JSON web token could not be decoded'],
    [
      'that has expired',
      () => create({ exp: seconds() }),
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    ],
    [
      'for too long',
      () => create({ exp: seconds() + 660 }),
      401,
      "'Expiration time' claim ('exp') is too far in the future",
    ],
    ['from the future', () => create({ iat: seconds() + 60 }), 401, "'Issued at' claim ('iat') must be an Integer"],
    [
      'to write what the installation reads',
      () => create({}, { body: { permissions: { metadata: 'write' } } }),
      422,
      'The permissions requested are not granted to this installation.',
    ],
    [
      'with more permissions',
      () => create({}, { body: { permissions: { issues: 'read' } } }),
      422,
      'The permissions requested are not granted to this installation.',
    ],
    [
      'with another repository',
      () => create({}, { body: { repositories: ['x'] } }),
      422,
      'There is at least one repository',
    ],
  ])('is not created %s', async (_, created, status, message) => {
    expect(await created()).toMatchObject({ status, message: expect.stringContaining(message) });
    expect(api.tokens).toHaveLength(1);
  });

  test('is not created while the installation is suspended', async () => {
    app.isSuspended = true;
    expect(await create()).toMatchObject({ status: 403, message: 'This installation has been suspended' });
  });
});
