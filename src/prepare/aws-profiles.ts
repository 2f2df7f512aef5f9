import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../aws/credentials.ts';
import { writePrivately } from '../github/preparation.ts';

/**
 * The profile of the engine, which only Terraform's backend uses. A product must not name it by mistake or on purpose, so
 * it is different for each record. It is the same in every job of a workflow run, because a plan contains it.
 */
export function engineProfile(recordId: string, workflowToken: string): string {
  const id = createHmac('sha256', workflowToken).update(recordId).digest('hex').slice(0, 16);
  return `service-catalog-engine-${id}`;
}

/** The profile of the launch role, which everything else uses. */
const LAUNCH_PROFILE = 'service-catalog-launch-role';

export interface Profiles {
  /** From `engineProfile`. */
  readonly engine: string;
  readonly credentials: Credentials;
  readonly launchRoleArn: string;
  readonly sessionName: string;
  readonly region: string;
}

/**
 * Writes the profiles to private files. The launch role has a profile with `role_arn` and `source_profile`, so that every
 * AWS SDK assumes it, and does so again when a session ends: a role that a role assumes has sessions of at most an hour.
 *
 * @param folder only the user can read it
 * @returns environment variables for the later steps of the job
 */
export function writeProfiles(
  { engine, credentials, launchRoleArn, sessionName, region }: Profiles,
  folder: string,
): Record<string, string> {
  const files = { config: join(folder, 'aws', 'config'), credentials: join(folder, 'aws', 'credentials') };
  mkdirSync(join(folder, 'aws'), { mode: 0o700 });
  writePrivately(
    files.config,
    ini({
      [`profile ${LAUNCH_PROFILE}`]: {
        role_arn: launchRoleArn,
        source_profile: engine,
        role_session_name: sessionName,
        region,
      },
      [`profile ${engine}`]: { region },
    }),
  );
  writePrivately(
    files.credentials,
    ini({
      [engine]: {
        aws_access_key_id: credentials.accessKeyId,
        aws_secret_access_key: credentials.secretAccessKey,
        ...(credentials.sessionToken && { aws_session_token: credentials.sessionToken }),
      },
    }),
  );
  return {
    AWS_PROFILE: LAUNCH_PROFILE,
    AWS_CONFIG_FILE: files.config,
    AWS_SHARED_CREDENTIALS_FILE: files.credentials,
    // For programs with an older AWS SDK for Go.
    AWS_SDK_LOAD_CONFIG: '1',
  };
}

/**
 * Other sources of credentials that come before a profile in some AWS SDKs. An empty variable is the same as none, and
 * the runner cannot remove one.
 */
const OTHER_SOURCES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_DEFAULT_PROFILE',
];

/** For Terraform, even if a step sets some of them later. */
export const NO_OTHER_SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  OTHER_SOURCES.map((name) => [name, '']),
);

/** For the later steps of the job. */
export function withoutOtherSources(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(OTHER_SOURCES.filter((name) => env[name]).map((name) => [name, '']));
}

/** No value has a line break: AWS's and the launch role's ARN are checked, and the rest is chosen here. */
function ini(sections: Record<string, Record<string, string>>): string {
  return Object.entries(sections)
    .map(
      ([name, settings]) =>
        `[${name}]\n${Object.entries(settings)
          .map(([key, value]) => `${key} = ${value}\n`)
          .join('')}`,
    )
    .join('\n');
}
