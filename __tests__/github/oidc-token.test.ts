import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../local/loopback.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';
import { startProxy } from '../../local/proxy.ts';
import { agentsFor } from '../../src/aws/proxies.ts';
import { oidcTokens } from '../../src/github/oidc-token.ts';
import { Secrets } from '../../src/secrets/secrets.ts';

const { agents } = agentsFor({});
const REQUEST_TOKEN = 'request-token-2f8c';

let issuer: TokenEndpoint;
const servers: Loopback[] = [];
beforeAll(async () => {
  issuer = await startTokenEndpoint();
});
afterAll(() => issuer.close());
afterEach(() => Promise.all(servers.splice(0).map(({ close }) => close())));

/** The token from an endpoint that responds to each request with the next of `responses`. */
async function tokenFrom(...responses: ((response: ServerResponse) => void)[]) {
  let requests = 0;
  const server = await startLoopback((_, response) => responses[requests++]?.(response));
  servers.push(server);
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/?a=b`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
  };
  const token = oidcTokens(env, agents, new Secrets())?.('sts.amazonaws.com');
  return { token: await token?.catch((error: Error) => error), requests: () => requests };
}

function json(body: unknown, status = 200) {
  return (response: ServerResponse) => response.writeHead(status).end(JSON.stringify(body));
}

test.each(['sts.amazonaws.com', 'https://github.com/example?a=b&c=d e'])(
  'the token has the audience %j, and is secret',
  async (audience) => {
    const secrets = new Secrets();
    const token = await oidcTokens(issuer.env, agents, secrets)?.(audience);
    expect(issuer.audiences.splice(0)).toEqual([audience]);
    expect(secrets.hideFor('log', `a ${token} b ${issuer.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`)).toBe('a *** b ***');
  },
);

test('the token is requested through the proxy', async () => {
  const proxy = await startProxy();
  await oidcTokens(issuer.env, agentsFor({ HTTP_PROXY: proxy.url }).agents, new Secrets())?.('a');
  expect(proxy.requests.map(({ method }) => method)).toEqual(['GET']);
  await proxy.close();
});

test.each(['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'])(
  'without %s, there are no tokens',
  (name) => {
    expect(oidcTokens({ ...issuer.env, [name]: '' }, agents, new Secrets())).toBeUndefined();
  },
);

describe('GitHub is asked again', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['after HTTP 500', json({}, 500)],
    ['after HTTP 503', json({}, 503)],
    ['after a connection that ended', (response) => response.socket?.resetAndDestroy()],
  ])('%s', async (_, fault) => {
    const { token, requests } = await tokenFrom(fault, json({ value: 'a.b.c' }));
    expect(token).toBe('a.b.c');
    expect(requests()).toBe(2);
  });
});

describe('GitHub is not asked again', () => {
  test.each<[string, (response: ServerResponse) => void, string]>([
    ['after HTTP 401', json({}, 401), 'HTTP 401.'],
    ['after HTTP 404', json({}, 404), 'HTTP 404.'],
    ['after HTTP 200 without a token', json({ count: 0 }), 'HTTP 200 without a token.'],
    ['after HTTP 200 with an empty token', json({ value: '' }), 'HTTP 200 without a token.'],
    ['after HTTP 200 with something else', json({ value: 5 }), 'HTTP 200 without a token.'],
    ['after HTTP 200 with null', json(null), 'HTTP 200 without a token.'],
    ['after HTTP 200 with a page', (response) => response.end('<html>'), 'HTTP 200 without a token.'],
  ])('%s', async (_, respond, message) => {
    const { token, requests } = await tokenFrom(respond, json({ value: 'a.b.c' }));
    expect(token).toMatchObject({
      title: 'GitHub did not issue an OIDC token',
      message,
      advice: expect.stringContaining('id-token: write'),
    });
    expect(requests()).toBe(1);
  });
});
