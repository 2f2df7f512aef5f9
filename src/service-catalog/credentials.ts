import { homedir } from 'node:os';
import { Problem } from '../problem.ts';
import { readRegularFile, UnreadableFile } from '../regular-file.ts';

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

/** AWS accepts tokens of up to 20,000 characters. */
const LARGEST_TOKEN = 2 ** 16;

/**
 * The SDK reads the token of a web identity synchronously: from a pipe without a writer it would never return.
 *
 * @throws {Problem} if `AWS_WEB_IDENTITY_TOKEN_FILE` names something that is there, but not a file
 */
export function refuseEndlessToken({ AWS_WEB_IDENTITY_TOKEN_FILE: path }: NodeJS.ProcessEnv): void {
  if (!path) return;
  try {
    readRegularFile(path, LARGEST_TOKEN);
  } catch (error) {
    if (!(error instanceof UnreadableFile) || error.reason === 'absent') return;
    throw new Problem(
      'No AWS credentials were found',
      'AWS_WEB_IDENTITY_TOKEN_FILE does not name a file that can be read.',
      'Set it to the path of the file with the token.',
    );
  }
}
