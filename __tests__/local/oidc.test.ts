import { getIDToken } from '@actions/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readToken } from '../../local/jwt.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';

let endpoint: TokenEndpoint;
beforeEach(async () => {
  endpoint = await startTokenEndpoint();
});
afterEach(() => endpoint.close());

/** As a job asks for a token by hand. */
function ask(query = '&audience=sts.amazonaws.com', init: RequestInit = {}): Promise<Response> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = endpoint.env;
  return fetch(`${url}${query}`, { headers: { Authorization: `Bearer ${token}` }, ...init });
}

async function tokenFor(query?: string): Promise<string> {
  const { value } = (await (await ask(query)).json()) as { value: string };
  return value;
}

describe('a token', () => {
  test('claims what a job of GitHub claims, for the audience that was asked for', async () => {
    const { claims } = readToken(await tokenFor()) ?? {};
    expect(claims).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      sub: 'repo:example/platform:ref:refs/heads/main',
      aud: 'sts.amazonaws.com',
      repository: 'example/platform',
      ref: 'refs/heads/main',
      run_id: '11223344556',
    });
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(300);
    expect(endpoint.audiences).toEqual(['sts.amazonaws.com']);
  });

  test('is signed by its issuer, and by no other', async () => {
    const [header, , signature] = (await tokenFor()).split('.');
    const other = endpoint.token({ sub: 'repo:example/other:ref:refs/heads/main' }).split('.')[1];
    const stranger = await startTokenEndpoint();
    expect(readToken(endpoint.token())?.isSignedWith(endpoint.publicKey)).toBe(true);
    expect(readToken(endpoint.token())?.isSignedWith(stranger.publicKey)).toBe(false);
    expect(readToken(`${header}.${other}.${signature}`)?.isSignedWith(endpoint.publicKey)).toBe(false);
    await stranger.close();
  });

  test('is for the owner of the repository if no audience is named', async () => {
    expect(readToken(await tokenFor(''))?.claims.aud).toBe('https://github.com/example');
  });

  test('comes with its length', async () => {
    const { count, value } = (await (await ask()).json()) as { count: number; value: string };
    expect(count).toBe(value.length);
  });

  test('is what the toolkit of GitHub gets', async () => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    for (const [name, value] of Object.entries(endpoint.env)) vi.stubEnv(name, value);
    const token = await getIDToken('sts.amazonaws.com').finally(() => {
      printed.mockRestore();
      vi.unstubAllEnvs();
    });
    expect(readToken(token)?.claims.aud).toBe('sts.amazonaws.com');
  });
});

describe('a request is refused', () => {
  test.each([
    ['of another bearer', { headers: { Authorization: 'Bearer other' } }, 401],
    ['of nobody', { headers: {} }, 401],
    ['by another method', { method: 'POST' }, 404],
  ])('%s', async (_, init, status) => {
    expect((await ask(undefined, init)).status).toBe(status);
    expect(endpoint.audiences).toEqual([]);
  });

  test('for another path', async () => {
    const { origin } = new URL(endpoint.env.ACTIONS_ID_TOKEN_REQUEST_URL);
    expect((await fetch(`${origin}/?audience=sts.amazonaws.com`)).status).toBe(404);
  });
});
