import {
  type Credentials,
  ensureHome,
  environmentCredentials,
  ignoreEndlessFiles,
  tokensIn,
} from '../aws/credentials.ts';
import { type Agents, agentsFor } from '../aws/proxies.ts';
import type { PatientRetryStrategy } from '../aws/retries.ts';
import { assumeRole, type Role } from '../aws/role.ts';
import { Problem } from '../problem.ts';
import { WORKFLOW_ADVICE } from './advice.ts';
import type { InputReader } from './input-reader.ts';
import { oidcTokens } from './oidc-token.ts';
import type { Step } from './step.ts';

/** How a step calls AWS. */
export interface AwsAccess {
  readonly region: string | undefined;
  readonly agents: Agents;
  /** Credentials of the role or of the job; undefined if the SDK is to find them. The role is assumed only once. */
  credentials(retryStrategy: PatientRetryStrategy): Promise<Credentials | undefined>;
}

/**
 * Prepares the environment for the SDK, and makes known what is secret in it.
 *
 * @param role the role to assume; undefined to use the credentials of the job
 * @param fallback credentials to use if there is no role, and no credentials in the environment; undefined to let the
 *   SDK find them
 */
export function awsAccess(
  region: string | undefined,
  role: Role | undefined,
  { env, secrets, log }: Pick<Step, 'env' | 'secrets' | 'log'>,
  fallback?: Credentials,
): AwsAccess {
  const { agents, passwords, problem } = agentsFor(env);
  secrets.addCredentials(...passwords);
  if (problem) log.warning(problem);
  ensureHome(env);
  for (const name of ignoreEndlessFiles(env)) log.warning(ignoredFile(name));
  secrets.addCredentials(...tokensIn(env), fallback?.secretAccessKey, fallback?.sessionToken);
  const ofJob = environmentCredentials(env) ?? fallback;
  let assumed: Promise<Credentials> | undefined;

  async function assume(assumable: Role, retryStrategy: PatientRetryStrategy): Promise<Credentials> {
    const idToken = oidcTokens(env, agents, secrets);
    const caller = { region, agents, idToken, credentials: ofJob, advice: WORKFLOW_ADVICE };
    const credentials = await assumeRole(assumable, caller, retryStrategy);
    secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
    return credentials;
  }

  return {
    region,
    agents,
    async credentials(retryStrategy) {
      if (role) assumed ??= assume(role, retryStrategy);
      return assumed ?? ofJob;
    },
  };
}

function ignoredFile(name: string): Problem {
  return new Problem(
    'An AWS file was ignored',
    `The file of ${name} is not a regular file, or is larger than 1 MiB.`,
    `Set ${name} to the path of a file.`,
  );
}

/**
 * The role in the inputs that configure-aws-credentials has, too; undefined if there is none.
 *
 * @param essential reads the ARN, without which AWS cannot be called
 * @param other reads the rest, for which there are defaults
 * @param duration of the session by default, in seconds
 */
export function readRole(essential: InputReader, other: InputReader, duration: number): Role | undefined {
  const arn = essential.matching('role-to-assume', /^arn:aws[\w-]*:iam::\d{12}:role\/[\x21-\x7e]+$/);
  const role = {
    sessionName: other.matching('role-session-name', /^[\w+=,.@-]{2,64}$/) ?? 'service-catalog-engine-action',
    externalId: other.matching('role-external-id', /^[\w+=,.@:/-]{2,1224}$/),
    durationSeconds: other.wholeNumber('role-duration-seconds', 900, 43_200) ?? duration,
    audience: other.text('audience') ?? (arn?.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'),
  };
  return arn ? { arn, ...role } : undefined;
}

export const REGION = /^[a-z]{2,}(-[a-z0-9]+)+$/;

/** The AWS Region in the inputs; undefined to let the SDK find it. */
export function readRegion(essential: InputReader): string | undefined {
  return essential.matching('aws-region', REGION);
}
