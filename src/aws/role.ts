import { shortened } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import { sentence } from '../sentence.ts';
import { STS_REQUEST } from '../time-limits.ts';
import type { Credentials } from './credentials.ts';
import { type Advice, isRefusal, sentenceOf } from './errors.ts';
import type { Agents } from './proxies.ts';
import { requestHandler } from './request-handler.ts';
import { limitResponses } from './response-body.ts';
import type { PatientRetryStrategy } from './retries.ts';

/** A role to assume, with the names that configure-aws-credentials gives its settings. */
export interface Role {
  readonly arn: string;
  readonly sessionName: string;
  readonly externalId: string | undefined;
  /** How long the credentials are valid. */
  readonly durationSeconds: number;
  /** The audience of the OIDC token. */
  readonly audience: string;
}

/** Requests an OIDC token for an audience. */
export type IdToken = (audience: string) => Promise<string>;

/** Who assumes the role, and how AWS STS is called. */
export interface Caller {
  readonly region: string | undefined;
  readonly agents: Agents;
  /** Undefined if there is no identity provider. Then the role is assumed with `credentials`. */
  readonly idToken: IdToken | undefined;
  /** Undefined if the SDK is to find credentials. */
  readonly credentials: Credentials | undefined;
  readonly advice: Advice;
}

/**
 * Gets credentials of the role, with an OIDC token if there can be one, else with the credentials of the caller.
 *
 * @throws {Problem} if the role cannot be assumed, or if STS cannot be reached within the limits of `retryStrategy`
 */
export async function assumeRole(
  role: Role,
  { region, agents, idToken, credentials, advice }: Caller,
  retryStrategy: PatientRetryStrategy,
): Promise<Credentials> {
  const { STSClient, AssumeRoleCommand, AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = new STSClient({
    ...(region && { region }),
    ...(credentials && { credentials }),
    retryStrategy,
    requestHandler: requestHandler(agents, STS_REQUEST),
  });
  limitResponses(client, STS_REQUEST);
  const common = { RoleArn: role.arn, RoleSessionName: role.sessionName, DurationSeconds: role.durationSeconds };
  const token = await idToken?.(role.audience);
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
    throw isRefusal(error) ? notAssumed(error as Error, role, token, advice) : notReached(error, role);
  } finally {
    client.destroy();
  }
}

function notAssumed(error: Error, role: Role, token: string | undefined, advice: Advice): Problem {
  return new Problem(
    'The role could not be assumed',
    sentence(`${role.arn}: ${error.name}: ${shortened(error.message, LONGEST)}`),
    token ? trustOfToken(token, role) : trustOfCaller(error, advice),
    { cause: error },
  );
}

/** Somebody else's text is cut after so many characters. */
const LONGEST = 1000;

function notReached(error: unknown, { arn }: Role): Problem {
  return new Problem(
    'AWS STS could not be reached',
    `${arn}: ${sentenceOf(error)}`,
    'The role cannot be assumed without AWS STS. Check aws-region and HTTPS_PROXY, and whether AWS STS can be reached from here.',
    { cause: error },
  );
}

function trustOfToken(token: string, { audience }: Role): string {
  const { sub = 'unknown', iss = 'unknown' } = claimsOf(token);
  return `The role's trust policy must allow sts:AssumeRoleWithWebIdentity for the OIDC provider ${iss} with the audience (aud) '${audience}' and the subject (sub) '${sub}'.`;
}

function trustOfCaller({ name }: Error, { logIn, assumeRole }: Advice): string {
  if (name === 'CredentialsProviderError') return logIn;
  return `The role's trust policy and the policy of the credentials must both allow sts:AssumeRole. ${assumeRole}`;
}

/** Who the bearer of the token is. That is not a secret, unlike the token. */
function claimsOf(token: string): { sub?: string; iss?: string } {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return {};
  }
}
