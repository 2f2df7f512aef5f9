import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { compactVerify, errors } from 'jose';
import { GitHubError } from './github-error.ts';

/** What a request can do, by its token. */
export interface GitHubToken {
  readonly token: string;
  /** Of an installation of a GitHub App, or of a person. */
  readonly kind: 'installation' | 'personal';
  /** Owner and name of each. By default, all. */
  readonly repositories?: readonly string[] | undefined;
  /** Whether it has the permission Contents: write. */
  readonly writesContents: boolean;
  expiresAt?: Date;
}

type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** A GitHub App with an installation. */
export interface GitHubApp {
  readonly id: string;
  readonly clientId: string;
  readonly installationId: string;
  /** Changes with a new private key. */
  publicKey: KeyObject;
  repositories: readonly string[];
  permissions: Permissions;
  isSuspended: boolean;
}

/** A key pair as GitHub creates it for an app. The private key is what is downloaded: PKCS#1 in PEM format. */
export function generateAppKey(): { publicKey: KeyObject; privateKey: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKey: createPublicKey(privateKey),
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  };
}

interface AccessTokenRequest {
  repositories?: unknown;
  permissions?: Permissions;
}

/**
 * What GitHub responds to a request for an installation access token
 * (https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app).
 *
 * @throws {GitHubError}
 */
export function installationToken(
  app: GitHubApp,
  installationId: string,
  { repositories: names, permissions = app.permissions }: AccessTokenRequest,
): { token: GitHubToken; response: object } {
  if (installationId !== app.installationId) throw new GitHubError(404, 'Not Found');
  if (app.isSuspended) throw new GitHubError(403, 'This installation has been suspended');
  const ungranted = Object.entries(permissions).some(([name, access]) => {
    const granted = app.permissions[name];
    return granted === undefined || (granted === 'read' && access === 'write');
  });
  if (ungranted) throw new GitHubError(422, 'The permissions requested are not granted to this installation.');
  const wanted = Array.isArray(names)
    ? app.repositories.filter((each) => names.includes(each.split('/')[1]))
    : undefined;
  if (wanted && wanted.length < (names as unknown[]).length) {
    throw new GitHubError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  const expiresAt = new Date(Date.now() + 3_600_000);
  const part = () => randomBytes(90).toString('base64url');
  const token: GitHubToken = {
    // The format since April 2026: https://github.blog/changelog/2026-04-24-notice-about-upcoming-new-format-for-github-app-installation-tokens/
    token: `ghs_${app.id}_eyJ${part()}.eyJ${part()}${part()}.${part()}${part()}`,
    kind: 'installation',
    repositories: wanted ?? app.repositories,
    writesContents: permissions.contents === 'write',
    expiresAt,
  };
  return {
    token,
    response: {
      token: token.token,
      expires_at: expiresAt.toISOString().replace(/\.\d+Z/, 'Z'),
      permissions,
      repository_selection: 'selected',
      ...(wanted && { repositories: wanted.map((full_name) => ({ full_name })) }),
    },
  };
}

/**
 * The app that a request is from, by its JSON Web Token
 * (https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app).
 *
 * @throws {GitHubError}
 */
export async function verifyApp(token: string, apps: readonly GitHubApp[]): Promise<GitHubApp> {
  const { iss, iat, exp } = claimsOf(token);
  const app = apps.find(({ id, clientId }) => [id, clientId].includes(String(iss)));
  if (!/^(\d+|Iv[\w.]+)$/.test(String(iss))) throw new GitHubError(401, "'Issuer' claim ('iss') must be an Integer");
  if (!app) throw new GitHubError(404, 'Integration not found');
  try {
    await compactVerify(token, app.publicKey, { algorithms: ['RS256'] });
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new GitHubError(401, UNDECODED);
  }
  const now = Math.floor(Date.now() / 1000);
  if (typeof exp !== 'number' || exp <= now) {
    throw new GitHubError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + 600) throw new GitHubError(401, "'Expiration time' claim ('exp') is too far in the future");
  if (!Number.isInteger(iat) || Number(iat) > now) {
    throw new GitHubError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  return app;
}

const UNDECODED = 'A JSON web token could not be decoded';

function claimsOf(token: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    throw new GitHubError(401, UNDECODED);
  }
}
