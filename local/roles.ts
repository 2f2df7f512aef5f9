import { createHash, randomBytes } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { ApiError } from './api-error.ts';
import { accountOf, type Credentials, type Principal } from './credentials.ts';
import { decision, type Policy } from './iam.ts';
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
    /** The trust policy of the role, which decides in place of the subjects and principals. */
    policy?: Policy;
  };
  /** The policies of the role. By default, it can do everything. */
  permissions?: readonly Policy[];
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

/** The claims of GitHub's tokens that trust policies are known to see. */
const POLICY_CLAIMS = ['aud', 'sub', 'repository'];

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
    const trusted = role && this.#canAssume(role, principal, parameters);
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
    const claims = await this.#claimsOf(parameters.WebIdentityToken ?? '', role?.trusts.audiences);
    if (!role || !this.#trustsIdentity(role, claims)) {
      throw denied(claims.sub ?? '', 'sts:AssumeRoleWithWebIdentity', parameters);
    }
    return this.#startSession(role, parameters);
  }

  /**
   * What a service does to act with a role, such as AWS Lambda for a function.
   *
   * @throws {ApiError} if the role does not exist, or does not trust the service
   */
  assumeAsService(service: string, parameters: AssumeRoleParameters): Session {
    const role = this.#named(parameters);
    const request = { action: 'sts:AssumeRole', resource: `${role?.arn}`, principal: { Service: [service] } };
    if (!role?.trusts.policy || decision([role.trusts.policy], request) !== 'Allow') {
      throw denied(service, request.action, parameters);
    }
    return this.#startSession(role, parameters);
  }

  /** The policies of a role that a session belongs to. Undefined if it can do everything. */
  permissionsOf({ roleArn }: Principal): readonly Policy[] | undefined {
    return this.#roles.find(({ arn }) => arn === roleArn)?.permissions;
  }

  /**
   * In the same account, a trust policy that names the role or the session is enough. Otherwise, the principal also
   * needs the permission (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
   */
  #canAssume(
    { arn, trusts }: Role,
    principal: Principal,
    { ExternalId, RoleSessionName }: AssumeRoleParameters,
  ): boolean {
    const account = accountOf(principal.arn);
    const context = {
      'aws:PrincipalAccount': account,
      'aws:PrincipalArn': principal.roleArn ?? principal.arn,
      ...(RoleSessionName !== undefined && { 'sts:RoleSessionName': RoleSessionName }),
      ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
    };
    const request = { action: 'sts:AssumeRole', resource: arn, context };
    const permissions = this.permissionsOf(principal);
    const permitted = permissions ? decision(permissions, request) : 'Allow';
    if (permitted === 'Deny') return false;
    const names = [principal.arn, ...(principal.roleArn ? [principal.roleArn] : [])];
    if (!trusts.policy) return permitted === 'Allow' && isTrusted(principal, trusts.principals);
    const trusted = (AWS: string[]) => decision([trusts.policy as Policy], { ...request, principal: { AWS } });
    const trustedAsMember = trusted([...names, account, `arn:aws:iam::${account}:root`]);
    if (trustedAsMember !== 'Allow') return false;
    return permitted === 'Allow' || (account === accountOf(arn) && trusted(names) === 'Allow');
  }

  #trustsIdentity({ arn, trusts }: Role, claims: JWTPayload): boolean {
    if (!trusts.policy) return trusts.subjects?.some((pattern) => matches(pattern, claims.sub ?? '')) ?? false;
    const issuer = this.#provider.issuer.replace('https://', '');
    const known = POLICY_CLAIMS.filter((name) => claims[name] !== undefined);
    return (
      decision([trusts.policy], {
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: arn,
        context: Object.fromEntries(known.map((name) => [`${issuer}:${name}`, String(claims[name])])),
        principal: { Federated: [`arn:aws:iam::${accountOf(arn)}:oidc-provider/${issuer}`] },
      }) === 'Allow'
    );
  }

  #named({ RoleArn: wanted }: AssumeRoleParameters): Role | undefined {
    return this.#roles.find(({ arn }) => arn === wanted);
  }

  async #claimsOf(token: string, audience: string[] | undefined): Promise<JWTPayload> {
    const { issuer, publicKey } = this.#provider;
    try {
      const { payload } = await jwtVerify(token, publicKey, { issuer, ...(audience && { audience }) });
      return payload;
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
