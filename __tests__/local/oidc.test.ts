import { getIDToken } from '@actions/core';
import { jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';

let endpoint: TokenEndpoint;
beforeEach(async () => {
  endpoint = await startTokenEndpoint();
});
afterEach(() => endpoint.close());

/** Requests a token with GitHub's toolkit, which prints a command that masks the token. */
async function idToken(audience?: string): Promise<string> {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (const [name, value] of Object.entries(endpoint.env)) vi.stubEnv(name, value);
  return getIDToken(audience).finally(() => {
    printed.mockRestore();
    vi.unstubAllEnvs();
  });
}

test.each([
  ['sts.amazonaws.com', 'sts.amazonaws.com'],
  [undefined, 'https://github.com/example'],
])('a token for the audience %s is signed, and has the claims of a job', async (audience, aud) => {
  const { payload } = await jwtVerify(await idToken(audience), endpoint.publicKey);
  expect(payload).toMatchObject({ iss: endpoint.issuer, aud, sub: 'repo:example/platform:ref:refs/heads/main' });
  expect(endpoint.audiences).toEqual([aud]);
});

test.each([
  ['GET', '', 'Bearer other', 401],
  ['GET', '/other', 'Bearer other', 404],
  ['POST', '', 'Bearer other', 404],
])('%s %s with "%s" gets HTTP %i', async (method, more, Authorization, status) => {
  const url = new URL(endpoint.env.ACTIONS_ID_TOKEN_REQUEST_URL);
  url.pathname += more;
  expect((await fetch(url, { method, headers: { Authorization } })).status).toBe(status);
  expect(endpoint.audiences).toEqual([]);
});
