import { type FailedAttempt, PatientRetryStrategy, retryLine } from '../aws/retries.ts';
import { type Bucket, openBucket } from '../aws/s3.ts';
import { LAMBDA_ADVICE } from '../lambda/advice.ts';
import { awsAccess } from '../lambda/aws-access.ts';
import type { StructuredLog } from '../lambda/log.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { downloadArtifact, extractArtifact } from '../service-catalog/artifact.ts';
import { assumeLaunchRole } from '../service-catalog/launch-role.ts';
import { readVariables } from '../terraform/module.ts';
import type { Deadline } from '../time-limits.ts';
import { inAws } from './failure.ts';
import { type Parameter, parametersOf } from './parameters.ts';
import type { Request } from './request.ts';
import { inWorkingFolder } from './working-folder.ts';

/** What an invocation has around it. */
export interface Invocation {
  readonly env: NodeJS.ProcessEnv;
  readonly secrets: Secrets;
  readonly log: StructuredLog;
  /** For all calls of AWS. */
  readonly deadline: Deadline;
}

/**
 * Reads the variables of a product's root module. The artifact is read with the launch role, as when the product is
 * provisioned or, if the product has none, with the role of the function.
 *
 * @throws {Problem}
 */
export async function run({ artifact, launchRoleArn }: Request, invocation: Invocation): Promise<Parameter[]> {
  const archive = await inAws(async () => {
    const bucket = await openArtifacts(artifact.bucket, launchRoleArn, invocation);
    return downloadArtifact(artifact, bucket);
  });
  return inWorkingFolder(async (folder) => {
    await extractArtifact(archive, folder);
    return parametersOf(await readVariables(folder));
  });
}

/** In the log of AWS CloudTrail. */
const SESSION_NAME = 'service-catalog-parameter-parser';
const MOST_ATTEMPTS = 6;

async function openArtifacts(
  name: string,
  launchRoleArn: string | undefined,
  { env, secrets, log, deadline }: Invocation,
): Promise<Bucket> {
  const { region, agents, credentials } = awsAccess(env, secrets);
  const limits = { maxAttempts: MOST_ATTEMPTS, deadline, interrupted: new AbortController().signal };
  const onRetry = (failed: FailedAttempt) => log.warn(retryLine(failed, limits));
  const caller = { region, agents, advice: LAMBDA_ADVICE, limits, onRetry, env };
  if (launchRoleArn === undefined) {
    return openBucket(name, { ...caller, credentials, principal: 'the role of the parameter parser' });
  }
  const role = { arn: launchRoleArn, sessionName: SESSION_NAME };
  const launch = await assumeLaunchRole(
    role,
    { region, agents, credentials, advice: LAMBDA_ADVICE },
    new PatientRetryStrategy(limits, onRetry),
  );
  secrets.addCredentials(launch.secretAccessKey, launch.sessionToken);
  return openBucket(name, { ...caller, credentials: launch, principal: 'the launch role' });
}
