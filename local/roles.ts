import { randomBytes } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import type { Credentials } from './credentials.ts';
import type { IdentityProvider } from './oidc.ts';
import { Refusal } from './refusal.ts';

export interface Role {
  arn: string;
  /** If there is one, AssumeRole requires it. */
  externalId?: string;
  /** The web identities that may assume the role. In a subject, * stands for any characters. */
  trusts: { audiences: string[]; subjects: string[] };
}

/** The parameters of a request to assume a role. */
export interface Assumption {
  RoleArn?: string;
  DurationSeconds?: string;
  ExternalId?: string;
  WebIdentityToken?: string;
}

export type Session = Required<Credentials>;

/** The roles of an account, and the credentials of those who assumed them. */
export class Roles {
  readonly sessions: Session[] = [];
  readonly #roles: readonly Role[];
  readonly #provider: IdentityProvider;

  constructor(roles: readonly Role[], provider: IdentityProvider) {
    this.#roles = roles;
    this.#provider = provider;
  }

  /** @throws {Refusal} if there is no such role, or it requires another external ID */
  assume(assumption: Assumption): Session {
    const role = this.#named(assumption);
    if (!role || (role.externalId !== undefined && role.externalId !== assumption.ExternalId)) {
      throw denied('arn:aws:iam::123456789012:user/local', 'sts:AssumeRole', assumption);
    }
    return this.#startSession(assumption);
  }

  /** @throws {Refusal} if the token is not valid, or the role does not trust its audience or subject */
  async assumeWithWebIdentity(assumption: Assumption): Promise<Session> {
    const role = this.#named(assumption);
    const subject = await this.#subjectOf(assumption.WebIdentityToken ?? '', role?.trusts.audiences);
    if (!role?.trusts.subjects.some((pattern) => matches(pattern, subject))) {
      throw denied(subject, 'sts:AssumeRoleWithWebIdentity', assumption);
    }
    return this.#startSession(assumption);
  }

  #named({ RoleArn: wanted }: Assumption): Role | undefined {
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
      throw new Refusal(code, error.message);
    }
  }

  /** The credentials look like real ones. */
  #startSession({ DurationSeconds: seconds = '3600' }: Assumption): Session {
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

function denied(user: string, action: string, { RoleArn: arn }: Assumption): Refusal {
  return new Refusal('AccessDenied', `User: ${user} is not authorized to perform: ${action} on resource: ${arn}`);
}

function matches(pattern: string, subject: string): boolean {
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`).test(subject);
}
