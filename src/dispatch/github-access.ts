import { createPrivateKey, type KeyObject } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { request } from '@octokit/request';
import { isRefusal } from '../aws/errors.ts';
import { readSecret, type SecretReader } from '../aws/secrets-manager.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { gitHubFetch } from './github-fetch.ts';
import { NotDispatched } from './not-dispatched.ts';
import type { GitHubApp, Settings } from './settings.ts';

/** A function that sends requests, as @octokit/request has it. */
type Octokit = typeof request;

/** How the function calls GitHub's REST API. */
export interface GitHubAccess {
  /** @throws {NotDispatched} if the secret cannot be read or used */
  authenticated(): Promise<Octokit>;
  /**
   * Reads the secret again, which might have been rotated, and forgets the token of the installation, which has the
   * permissions that the GitHub App had then.
   *
   * @param rejected what `authenticated` returned. If another message has renewed it meanwhile, nothing happens
   */
  renew(rejected: Octokit): Promise<void>;
}

interface Access {
  readonly secret: string;
  readonly octokit: Octokit;
}

/**
 * What is kept for other messages, and for the next invocation: an installation token is valid for an hour. A failure is
 * not kept.
 */
let kept: { readonly secretArn: string; readonly access: Promise<Access> } | undefined;

export function gitHubAccess(
  { apiUrl, app, secretArn }: Pick<Settings, 'apiUrl' | 'app' | 'secretArn'>,
  reader: SecretReader,
  secrets: Secrets,
): GitHubAccess {
  const base = request.defaults({ baseUrl: apiUrl, request: { fetch: gitHubFetch } });

  async function read(): Promise<Access> {
    const secret = await textOf(secretArn, reader);
    return { secret, octokit: app ? asApp(app, secret, base) : withToken(secret, base) };
  }

  function start(): Promise<Access> {
    const access = read();
    const keep = { secretArn, access };
    kept = keep;
    access.catch(() => {
      if (kept === keep) kept = undefined;
    });
    return access;
  }

  async function authenticated(): Promise<Octokit> {
    const { secret, octokit } = await (kept?.secretArn === secretArn ? kept.access : start());
    secrets.addCredentials(secret);
    return octokit;
  }

  return {
    authenticated,
    async renew(rejected) {
      if ((await authenticated()) === rejected) await start();
    },
  };
}

/** Authenticates every request as the installation. Requests a token if there is none that is valid. */
function asApp({ id, installationId }: GitHubApp, privateKey: string, base: Octokit): Octokit {
  const { hook } = createAppAuth({
    appId: id,
    privateKey: rsaKey(privateKey),
    installationId,
    request: base,
    log: SILENT,
  });
  return base.defaults({ request: { hook } });
}

/** The key in the one format that is always accepted. GitHub's keys are in PKCS#1. */
function rsaKey(pem: string): string {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    // It is no key.
  }
  if (key?.asymmetricKeyType !== 'rsa') {
    throw unusable(
      'It is not an RSA private key in PEM format.',
      'Store the private key of the GitHub App, as downloaded.',
    );
  }
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** By default, it writes to the console. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

function withToken(token: string, base: Octokit): Octokit {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw unusable('It is not a token.', 'Store the token alone, or set GitHubAppId if it is a private key.');
  }
  return base.defaults({ headers: { authorization: `token ${token}` } });
}

async function textOf(arn: string, reader: SecretReader): Promise<string> {
  try {
    return (await readSecret(arn, reader)).trim();
  } catch (error) {
    throw error instanceof Problem ? new NotDispatched(error, isRefusal(error.cause)) : error;
  }
}

function unusable(what: string, advice: string): NotDispatched {
  return new NotDispatched(new Problem('The secret for GitHub cannot be used', what, advice), true);
}
