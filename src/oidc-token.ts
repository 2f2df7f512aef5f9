import type { Secrets } from './secrets.ts';
import type { IdToken } from './service-catalog/role.ts';

/**
 * Asks GitHub for an OIDC token for an audience; undefined if the job may not have one. As `getIDToken` of
 * @actions/core does it, which follows redirects to any host and hands it the token that it asks with. See
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token.
 */
export function requestOidcToken(env: NodeJS.ProcessEnv, secrets: Secrets): IdToken {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
  if (!url || !requestToken) return undefined;
  secrets.addCredentials(requestToken);
  return async (audience) => {
    const { HttpClient } = await import('@actions/http-client');
    const client = new HttpClient('service-catalog-engine-action', [], {
      allowRedirects: false,
      allowRetries: true,
      maxRetries: 10,
    });
    const response = await client.get(`${url}&audience=${encodeURIComponent(audience)}`, {
      Accept: 'application/json',
      Authorization: `Bearer ${requestToken}`,
    });
    const { statusCode = 0 } = response.message;
    if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`);
    const token = tokenIn(await response.readBody());
    if (token === undefined) throw new Error('The response has no token');
    secrets.addCredentials(token);
    return token;
  };
}

function tokenIn(body: string): string | undefined {
  try {
    const { value }: { value?: unknown } = JSON.parse(body);
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
