import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Agents } from '../aws/proxies.ts';
import { readBody } from '../aws/response-body.ts';
import { backoff } from '../aws/retries.ts';
import type { IdToken } from '../aws/role.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { sentence } from '../sentence.ts';
import { OIDC_REQUEST } from '../time-limits.ts';

/** As many as @actions/core makes. */
const MOST_ATTEMPTS = 11;

/**
 * Requests OIDC tokens from GitHub; undefined if the job does not have the permission `id-token: write`. See
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token.
 *
 * `getIDToken` of @actions/core is not used: it sends the token of the request along when a response redirects it to
 * another host, and it does not accept all proxy settings that Node accepts.
 */
export function oidcTokens(env: NodeJS.ProcessEnv, agents: Agents, secrets: Secrets): IdToken | undefined {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
  if (!url || !requestToken) return undefined;
  secrets.addCredentials(requestToken);
  return async (audience) => {
    try {
      const token = await requested(new URL(`${url}&audience=${encodeURIComponent(audience)}`), requestToken, agents);
      secrets.addCredentials(token);
      return token;
    } catch (error) {
      throw notIssued(error as Error);
    }
  };
}

async function requested(url: URL, requestToken: string, agents: Agents): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await get(url, requestToken, agents);
      const body = await readBody(response, OIDC_REQUEST);
      if (response.statusCode === 200) return tokenIn(body.toString('utf8'));
      throw new HttpError(response.statusCode ?? 0);
    } catch (error) {
      const isFinal = error instanceof HttpError && error.status < 500;
      if (isFinal || attempt === MOST_ATTEMPTS) throw error;
      await wait(backoff(attempt, false));
    }
  }
}

class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message = `HTTP ${status}`) {
    super(message);
    this.status = status;
  }
}

/** Does not follow redirects. */
async function get(url: URL, requestToken: string, { httpAgent, httpsAgent }: Agents): Promise<IncomingMessage> {
  const isHttps = url.protocol === 'https:';
  const { request } = isHttps ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const headers = { Accept: 'application/json', Authorization: `Bearer ${requestToken}` };
    const options = { agent: isHttps ? httpsAgent : httpAgent, headers, timeout: OIDC_REQUEST };
    const sent = request(url, options, resolve);
    sent.on('timeout', () => sent.destroy(new Error(`No response within ${OIDC_REQUEST / 1000} s`)));
    sent.on('error', reject);
    sent.end();
  });
}

function tokenIn(body: string): string {
  const { value }: { value?: unknown } = parsed(body) ?? {};
  if (typeof value !== 'string' || value === '') throw new HttpError(200, 'HTTP 200 without a token');
  return value;
}

function parsed(body: string): { value?: unknown } | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function notIssued(error: Error): Problem {
  return new Problem(
    'GitHub did not issue an OIDC token',
    sentence(error.message),
    'Check that the job has the permission id-token: write, and that the runner can reach GitHub.',
    { cause: error },
  );
}
