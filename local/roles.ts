import { randomBytes } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { ApiError } from './api-error.ts';
import type { Credentials } from './credentials.ts';
import type { IdentityProvider } from './oidc.ts';

export interface Role {
  arn: string;
  /** If specified, AssumeRole requires it. */
  externalId?: string;
  /** The web identities that can assume the role. In a subject, * matches any characters. */
  trusts: { audiences: string[]; subjects: string[] };
}

/** The parameters of a request to assume a role. */
export interface AssumeRoleParameters {
  RoleArn?: string;
  DurationSeconds?: string;
  ExternalId?: string;
  WebIdentityToken?: string;
}

export type Session = Required<Credentials>;

/** The roles of an account, and the temporary credentials of the sessions. */
export class Roles {
  readonly sessions: Session[] = [];
  readonly #roles: readonly Role[];
  readonly #provider: IdentityProvider;

  constructor(roles: readonly Role[], provider: IdentityProvider) {
    this.#roles = roles;
    this.#provider = provider;
  }

  /** @throws {ApiError} if the role does not exist or requires a different external ID */
  assume(parameters: AssumeRoleParameters): Session {
    const role = this.#named(parameters);
    if (!role || (role.externalId !== undefined && role.externalId !== parameters.ExternalId)) {
      throw denied('arn:aws:iam::123456789012:user/local', 'sts:AssumeRole', parameters);
    }
    return this.#startSession(parameters);
  }

  /** @throws {ApiError} if the token is not valid, or the role does not trust its audience or subject */
  async assumeWithWebIdentity(parameters: AssumeRoleParameters): Promise<Session> {
    const role = this.#named(parameters);
    const subject = await this.#subjectOf(parameters.WebIdentityToken ?? '', role?.trusts.audiences);
    if (!role?.trusts.subjects.some((pattern) => matches(pattern, subject))) {
      throw denied(subject, 'sts:AssumeRoleWithWebIdentity', parameters);
    }
    return this.#startSession(parameters);
  }

  #named({ RoleArn: wanted }: AssumeRoleParameters): Role | undefined {
    return this.#roles.find(({ arn }) => arn === wanted);
  }

  async #subjectOf(token: string, audience: string[] | undefined): Promise<string> {
    const { issuer, publicKey } = this.#provider;
    try {
      const { payload } = await jwtVerify(token, publicKey, { issuer, ...(audience && { audience }) });
      return payload.sub ?? '';
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      const code = error instanceof errors.JWTExpired ? 'ExpiredTokenException' : 'InvalidIdentityToken';
      throw new ApiError(code, error.message);
    }
  }

  /** Creates credentials that look like real ones. */
  #startSession({ DurationSeconds: seconds = '3600' }: AssumeRoleParameters): Session {
    const session = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(300).toString('base64')}`,
      expiration: new Date(Date.now() + Number(seconds) * 1000),
    };
    this.sessions.push(session);
    return session;
  }
}

function denied(user: string, action: string, { RoleArn: arn }: AssumeRoleParameters): ApiError {
  return new ApiError('AccessDenied', `User: ${user} is not authorized to perform: ${action} on resource: ${arn}`);
}

function matches(pattern: string, subject: string): boolean {
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`).test(subject);
}
