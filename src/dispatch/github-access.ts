import { createPrivateKey } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { request } from '@octokit/request';
import { readSecret, type SecretReader, UnreadableSecret } from '../aws/secrets-manager.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { gitHubFetch } from './github-fetch.ts';
import { NotDispatched } from './not-dispatched.ts';
import type { GitHubApp, Settings } from './settings.ts';

type Request = typeof request;

/** How the function calls GitHub's REST API. */
export interface GitHubAccess {
  /** @throws {NotDispatched} if the secret cannot be read or used */
  authenticated(): Promise<Request>;
  /** Reads the secret again, which might have been rotated, and forgets the token of the installation. */
  renew(): Promise<void>;
}

/** What is kept for the next invocation. An installation token is valid for an hour. */
let kept: { readonly secretArn: string; readonly secret: string; readonly request: Request } | undefined;

export function gitHubAccess(
  { apiUrl, app, secretArn }: Pick<Settings, 'apiUrl' | 'app' | 'secretArn'>,
  reader: SecretReader,
  secrets: Secrets,
): GitHubAccess {
  const base = request.defaults({ baseUrl: apiUrl, request: { fetch: gitHubFetch } });

  async function read(): Promise<Request> {
    const secret = await textOf(secretArn, reader);
    secrets.addCredentials(secret);
    kept = { secretArn, secret, request: app ? asApp(app, secret, base) : withToken(secret, base) };
    return kept.request;
  }

  return {
    async authenticated() {
      if (kept?.secretArn !== secretArn) return read();
      secrets.addCredentials(kept.secret);
      return kept.request;
    },
    async renew() {
      await read();
    },
  };
}

/** Authenticates every request as the installation. Requests a token if there is none that is valid. */
function asApp({ id, installationId }: GitHubApp, privateKey: string, base: Request): Request {
  const key = privateKey.replaceAll('\\n', '\n');
  try {
    createPrivateKey(key);
  } catch {
    throw unusable('It is not a private key in PEM format.', 'Store the private key of the GitHub App, as downloaded.');
  }
  const { hook } = createAppAuth({ appId: id, privateKey: key, installationId, request: base, log: SILENT });
  return base.defaults({ request: { hook } });
}

/** By default, it writes to the console. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

function withToken(token: string, base: Request): Request {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw unusable('It is not a token.', 'Store the token alone, or set GitHubAppId if it is a private key.');
  }
  return base.defaults({ headers: { authorization: `token ${token}` } });
}

async function textOf(arn: string, reader: SecretReader): Promise<string> {
  try {
    return (await readSecret(arn, reader)).trim();
  } catch (error) {
    if (error instanceof UnreadableSecret) throw new NotDispatched(error, error.isRefused);
    throw error;
  }
}

function unusable(what: string, advice: string): NotDispatched {
  return new NotDispatched(new Problem('The secret for GitHub cannot be used', what, advice), true);
}
