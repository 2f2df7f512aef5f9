import { devNull, homedir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { readRegularFile, UnreadableFile } from '../regular-file.ts';

import { type Advice, meaningOf, sentenceOf } from './errors.ts';

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
 * The credentials that the SDK finds: in a profile, in a container, or of the instance.
 *
 * @throws {Problem} if it finds none
 */
export async function foundBySdk(region: string, advice: Advice): Promise<Credentials> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient({ region });
  try {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await client.config.credentials();
    return {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken && { sessionToken }),
      ...(expiration && { expiration }),
    };
  } catch (error) {
    const { title, advice: todo } = meaningOf(error) ?? {
      title: 'No AWS credentials were found',
      advice: ({ logIn }: Advice) => logIn,
    };
    throw new Problem(title, sentenceOf(error), todo(advice), { cause: error });
  } finally {
    client.destroy();
  }
}

/**
 * The SDK looks for its files in the home directory. In a container, a user might have neither `HOME` nor an entry in
 * `/etc/passwd`. Node throws then.
 */
export function ensureHome(env: NodeJS.ProcessEnv): void {
  try {
    homedir();
  } catch {
    env.HOME = '/';
  }
}

/** The largest configuration file and token that the SDK reads here, in bytes. */
const LARGEST_FILE = 2 ** 20;

/**
 * Keeps the SDK from reading what is not a file, such as a pipe without a writer: it would wait forever, and for the
 * token of a web identity even synchronously.
 *
 * @returns the names of the settings that are ignored from here on
 */
export function ignoreEndlessFiles(env: NodeJS.ProcessEnv): string[] {
  const home = env.HOME ?? '/';
  const files = {
    AWS_CONFIG_FILE: env.AWS_CONFIG_FILE || join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: env.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'),
    AWS_WEB_IDENTITY_TOKEN_FILE: env.AWS_WEB_IDENTITY_TOKEN_FILE,
  };
  const endless = Object.entries(files).filter(([, path]) => path && isEndless(path));
  for (const [name] of endless) {
    if (name === 'AWS_WEB_IDENTITY_TOKEN_FILE') delete env[name];
    else env[name] = devNull;
  }
  return endless.map(([name]) => name);
}

function isEndless(path: string): boolean {
  return path !== devNull && ['not a file', 'too large'].includes(unreadable(path) ?? '');
}

function unreadable(path: string): UnreadableFile['reason'] | undefined {
  try {
    readRegularFile(path, LARGEST_FILE);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason;
    throw error;
  }
}

/** The token of a web identity, and of a container's credentials endpoint. AWS might repeat them in an error. */
export function tokensIn({
  AWS_WEB_IDENTITY_TOKEN_FILE: path,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
}: NodeJS.ProcessEnv) {
  const ofFile =
    path && unreadable(path) === undefined ? readRegularFile(path, LARGEST_FILE).toString('utf8') : undefined;
  return [ofFile?.trim(), token];
}
