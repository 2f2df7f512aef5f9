import { Problem } from '../problem.ts';
import { STS_REQUEST } from '../time-limits.ts';
import type { Credentials } from './credentials.ts';
import { inWords } from './errors.ts';
import type { Agents } from './proxies.ts';
import type { PatientRetryStrategy } from './retries.ts';

/** A role for this one call, as the inputs of configure-aws-credentials name its parts. */
export interface Role {
  readonly arn: string;
  readonly sessionName: string;
  readonly externalId: string | undefined;
  /** For how long the credentials last. */
  readonly durationSeconds: number;
  /** For whom GitHub issues the token. */
  readonly audience: string;
}

/** Asks GitHub for an OIDC token for an audience; undefined if the job may not have one. */
export type IdToken = ((audience: string) => Promise<string>) | undefined;

/**
 * Credentials of the role, by GitHub's OIDC token if the job may have one, else from the credentials at hand. They
 * are for the caller only and go nowhere else.
 *
 * @param caller the credentials at hand; undefined to leave it to the SDK to find them
 * @throws {Problem} if the role cannot be assumed, or STS not be reached with the patience of `retryStrategy`
 */
export async function assumeRole(
  role: Role,
  idToken: IdToken,
  region: string | undefined,
  agents: Agents,
  caller: Credentials | undefined,
  retryStrategy: PatientRetryStrategy,
): Promise<Credentials> {
  const { STSClient, AssumeRoleCommand, AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = new STSClient({
    ...(region && { region }),
    ...(caller && { credentials: caller }),
    retryStrategy,
    requestHandler: {
      ...agents,
      connectionTimeout: STS_REQUEST,
      requestTimeout: STS_REQUEST,
      throwOnRequestTimeout: true,
    },
  });
  const common = { RoleArn: role.arn, RoleSessionName: role.sessionName, DurationSeconds: role.durationSeconds };
  const token = await idToken?.(role.audience).catch(noToken);
  try {
    const { Credentials } = token
      ? await client.send(new AssumeRoleWithWebIdentityCommand({ ...common, WebIdentityToken: token }))
      : await client.send(
          new AssumeRoleCommand({ ...common, ...(role.externalId && { ExternalId: role.externalId }) }),
        );
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = Credentials ?? {};
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration && { expiration: Expiration }),
    };
  } catch (error) {
    throw isRefusal(error) ? notAssumed(error as Error, role, token) : notReached(error, role);
  } finally {
    client.destroy();
  }
}

function noToken(error: Error): never {
  throw new Problem(
    'GitHub gave no OIDC token',
    error.message.replaceAll(/\s+/g, ' ').replace(/\.?$/, '.'),
    'Check that the job has the permission id-token: write, and that the runner can reach GitHub.',
    { cause: error },
  );
}

/** Whether STS itself said no, or there was nobody to ask as. */
function isRefusal(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  return name === 'CredentialsProviderError' || (status >= 400 && status < 500 && status !== 429);
}

function notAssumed(error: Error, { arn, audience }: Role, token: string | undefined): Problem {
  const message = `${arn}: ${error.name}: ${error.message}`.replace(/\.?$/, '.');
  return new Problem(
    'The role could not be assumed',
    message,
    token ? trustOfToken(token, audience) : trustOfCaller(error),
    {
      cause: error,
    },
  );
}

function notReached(error: unknown, { arn }: Role): Problem {
  return new Problem(
    'AWS STS could not be reached',
    `${arn}: ${inWords(error)}`,
    'Without it the role cannot be assumed. Check aws-region, HTTPS_PROXY, and whether the runner can reach AWS STS.',
    { cause: error },
  );
}

function trustOfToken(token: string, audience: string): string {
  const { sub, iss } = claimsOf(token);
  return `The role's trust policy has to allow sts:AssumeRoleWithWebIdentity to the OIDC provider ${iss ?? 'of GitHub'}, with the audience (aud) '${audience}' and the subject (sub) of this job, '${sub ?? 'unknown'}'.`;
}

function trustOfCaller({ name }: Error): string {
  return name === 'CredentialsProviderError'
    ? `Give the job the permission id-token: write, so that it gets an OIDC token, or credentials that may assume the role.`
    : `The role's trust policy and the policy of the credentials at hand both have to allow sts:AssumeRole, with role-external-id if the role demands one. With the permission id-token: write the job would use GitHub's OIDC token instead.`;
}

/** Who the token says the job is: no secret, unlike the token. */
function claimsOf(token: string): { sub?: string; iss?: string } {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return {};
  }
}
