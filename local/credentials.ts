/** Who signs requests. */
export interface Principal {
  /** The ARN of a user, or of the session of a role: `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
  arn: string;
  /** The role of the session: `arn:aws:iam::<account>:role/<path and name>`. A user has none. */
  roleArn?: string;
}

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When temporary credentials expire. */
  expiration?: Date;
  /** Without it, the user of `CREDENTIALS`. */
  principal?: Principal;
}

/** The credentials of a user in the only account on this machine that has one. */
export const CREDENTIALS: Credentials = {
  accessKeyId: 'AKIALOCALENDPOINT000',
  secretAccessKey: 'local/endpoint/secret/access/key/0000000',
};

const USER: Principal = { arn: 'arn:aws:iam::123456789012:user/local' };

export function principalOf({ principal = USER }: Credentials): Principal {
  return principal;
}

/** The 12 digits in an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

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
