import { homedir } from 'node:os';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The keys in the environment, which the AWS CLI, boto3 and Terraform take before `AWS_PROFILE`. The AWS SDK for
 * JavaScript takes the profile first.
 */
export function environmentCredentials(env: NodeJS.ProcessEnv): Credentials | undefined {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
    : undefined;
}

/**
 * The SDK looks for its files in the home directory. In containers, a user may have neither `HOME` nor an entry in
 * `/etc/passwd`, where Node throws.
 */
export function ensureHome(env: NodeJS.ProcessEnv): void {
  try {
    homedir();
  } catch {
    env.HOME = '/';
  }
}
