import { type Credentials, foundBySdk } from '../aws/credentials.ts';
import { type FailedAttempt, type Limits, PatientRetryStrategy, retryLine } from '../aws/retries.ts';
import { type Bucket, openBucket } from '../aws/s3.ts';
import { WORKFLOW_ADVICE } from '../github/advice.ts';
import { awsAccess } from '../github/aws-access.ts';
import type { Step } from '../github/step.ts';
import { assumeLaunchRole } from '../service-catalog/launch-role.ts';
import type { Inputs } from './inputs.ts';

/** The engine in AWS: who it is, and what it can reach. */
export interface Engine {
  readonly credentials: Credentials;
  readonly states: Bucket;
  /** Assumes the launch role. @returns opens a bucket as it */
  assumeLaunchRole(): Promise<(bucket: string) => Promise<Bucket>>;
}

/** @throws {Problem} if there are no credentials */
export async function becomeEngine(inputs: Inputs, limits: Limits, step: Step): Promise<Engine> {
  const { region, role, stateBucket, request } = inputs;
  const { env, secrets, log } = step;
  const onRetry = (failed: FailedAttempt) => log.info(retryLine(failed, limits));
  const retryStrategy = () => new PatientRetryStrategy(limits, onRetry);
  const access = awsAccess(region, role, step);
  const { agents } = access;
  const credentials = (await access.credentials(retryStrategy())) ?? (await foundBySdk(region, WORKFLOW_ADVICE));
  secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
  const caller = { region, agents, advice: WORKFLOW_ADVICE, limits, onRetry, env };

  return {
    credentials,
    states: await openBucket(stateBucket, { ...caller, credentials, principal: 'the engine role' }),
    async assumeLaunchRole() {
      const launchRole = { arn: request.launchRoleArn, sessionName: request.provisionedProductId };
      const engine = { region, agents, credentials, advice: LAUNCH_ROLE_ADVICE };
      const launch = await assumeLaunchRole(launchRole, engine, retryStrategy());
      secrets.addCredentials(launch.secretAccessKey, launch.sessionToken);
      return (bucket) => openBucket(bucket, { ...caller, credentials: launch, principal: 'the launch role' });
    },
  };
}

const LAUNCH_ROLE_ADVICE = {
  ...WORKFLOW_ADVICE,
  assumeRole: 'It is the launch role of the product, and the credentials are those of the engine role.',
};
