export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When temporary credentials expire. */
  expiration?: Date;
}

/** The credentials of a user in the only account on this machine. */
export const CREDENTIALS: Credentials = {
  accessKeyId: 'AKIALOCALENDPOINT000',
  secretAccessKey: 'local/endpoint/secret/access/key/0000000',
};

export function haveExpired({ expiration }: Credentials, now: Date): boolean {
  return expiration !== undefined && expiration <= now;
}

/** The environment variables in which the AWS SDK looks for credentials first. */
export function environmentOf({ accessKeyId, secretAccessKey, sessionToken }: Credentials): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
  };
}
