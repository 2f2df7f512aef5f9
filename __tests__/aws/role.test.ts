import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { startLoopback } from '../../local/loopback.ts';
import { startProxy } from '../../local/proxy.ts';
import type { Advice } from '../../src/aws/errors.ts';
import { agentsFor } from '../../src/aws/proxies.ts';
import { PatientRetryStrategy } from '../../src/aws/retries.ts';
import { assumeRole, type Caller } from '../../src/aws/role.ts';
import { Problem } from '../../src/problem.ts';
import { Deadline } from '../../src/time-limits.ts';
import { ROLE, useLocalRole } from './local-role.ts';

const ADVICE: Advice = { logIn: 'Log in.', logInAgain: '', assumeRole: 'Trust the caller.', runAgain: '' };
const local = useLocalRole();

const idToken: Caller['idToken'] = (aud) => local.issuer.token({ aud });

/** With no time to wait, so that the second attempt is the last one, and follows at once. */
async function assumed(caller: Partial<Caller> = {}, retries: string[] = [], role = ROLE) {
  const interrupted = new AbortController().signal;
  const deadline = new Deadline(500, interrupted);
  const strategy = new PatientRetryStrategy({ maxAttempts: 3, deadline, interrupted }, ({ cause }) =>
    retries.push((cause as Error).name),
  );
  const whole: Caller = {
    region: 'eu-central-1',
    agents: agentsFor({}).agents,
    idToken,
    credentials: undefined,
    advice: ADVICE,
    ...caller,
  };
  try {
    return await assumeRole(role, whole, strategy);
  } finally {
    deadline.clear();
  }
}

async function problemOf(assuming: Promise<unknown>): Promise<Problem> {
  const error = await assuming.then(() => undefined).catch((error: unknown) => error);
  if (!(error instanceof Problem)) throw error;
  return error;
}

/** Stands in front of AWS STS, and responds to the first requests itself. */
async function withFaults(count: number, fault: (response: ServerResponse, request: IncomingMessage) => void) {
  let left = count;
  const front = await startLoopback((request, response) => {
    left -= 1;
    if (left >= 0) fault(response, request);
    else local.sts.server.emit('request', request, response);
  });
  vi.stubEnv('AWS_ENDPOINT_URL_STS', front.url);
  return front;
}

function throttled(status: number, code: string) {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>Rate exceeded</Message></Error></ErrorResponse>`;
  return (response: ServerResponse) => response.writeHead(status, { 'Content-Type': 'text/xml' }).end(body);
}

test('AWS STS is called through the proxy, unless no_proxy has its host', async () => {
  const proxy = await startProxy();
  const { agents } = agentsFor({ http_proxy: proxy.url });
  await assumed({ agents });
  expect(proxy.requests).toEqual([{ method: 'POST', target: `${local.sts.url}/` }]);
  await assumed({ agents: agentsFor({ http_proxy: proxy.url, no_proxy: '127.0.0.1' }).agents });
  expect(proxy.requests).toHaveLength(1);
  expect(local.sts.sessions).toHaveLength(2);
  await proxy.close();
});

test.each([
  ['with an OIDC token', { idToken }, 'AssumeRoleWithWebIdentity'],
  ['with credentials', { idToken: undefined, credentials: { ...CREDENTIALS } }, 'AssumeRole'],
])('the role is assumed %s', async (_, caller, Action) => {
  const { expiration, ...credentials } = await assumed(caller);
  const [session] = local.sts.sessions;
  expect(credentials).toEqual({
    accessKeyId: session?.accessKeyId,
    secretAccessKey: session?.secretAccessKey,
    sessionToken: session?.sessionToken,
  });
  expect(expiration).toEqual(session?.expiration);
  expect(local.sts.exchanges).toMatchObject([
    { parameters: { Action, DurationSeconds: '900', RoleSessionName: 'run-1' } },
  ]);
});

const FAULTS: [string, (response: ServerResponse) => void, RegExp][] = [
  ['throttles with HTTP 400', throttled(400, 'Throttling'), /^.*: Throttling: Rate exceeded\.$/],
  ['throttles with HTTP 429', throttled(429, 'RequestThrottled'), /^.*: RequestThrottled: Rate exceeded\.$/],
  ['sends HTTP 429 without a name', (response) => response.writeHead(429).end(), /^.*: HTTP 429 /],
  ['has an internal error', throttled(500, 'InternalFailure'), /^.*: InternalFailure: Rate exceeded\.$/],
  ['is unavailable', throttled(503, 'ServiceUnavailable'), /^.*: ServiceUnavailable: Rate exceeded\.$/],
  ['ends the connection', (response) => response.socket?.resetAndDestroy(), /^.*: .*ECONNRESET/],
];

describe('if AWS STS', () => {
  test.each(FAULTS)('%s once, it is asked again', async (_, fault) => {
    const front = await withFaults(1, fault);
    const retries: string[] = [];
    expect(await assumed({}, retries)).toMatchObject({ accessKeyId: local.sts.sessions[0]?.accessKeyId });
    expect(retries).toHaveLength(1);
    await front.close();
  });

  test.each(FAULTS)('%s always, the error does not blame the trust policy', async (_, fault, message) => {
    const front = await withFaults(Infinity, fault);
    const problem = await problemOf(assumed());
    expect(problem).toMatchObject({ title: 'AWS STS could not be reached', message: expect.stringMatching(message) });
    expect(problem.message).toContain(ROLE.arn);
    expect(problem.advice).toMatch(/aws-region and HTTPS_PROXY/);
    await front.close();
  });

  test('sends a response without an end, it is not read to its end', async () => {
    const front = await withFaults(Infinity, (response) => {
      const pour = () => {
        while (!response.destroyed && response.write(' '.repeat(2 ** 16)));
      };
      response.on('drain', pour);
      pour();
    });
    const { title, message } = await problemOf(assumed());
    expect(title).toBe('AWS STS could not be reached');
    expect(message).toContain('is larger than 1 MiB');
    await front.close();
  });

  test('is down, the error says so', async () => {
    const { url, close } = await startLoopback();
    await close();
    vi.stubEnv('AWS_ENDPOINT_URL_STS', url);
    const { title, message } = await problemOf(assumed());
    expect({ title, message }).toEqual({
      title: 'AWS STS could not be reached',
      message: expect.stringMatching(/^arn:aws:iam::123456789012:role\/platform\/engine: .*ECONNREFUSED/),
    });
  });

  test('refuses, it is not asked again, and the error says what the trust policy must allow', async () => {
    const retries: string[] = [];
    const other = (aud: string) => local.issuer.token({ aud, sub: 'repo:example/other:ref:refs/heads/main' });
    const problem = await problemOf(assumed({ idToken: other }, retries));
    expect(problem).toMatchObject({
      title: 'The role could not be assumed',
      message: expect.stringMatching(/platform\/engine: AccessDenied: /),
      advice: expect.stringContaining("'repo:example/other:ref:refs/heads/main'"),
    });
    expect(retries).toEqual([]);
    expect(local.sts.exchanges).toHaveLength(1);
  });

  test('refuses credentials, the error says whom the role must trust', async () => {
    const unknown = { ...ROLE, arn: `${ROLE.arn}s` };
    const caller = { idToken: undefined, credentials: { ...CREDENTIALS } };
    const { title, advice } = await problemOf(assumed(caller, [], unknown));
    expect(title).toBe('The role could not be assumed');
    expect(advice).toMatch(/must both allow sts:AssumeRole\. Trust the caller\.$/);
  });
});

test('without any credentials, the error says how to get some', async () => {
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE']) vi.stubEnv(name, undefined);
  const problem = await problemOf(assumed({ idToken: undefined }));
  expect(problem).toMatchObject({ title: 'The role could not be assumed', advice: 'Log in.' });
  expect(local.sts.exchanges).toEqual([]);
});
