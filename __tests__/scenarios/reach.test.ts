import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CREDENTIALS, environmentOf } from '../../local/credentials.ts';
import { startEndpoint } from '../../local/endpoint.ts';
import { type Fault, Faults } from '../../local/faults.ts';
import { startGitHubApi } from '../../local/github-api.ts';
import { startLoopback } from '../../local/loopback.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';
import { type ForwardProxy, startProxy } from '../../local/proxy.ts';
import type { Role } from '../../local/roles.ts';
import { type Sts, startSts } from '../../local/sts.ts';
import { notified } from '../notify/notified.ts';
import { scenarioRun } from './scenario.ts';

const NO_CREDENTIALS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
const EXPIRED = {
  accessKeyId: 'ASIA0LD',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/old',
  sessionToken: 'IQoJb3JpZ2luX2Vj',
};

const ROLE: Role = {
  arn: 'arn:aws:iam::123456789012:role/platform/engine',
  trusts: { audiences: ['sts.amazonaws.com'], subjects: ['repo:example/platform:*'] },
};
const PARTNER: Role = { ...ROLE, arn: 'arn:aws:iam::123456789012:role/partner', externalId: 'partner-1' };

describe('with role-to-assume,', () => {
  let issuer: TokenEndpoint;
  let sts: Sts;
  beforeEach(async () => {
    issuer = await startTokenEndpoint();
    sts = await startSts({ roles: [ROLE, PARTNER], identityProvider: issuer });
  });
  afterEach(() => Promise.all([issuer.close(), sts.close()]));

  function run(inputs: Record<string, string>, env: Record<string, string>, faults?: Faults) {
    return scenarioRun({
      endpoint: { sessions: sts.sessions, expired: EXPIRED, ...(faults && { faults }) },
      with: { 'role-to-assume': ROLE.arn, ...inputs },
      env: { AWS_ENDPOINT_URL_STS: sts.url, ...env },
    });
  }

  test("the role is assumed with GitHub's OIDC token, even if the job's credentials have expired", async () => {
    const { run: step, record, endpoint } = await run({}, { ...issuer.env, ...environmentOf(EXPIRED) });
    expect({ exitCode: step.exitCode, status: record.status }).toEqual({ exitCode: 0, status: 'SUCCEEDED' });
    expect(endpoint.exchanges[0]?.headers['x-amz-security-token']).toBe(sts.sessions[0]?.sessionToken);
    expect(sts.exchanges.map(({ parameters }) => parameters)).toEqual([
      expect.objectContaining({
        Action: 'AssumeRoleWithWebIdentity',
        RoleArn: ROLE.arn,
        RoleSessionName: 'service-catalog-engine-action',
        DurationSeconds: '900',
      }),
    ]);
  });

  test('the credentials of the role are hidden, even if Service Catalog repeats them', async () => {
    const repeating: Fault = {
      before: (_, response) => {
        const [{ secretAccessKey, sessionToken } = CREDENTIALS] = sts.sessions;
        // With zero-width characters in between, they do not look like credentials.
        const [key, token] = [secretAccessKey, sessionToken].map((secret = '') => [...secret].join('\u200b'));
        const body = JSON.stringify({ __type: 'InternalFailure', message: `Not ${key}, ${token}` });
        response.writeHead(500, { 'Content-Type': 'application/x-amz-json-1.1' }).end(body);
      },
    };
    const { run: step, record } = await run({}, issuer.env, new Faults(repeating, 1));
    expect(record.status).toBe('SUCCEEDED');
    // A plus at an end is white space.
    expect(step.log[0]).toMatch(/InternalFailure: Not \*{3}[+\u200b]*, \*{3}[+\u200b]*\. Retrying/);
  });

  test('the role is assumed with the credentials of the job if there is no OIDC token', async () => {
    const inputs = {
      'role-to-assume': PARTNER.arn,
      'role-session-name': 'run-1',
      'role-external-id': 'partner-1',
      'role-duration-seconds': '1800',
    };
    const { record } = await run(inputs, environmentOf(sts.credentials));
    expect(record.status).toBe('SUCCEEDED');
    expect(sts.exchanges[0]?.parameters).toMatchObject({
      Action: 'AssumeRole',
      RoleSessionName: 'run-1',
      ExternalId: 'partner-1',
      DurationSeconds: '1800',
    });
  });

  test.each([
    [
      'another audience',
      { audience: 'https://github.com/example' },
      {},
      /The role's trust policy must allow sts:AssumeRoleWithWebIdentity for the OIDC provider https?:.* with the audience \(aud\) 'https:\/\/github.com\/example' and the subject \(sub\) 'repo:example\/platform:ref:refs\/heads\/main'/,
    ],
    [
      'an unknown role',
      { 'role-to-assume': 'arn:aws:iam::123456789012:role/other' },
      {},
      /arn:aws:iam::123456789012:role\/other: AccessDenied/,
    ],
  ])('%s is an error with advice', async (_, inputs, env, message) => {
    const { run: step, record } = await run(inputs, { ...issuer.env, ...NO_CREDENTIALS, ...env });
    expect({ exitCode: step.exitCode, status: record.status }).toEqual({ exitCode: 1, status: 'IN_PROGRESS' });
    expect(step.annotations).toEqual([
      expect.objectContaining({
        properties: { title: 'The role could not be assumed' },
        message: expect.stringMatching(message),
      }),
    ]);
  });

  test('a missing external ID is an error with advice', async () => {
    const { run: step } = await run({ 'role-to-assume': PARTNER.arn }, environmentOf(sts.credentials));
    expect(step.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/AccessDenied.*role-external-id/),
    ]);
  });

  test('the error names the missing permission if there is no OIDC token and no credentials', async () => {
    const { run: step } = await run({}, NO_CREDENTIALS);
    expect(step.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('Give the job the permission id-token: write'),
    ]);
  });

  test('an error from AWS STS is retried', async () => {
    let requests = 0;
    const failing = await startLoopback((request, response) => {
      requests += 1;
      if (requests === 1) response.writeHead(500).end();
      else sts.server.emit('request', request, response);
    });
    try {
      const env = { ...issuer.env, ...NO_CREDENTIALS, AWS_ENDPOINT_URL_STS: failing.url };
      const { run: step, record } = await run({}, env);
      expect({ status: record.status, requests }).toEqual({ status: 'SUCCEEDED', requests: 2 });
      expect(step.log[0]).toMatch(/^Attempt 1 of 25 failed: HTTP 500/);
    } finally {
      await failing.close();
    }
  });

  test.each(['ACTIONS_ID_TOKEN_REQUEST_URL', 'AWS_ENDPOINT_URL_STS'])(
    '%s without a response fails before the timeout',
    async (name) => {
      const silent = await startLoopback(() => {});
      try {
        const env = { ...issuer.env, ...NO_CREDENTIALS, [name]: `${silent.url}/?a=b` };
        const { run: step } = await run({ 'timeout-seconds': '2' }, env);
        expect(step.exitCode).toBe(1);
        expect(step.annotations).toHaveLength(1);
      } finally {
        await silent.close();
      }
    },
  );

  test('an OIDC token that STS repeats is hidden', async () => {
    const repeating = await startLoopback(async (request, response) => {
      const { WebIdentityToken } = Object.fromEntries(new URLSearchParams(await text(request)));
      const error = `<Error><Code>InvalidIdentityToken</Code><Message>No: ${WebIdentityToken}</Message></Error>`;
      response.writeHead(400, { 'Content-Type': 'text/xml' }).end(`<ErrorResponse>${error}</ErrorResponse>`);
    });
    try {
      const { run: step } = await run({}, { ...issuer.env, ...NO_CREDENTIALS, AWS_ENDPOINT_URL_STS: repeating.url });
      expect(step.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('No: ***')]);
      // Every token starts with this.
      expect(step.raw + step.summary).not.toContain('eyJ');
    } finally {
      await repeating.close();
    }
  });

  test.each([302, 307, 308])('a redirect from the token endpoint is not followed: %i', async (status) => {
    const elsewhere: (string | undefined)[] = [];
    const other = await startLoopback((request, response) => {
      elsewhere.push(request.headers.authorization);
      response.end('{"value":"x"}');
    });
    const redirecting = await startLoopback((_, response) => response.writeHead(status, { Location: other.url }).end());
    try {
      const url = `${redirecting.url}/?api-version=2.0`;
      const env = { ...issuer.env, ...NO_CREDENTIALS, ACTIONS_ID_TOKEN_REQUEST_URL: url };
      const { problems } = await notified({ 'role-to-assume': ROLE.arn }, env);
      expect(elsewhere).toEqual([]);
      expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(`HTTP ${status}`)]);
    } finally {
      await Promise.all([other.close(), redirecting.close()]);
    }
  });

  test('a response from STS that never ends is not read to its end', async () => {
    const endless = await startLoopback((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/xml' });
      const pour = () => {
        while (!response.destroyed && response.write(' '.repeat(2 ** 16)));
      };
      response.on('drain', pour);
      pour();
    });
    try {
      const inputs = { 'max-attempts': '1' };
      const { run: step } = await run(inputs, { ...issuer.env, ...NO_CREDENTIALS, AWS_ENDPOINT_URL_STS: endless.url });
      expect(step.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('is larger than 1 MiB')]);
    } finally {
      await endless.close();
    }
  });

  test('an error names the OIDC token if GitHub does not issue it', async () => {
    const { run: step, record } = await run(
      { 'timeout-seconds': '5' },
      { ...issuer.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'wrong', ...NO_CREDENTIALS },
    );
    expect(record.status).toBe('IN_PROGRESS');
    expect(step.annotations.map(({ properties, message }) => `${properties.title}: ${message}`)).toEqual([
      expect.stringMatching(/^GitHub did not issue an OIDC token: HTTP 401\./),
    ]);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'reach-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the SDK's default credential provider chain", () => {
  test('finds a profile', async () => {
    const endpoint = await startEndpoint();
    const file = join(folder, 'credentials');
    const { accessKeyId, secretAccessKey } = endpoint.credentials;
    await endpoint.close();
    writeFileSync(file, `[engine]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`);
    const { record } = await scenarioRun({
      env: { ...NO_CREDENTIALS, AWS_PROFILE: 'engine', AWS_SHARED_CREDENTIALS_FILE: file },
    });
    expect(record.status).toBe('SUCCEEDED');
  });

  test('finds a web identity token', async () => {
    const issuer = await startTokenEndpoint();
    const sts = await startSts({ roles: [ROLE], identityProvider: issuer });
    const file = join(folder, 'token');
    writeFileSync(file, await issuer.token({ aud: 'sts.amazonaws.com' }));
    try {
      const { record } = await scenarioRun({
        endpoint: { sessions: sts.sessions },
        env: {
          ...NO_CREDENTIALS,
          AWS_ROLE_ARN: ROLE.arn,
          AWS_WEB_IDENTITY_TOKEN_FILE: file,
          AWS_ENDPOINT_URL_STS: sts.url,
        },
      });
      expect(record.status).toBe('SUCCEEDED');
    } finally {
      await Promise.all([issuer.close(), sts.close()]);
    }
  });
});

test('the error names a host name that cannot be resolved', async () => {
  const { run } = await scenarioRun({ with: { 'endpoint-url': 'http://servicecatalog.invalid', 'max-attempts': '1' } });
  expect(run.annotations.map(({ properties, message }) => `${properties.title}: ${message}`)).toEqual([
    expect.stringMatching(/^The endpoint's host name could not be resolved: .*servicecatalog\.invalid/),
  ]);
});

describe('behind a proxy,', () => {
  let proxy: ForwardProxy;
  beforeEach(async () => {
    proxy = await startProxy({ credentials: { username: 'runner', password: 'p@ss w%rd' } });
  });
  afterEach(() => proxy.close());

  test('HTTP_PROXY applies to an endpoint over HTTP, unless NO_PROXY excludes it', async () => {
    const { record, endpoint } = await scenarioRun({ env: { HTTP_PROXY: proxy.url } });
    expect(record.status).toBe('SUCCEEDED');
    expect(proxy.requests).toEqual([{ method: 'POST', target: `${endpoint.url}/` }]);
    await scenarioRun({ env: { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' } });
    expect(proxy.requests).toHaveLength(1);
  });

  test('https_proxy applies to the real host name of the endpoint, with an additional certificate authority', async () => {
    const endpoint = await startEndpoint({ tls: true });
    const host = `servicecatalog.${endpoint.region}.amazonaws.com:443`;
    const tunnels = await startProxy({ hosts: { [host]: `127.0.0.1:${new URL(endpoint.url).port}` } });
    const authority = join(folder, 'authority.pem');
    writeFileSync(authority, `${endpoint.authority}\n`);
    try {
      const record = endpoint.records.add('rec-2w8n4b6v9k1hj', '7d1f4b0e-83a6-4c29-b5d7-2e90c6a1f384');
      const { run } = await scenarioRun({
        with: { 'endpoint-url': '', 'aws-region': endpoint.region },
        env: { ...environmentOf(endpoint.credentials), https_proxy: tunnels.url, NODE_EXTRA_CA_CERTS: authority },
      });
      expect(run.annotations).toEqual([]);
      expect(record.status).toBe('SUCCEEDED');
      expect(tunnels.requests).toEqual([{ method: 'CONNECT', target: host }]);
    } finally {
      await Promise.all([endpoint.close(), tunnels.close()]);
    }
  });

  test('the error names a proxy that rejects the password', async () => {
    const url = proxy.url.replace(/:[^:@]*@/, ':hunter2-wrong@');
    const { run } = await scenarioRun({
      with: { 'endpoint-url': '', 'max-attempts': '1' },
      env: { HTTPS_PROXY: url },
    });
    expect(run.annotations).toEqual([
      expect.objectContaining({
        properties: { title: 'The proxy rejected the request' },
        message: expect.stringContaining('407 Proxy Authentication Required'),
      }),
    ]);
  });

  test('credentials that the proxy repeats are hidden', async () => {
    const repeating = await startLoopback();
    repeating.server.on('connect', (request, socket) => {
      const sent = String(request.headers['proxy-authorization']).split(' ')[1] ?? '';
      const repeated = `${sent} ${Buffer.from(sent, 'base64')}`;
      socket.end(`HTTP/1.1 407 Not for ${repeated}\r\n\r\n`);
    });
    try {
      const url = repeating.url.replace('//', '//runner@corp:hunter2%40wrong@');
      const { run } = await scenarioRun({
        with: { 'endpoint-url': '', 'max-attempts': '1' },
        env: { HTTPS_PROXY: url },
      });
      expect(run.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('407 Not for ***')]);
      expect(run.raw + run.summary).not.toMatch(/hunter2|cnVubmVy/);
    } finally {
      await repeating.close();
    }
  });

  test('a proxy URL without a scheme uses HTTP, and white space around it is ignored', async () => {
    const { run, record } = await scenarioRun({ env: { http_proxy: ` ${proxy.url.replace('http://', '')}\r\n` } });
    expect({ status: record.status, annotations: run.annotations }).toEqual({ status: 'SUCCEEDED', annotations: [] });
    expect(proxy.requests).toHaveLength(1);
  });

  test('HTTP_PROXY applies to the OIDC token, unless NO_PROXY excludes it', async () => {
    const issuer = await startTokenEndpoint();
    const sts = await startSts({ roles: [ROLE], identityProvider: issuer });
    const given = {
      endpoint: { sessions: sts.sessions },
      with: { 'role-to-assume': ROLE.arn },
      env: { ...issuer.env, ...NO_CREDENTIALS, AWS_ENDPOINT_URL_STS: sts.url, HTTP_PROXY: proxy.url },
    };
    try {
      await scenarioRun(given);
      expect(proxy.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
      const { record } = await scenarioRun({ ...given, env: { ...given.env, NO_PROXY: '127.0.0.0-127.0.0.9' } });
      expect({ status: record.status, requests: proxy.requests.length }).toEqual({ status: 'SUCCEEDED', requests: 3 });
    } finally {
      await Promise.all([issuer.close(), sts.close()]);
    }
  });

  test('an invalid proxy URL is ignored with a warning, because the result must be reported', async () => {
    const { run, record } = await scenarioRun({ env: { HTTP_PROXY: 'http://user:100%@127.0.0.1:1' } });
    expect(record.status).toBe('SUCCEEDED');
    expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^warning: HTTP_PROXY is not the URL of an HTTP proxy/),
    ]);
    expect(run.raw).not.toContain('100%@');
  });

  test('a proxy that does not exist is a network error', async () => {
    const { run } = await scenarioRun({ with: { 'max-attempts': '1' }, env: { HTTP_PROXY: 'http://127.0.0.1:1' } });
    expect(run.annotations.map(({ message }) => message)).toEqual([expect.stringMatching(/ECONNREFUSED.*HTTPS_PROXY/)]);
  });

  test("HTTP_PROXY applies to GitHub's API, too", async () => {
    const api = await startGitHubApi('ghs_x', [{ name: 'terraform', conclusion: 'failure', steps: [] }]);
    const through = await startProxy({ hosts: { 'github.example.com:80': new URL(api.url).host } });
    try {
      const { record } = await scenarioRun({
        jobStatus: 'failure',
        with: { 'github-token': 'ghs_x' },
        env: { GITHUB_API_URL: 'http://github.example.com', HTTP_PROXY: through.url, NO_PROXY: '127.0.0.1' },
      });
      expect(record.failureReason).toContain("The job 'terraform' ended with the conclusion 'failure'.");
      expect(through.requests).toHaveLength(1);
    } finally {
      await Promise.all([api.close(), through.close()]);
    }
  });
});

describe('the endpoint', () => {
  // The proxy connects to a closed port, because the tests check only the requested host name.
  const CLOSED = '127.0.0.1:1';

  test.concurrent.each([
    ['us-east-1', 'servicecatalog.us-east-1.amazonaws.com:443'],
    ['us-gov-west-1', 'servicecatalog.us-gov-west-1.amazonaws.com:443'],
    ['cn-north-1', 'servicecatalog.cn-north-1.amazonaws.com.cn:443'],
    ['us-iso-east-1', 'servicecatalog.us-iso-east-1.c2s.ic.gov:443'],
    ['us-isob-east-1', 'servicecatalog.us-isob-east-1.sc2s.sgov.gov:443'],
  ])('is in the partition of the Region %s', async (region, host) => {
    const proxy = await startProxy({ hosts: { [host]: CLOSED } });
    try {
      await notified({ 'endpoint-url': '', 'aws-region': region, 'max-attempts': '1' }, { HTTPS_PROXY: proxy.url });
      expect(proxy.requests).toEqual([{ method: 'CONNECT', target: host }]);
    } finally {
      await proxy.close();
    }
  });

  test.concurrent.each([
    ['AWS_USE_FIPS_ENDPOINT', 'servicecatalog-fips.us-east-1.amazonaws.com:443'],
    ['AWS_USE_DUALSTACK_ENDPOINT', 'servicecatalog.us-east-1.api.aws:443'],
  ])('is another one with %s', async (name, host) => {
    const proxy = await startProxy({ hosts: { [host]: CLOSED } });
    try {
      await scenarioRun({
        with: { 'endpoint-url': '', 'aws-region': 'us-east-1', 'max-attempts': '1' },
        env: { HTTPS_PROXY: proxy.url, [name]: 'true' },
      });
      expect(proxy.requests).toEqual([{ method: 'CONNECT', target: host }]);
    } finally {
      await proxy.close();
    }
  });

  test('is the value of AWS_ENDPOINT_URL_SERVICE_CATALOG if it is set', async () => {
    const other = await startEndpoint();
    try {
      await scenarioRun({
        with: { 'endpoint-url': '', 'max-attempts': '1' },
        env: { AWS_ENDPOINT_URL_SERVICE_CATALOG: other.url },
      });
      expect(other.requests).toBe(1);
      expect(other.exchanges[0]?.headers['user-agent']).toMatch(/ service-catalog-engine-action\/\d+\.\d+\.\d+/);
    } finally {
      await other.close();
    }
  });
});
