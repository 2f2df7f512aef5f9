import type { Credentials } from '../aws/credentials.ts';
import type { PatientRetryStrategy } from '../aws/retries.ts';
import { assumeRole, type Caller } from '../aws/role.ts';

export interface LaunchRole {
  readonly arn: string;
  readonly sessionName: string;
}

/** In seconds: the shortest session. The credentials only read the artifact. Terraform gets others. */
const DURATION = 900;

/**
 * Assumes the launch role of a product, as the role of the caller, which the launch role trusts.
 *
 * @throws {Problem} if the role cannot be assumed
 */
export function assumeLaunchRole(
  { arn, sessionName }: LaunchRole,
  caller: Omit<Caller, 'idToken'>,
  retryStrategy: PatientRetryStrategy,
): Promise<Credentials> {
  const role = { arn, sessionName, externalId: undefined, durationSeconds: DURATION, audience: '' };
  return assumeRole(role, { ...caller, idToken: undefined }, retryStrategy);
}
