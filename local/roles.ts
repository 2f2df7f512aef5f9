import { randomBytes } from 'node:crypto';
import type { Credentials } from './credentials.ts';
import { type Claims, readToken } from './jwt.ts';
import type { IdentityProvider } from './oidc.ts';

export interface Role {
  arn: string;
  /** Demanded of AssumeRole, if there is one. */
  externalId?: string;
  /** Which web identities may assume it. In a subject, * stands for any characters. */
  trusts: { audiences: string[]; subjects: string[] };
  /** In seconds. */
  maxDuration: number;
}

/** What a request to assume a role carries, after it was checked against the API's model. */
export interface Assumption {
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds?: number;
  ExternalId?: string;
}

export type Session = Required<Credentials>;

/** A role that was assumed, in the members of the API's answer. */
export interface AssumedRole {
  AssumedRoleUser: { AssumedRoleId: string; Arn: string };
  Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration: string };
}

export interface AssumedRoleWithWebIdentity extends AssumedRole {
  SubjectFromWebIdentityToken: string;
  Audience: string;
  Provider: string;
}

/** An error by the name that the API gives it. */
export class StsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The roles of one account, and the credentials that they were assumed with. */
export class Roles {
  readonly sessions: Session[] = [];
  readonly #roles: readonly Role[];
  readonly #provider: IdentityProvider | undefined;

  constructor(roles: readonly Role[], provider: IdentityProvider | undefined) {
    this.#roles = roles;
    this.#provider = provider;
  }

  /** @throws {StsError} if the role is not known, demands another external ID, or does not last so long */
  assume(caller: Credentials, assumption: Assumption): AssumedRole {
    const role = this.#named(assumption);
    if (!role || (role.externalId !== undefined && role.externalId !== assumption.ExternalId)) {
      throw denied('arn:aws:iam::123456789012:user/local', 'sts:AssumeRole', assumption);
    }
    if (caller.sessionToken !== undefined && durationOf(assumption, role) > 3600) {
      throw new StsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      );
    }
    return this.#startSession(role, assumption);
  }

  /** @throws {StsError} if the token is not to be believed, or the role does not trust what it claims */
  assumeWithWebIdentity(token: string, assumption: Assumption): AssumedRoleWithWebIdentity {
    const { iss, aud, sub } = believedClaims(token, this.#provider);
    const role = this.#named(assumption);
    if (role && !role.trusts.audiences.includes(aud)) {
      throw new StsError('InvalidIdentityToken', 'Incorrect token audience');
    }
    const provider = iss.replace('https://', '');
    if (!role?.trusts.subjects.some((pattern) => matches(pattern, sub))) {
      throw denied(`${provider}:${sub}`, 'sts:AssumeRoleWithWebIdentity', assumption);
    }
    return {
      ...this.#startSession(role, assumption),
      SubjectFromWebIdentityToken: sub,
      Audience: aud,
      Provider: `arn:aws:iam::${accountOf(role)}:oidc-provider/${provider}`,
    };
  }

  #named({ RoleArn: wanted }: Assumption): Role | undefined {
    return this.#roles.find(({ arn }) => arn === wanted);
  }

  #startSession(role: Role, assumption: Assumption): AssumedRole {
    const duration = durationOf(assumption, role);
    if (duration > role.maxDuration) {
      throw new StsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const session = temporaryCredentials(duration);
    this.sessions.push(session);
    const [roleName, sessionName] = [role.arn.split('/').at(-1), assumption.RoleSessionName];
    return {
      AssumedRoleUser: {
        AssumedRoleId: `AROALOCALENDPOINT000:${sessionName}`,
        Arn: `arn:aws:sts::${accountOf(role)}:assumed-role/${roleName}/${sessionName}`,
      },
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: session.expiration.toISOString(),
      },
    };
  }
}

/** What the token claims, after everything about it was checked that does not depend on a role. */
function believedClaims(token: string, provider: IdentityProvider | undefined): Claims {
  const read = readToken(token);
  if (!read) throw new StsError('InvalidIdentityToken', 'The ID Token provided is not a valid JWT.');
  const missing = ['iss', 'sub', 'aud', 'exp', 'iat'].find((claim) => read.claims[claim] === undefined);
  if (missing) throw new StsError('InvalidIdentityToken', `Missing a required claim: ${missing}`);
  const claims = read.claims as Claims;
  const { iss, exp, nbf = 0 } = claims;
  if (iss !== provider?.issuer) {
    throw new StsError('InvalidIdentityToken', `No OpenIDConnect provider found in your account for ${iss}`);
  }
  if (!read.isSignedWith(provider.publicKey)) {
    throw new StsError('InvalidIdentityToken', 'The signature of the token could not be verified.');
  }
  const now = Math.floor(Date.now() / 1000);
  if (exp <= now) {
    throw new StsError(
      'ExpiredTokenException',
      `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`,
    );
  }
  if (nbf > now) {
    throw new StsError('IDPRejectedClaim', `Token not yet valid: current date/time ${now} must not be before ${nbf}`);
  }
  return claims;
}

function denied(user: string, action: string, { RoleArn: arn }: Assumption): StsError {
  return new StsError('AccessDenied', `User: ${user} is not authorized to perform: ${action} on resource: ${arn}`);
}

function durationOf({ DurationSeconds: wanted }: Assumption, { maxDuration }: Role): number {
  return wanted ?? Math.min(3600, maxDuration);
}

function accountOf({ arn }: Role): string {
  return arn.split(':')[4] ?? '';
}

function matches(pattern: string, subject: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(subject);
}

/** In the form of the real ones. */
function temporaryCredentials(seconds: number): Session {
  return {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(300).toString('base64')}`,
    expiration: new Date(Date.now() + seconds * 1000),
  };
}
