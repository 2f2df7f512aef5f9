import { createHash, randomBytes } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { ApiError } from './api-error.ts';
import { accountOf, type Credentials, type Principal } from './credentials.ts';
import type { IdentityProvider } from './oidc.ts';

export interface Role {
  arn: string;
  /** If specified, AssumeRole requires it. */
  externalId?: string;
  trusts: {
    /** The web identities that can assume the role. In a subject, * matches any characters. */
    audiences?: string[];
    subjects?: string[];
    /**
     * Who can assume the role with credentials: ARNs of users, roles, sessions, or accounts (`arn:aws:iam::<account>:root`).
     * By default, everyone.
     */
    principals?: string[];
  };
  /** By default, 3600, as in AWS. */
  maxSessionSeconds?: number;
}

/** The parameters of a request to assume a role. */
export interface AssumeRoleParameters {
  RoleArn?: string;
  RoleSessionName?: string;
  DurationSeconds?: string;
  ExternalId?: string;
  WebIdentityToken?: string;
}

/** The temporary credentials of an assumed role. */
export interface Session extends Required<Credentials> {
  principal: Required<Principal>;
  /** The unique ID of the role, and the name of the session. */
  userId: string;
}

/** The longest session of a role that another role assumed, in seconds. */
const LONGEST_CHAINED = 3600;

/** The roles of all accounts, and the temporary credentials of the sessions. */
export class Roles {
  readonly sessions: Session[] = [];
  readonly #roles: readonly Role[];
  readonly #provider: IdentityProvider;

  constructor(roles: readonly Role[], provider: IdentityProvider) {
    this.#roles = roles;
    this.#provider = provider;
  }

  /**
   * @throws {ApiError} if the role does not exist, does not trust the principal, or requires a different external ID, or
   * if the session would be too long
   */
  assume(parameters: AssumeRoleParameters, principal: Principal): Session {
    const role = this.#named(parameters);
    const trusted = role && isTrusted(principal, role.trusts.principals);
    if (!trusted || (role.externalId !== undefined && role.externalId !== parameters.ExternalId)) {
      throw denied(principal.arn, 'sts:AssumeRole', parameters);
    }
    if (principal.roleArn !== undefined && secondsOf(parameters) > LONGEST_CHAINED) {
      throw new ApiError(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      );
    }
    return this.#startSession(role, parameters);
  }

  /** @throws {ApiError} if the token is not valid, or the role does not trust its audience or subject */
  async assumeWithWebIdentity(parameters: AssumeRoleParameters): Promise<Session> {
    const role = this.#named(parameters);
    const subject = await this.#subjectOf(parameters.WebIdentityToken ?? '', role?.trusts.audiences);
    if (!role?.trusts.subjects?.some((pattern) => matches(pattern, subject))) {
      throw denied(subject, 'sts:AssumeRoleWithWebIdentity', parameters);
    }
    return this.#startSession(role, parameters);
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
  #startSession({ arn: roleArn, maxSessionSeconds = 3600 }: Role, parameters: AssumeRoleParameters): Session {
    const { RoleSessionName: name = '' } = parameters;
    const seconds = secondsOf(parameters);
    if (!/^[\w+=,.@-]{2,64}$/.test(name)) throw invalid('roleSessionName', name, '[\\w+=,.@-]{2,64}');
    if (!(seconds >= 900)) throw invalid('durationSeconds', `${parameters.DurationSeconds}`, '900 or more');
    if (seconds > maxSessionSeconds) {
      throw new ApiError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const session = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(300).toString('base64')}`,
      expiration: new Date(Date.now() + seconds * 1000),
      principal: { arn: sessionArn(roleArn, name), roleArn },
      userId: `AROA${createHash('sha256').update(roleArn).digest('hex').slice(0, 17).toUpperCase()}:${name}`,
    };
    this.sessions.push(session);
    return session;
  }
}

function secondsOf({ DurationSeconds: seconds = '3600' }: AssumeRoleParameters): number {
  return Number(seconds);
}

/** Without the path of the role, as in AWS. */
function sessionArn(roleArn: string, name: string): string {
  return `arn:aws:sts::${accountOf(roleArn)}:assumed-role/${roleArn.split('/').at(-1)}/${name}`;
}

function isTrusted({ arn, roleArn }: Principal, trusted: string[] | undefined): boolean {
  const names = [arn, roleArn, `arn:aws:iam::${accountOf(arn)}:root`];
  return !trusted || trusted.some((name) => names.includes(name));
}

function invalid(parameter: string, value: string, constraint: string): ApiError {
  return new ApiError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${parameter}' failed to satisfy constraint: ${constraint}`,
  );
}

function denied(user: string, action: string, { RoleArn: arn }: AssumeRoleParameters): ApiError {
  return new ApiError('AccessDenied', `User: ${user} is not authorized to perform: ${action} on resource: ${arn}`);
}

function matches(pattern: string, subject: string): boolean {
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`).test(subject);
}
