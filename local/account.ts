/**
 * An AWS account with an engine, and all that its jobs reach: Service Catalog, AWS STS, Amazon S3, and GitHub's OIDC
 * provider and API. The roles and their policies are those of the templates in `bridge/`.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JWTPayload } from 'jose';
import { create } from 'tar';
import { accountOf, type Principal, principalOf } from './credentials.ts';
import { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint.ts';
import { type GitHubApi, type RunAttempt, startGitHubApi } from './github-api.ts';
import { decision, type Policy } from './iam.ts';
import { startTokenEndpoint } from './oidc.ts';
import type { Operation, ServiceCatalogRecord } from './records.ts';
import { type S3, type S3Access, type S3Options, startS3 } from './s3.ts';
import { resolveStack, type Stack } from './stack.ts';
import { audiencesOf, rolesOf } from './stack-roles.ts';
import { type Sts, startSts } from './sts.ts';

export const REGION = 'eu-west-1';
export const ENGINE_ROLE = 'arn:aws:iam::111122223333:role/service-catalog-engine';
export const LAUNCH_ROLE = 'arn:aws:iam::111122223333:role/SCLaunch-orders';
export const STATE_BUCKET = 'service-catalog-engine-state';
/** The only repository that GitHub's API knows. */
const REPOSITORY = 'example/platform';
const ACCOUNT = '111122223333';
const SECRET = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:service-catalog-engine/github-AbCdEf`;
const ARTIFACTS = 'sc-0123456789abcdef0123456789abcdef-eu-west-1';
/** For GitHub's API. */
const GITHUB_TOKEN = 'ghs_localGitHubToken0000000000000000000';

const NAMES: Record<Operation, string> = {
  provision: 'PROVISION_PRODUCT',
  update: 'UPDATE_PROVISIONED_PRODUCT',
  terminate: 'TERMINATE_PROVISIONED_PRODUCT',
};

/** What a message has besides the token and the IDs. */
export interface MessageParts {
  provisionedProductId?: string;
  parameters?: Record<string, string>;
  tags?: Record<string, string>;
  launchRoleArn?: string;
  /** From `Account.addArtifact`. */
  artifact?: string;
}

/** A record that waits for its result, and the event that a bridge makes from its message. */
export interface Asked {
  record: ServiceCatalogRecord;
  token: string;
  event: { client_payload: { message: Record<string, unknown> } };
}

export interface Account {
  endpoint: Endpoint;
  sts: Sts;
  s3: S3;
  github: GitHubApi;
  /** The attempts of workflow runs that GitHub's API knows. */
  attempts: RunAttempt[];
  /** The stack of the bridge. */
  stack: Stack;
  /** Whether the policies of a role allow an action to its sessions. */
  allows(principal: Principal, access: { action: string; resource: string; context?: Record<string, string> }): boolean;
  /** For jobs. */
  env: Record<string, string>;
  githubContext: Record<string, string>;
  /** A web identity token of GitHub, with the usual claims except for the given ones. */
  token(claims?: JWTPayload): Promise<string>;
  /** Stores the files of a product as Service Catalog does, and gives the path for a message. */
  addArtifact(files: Record<string, string>): Promise<string>;
  /** Stores any bytes as an artifact. */
  addArchive(archive: Buffer): string;
  /** What Service Catalog does when a user provisions, updates, or terminates a product. */
  ask(operation: Operation, parts?: MessageParts): Asked;
  close(): Promise<void>;
}

export interface AccountOptions {
  endpoint?: EndpointOptions;
  fault?: S3Options['fault'];
  /** All Regions in which the product has a provider. */
  regions?: [string, ...string[]];
  /** Parameters of the stack of the bridge, besides the repository and the secret. */
  parameters?: Record<string, string>;
}

export async function startAccount(options: AccountOptions = {}): Promise<Account> {
  const stack = bridgeStack(options.parameters);
  const issuer = await startTokenEndpoint();
  const sts = await startSts({
    roles: [stack, launchStack(stack)].flatMap((each) => rolesOf(each, audiencesOf(stack))),
    identityProvider: issuer,
    regions: options.regions ?? [REGION],
  });
  const allows: Account['allows'] = (principal, access) => decisionOf(sts, principal, access) === 'Allow';
  const endpoint = await startEndpoint({
    region: REGION,
    sessions: sts.sessions,
    allows: (session, action) => allows(principalOf(session), { action, resource: '*' }),
    ...options.endpoint,
  });
  const policies = bucketPolicies(stack);
  const s3 = await startS3({
    buckets: { [STATE_BUCKET]: REGION, [ARTIFACTS]: REGION },
    sessions: sts.sessions,
    allows: (principal, access) => mayUse(sts, principal, access, policies[access.bucket] ?? []),
    ...(options.fault && { fault: options.fault }),
  });
  const attempts: RunAttempt[] = [];
  const github = await startGitHubApi(GITHUB_TOKEN, [], 'jobs', attempts);

  function addArchive(archive: Buffer): string {
    const key = `out/${randomBytes(16).toString('hex')}/${randomUUID()}`;
    s3.bucket(ARTIFACTS).put(key, archive, { tags: { 'servicecatalog:provisioning': 'true' } });
    return `S3://${ARTIFACTS}/${key}`;
  }

  return {
    endpoint,
    sts,
    s3,
    github,
    attempts,
    stack,
    allows,
    env: {
      ...issuer.env,
      AWS_ENDPOINT_URL_STS: sts.url,
      AWS_ENDPOINT_URL_S3: s3.url,
      AWS_ENDPOINT_URL_SERVICE_CATALOG: endpoint.url,
      CHECKPOINT_DISABLE: '1',
    },
    githubContext: { api_url: github.url, token: GITHUB_TOKEN },
    token: issuer.token,
    addArchive,
    addArtifact: async (files) => addArchive(await packed(files)),
    ask(operation, { parameters = {}, tags = {}, artifact, ...parts } = {}) {
      const [recordId, token] = [`rec-${randomBytes(7).toString('hex')}`, randomUUID()];
      const list = (values: Record<string, string>) => Object.entries(values).map(([key, value]) => ({ key, value }));
      const common = {
        token,
        operation: NAMES[operation],
        provisionedProductId: 'pp-4t7qk2m5xw3ab',
        provisionedProductName: 'orders',
        recordId,
        launchRoleArn: LAUNCH_ROLE,
        identity: { principal: 'AROAEXAMPLE', awsAccountId: '111122223333', organizationId: null },
        ...parts,
      };
      const product = {
        productId: 'prod-h6u3vz2n8k4cd',
        provisioningArtifactId: 'pa-2c8w6j4q0t5xh',
        artifact: { path: artifact, type: 'AWS_S3' },
        parameters: list(parameters),
        tags: list(tags),
      };
      const message = { ...common, ...(operation !== 'terminate' && product) };
      return {
        record: endpoint.records.add(recordId, token, operation),
        token,
        event: { client_payload: { message } },
      };
    },
    async close() {
      await Promise.all([issuer, sts, endpoint, s3, github].map((end) => end.close()));
    },
  };
}

/** A role without policies, and a user of another account, can do nothing. */
function decisionOf({ roles }: Sts, principal: Principal, { context, ...access }: Parameters<Account['allows']>[1]) {
  const { arn, roleArn = arn } = principal;
  const caller = { 'aws:PrincipalArn': roleArn, 'aws:PrincipalAccount': accountOf(arn), 'aws:SecureTransport': 'true' };
  return decision(roles.permissionsOf(principal) ?? [], { ...access, context: { ...caller, ...context } });
}

/** The bucket of the artifacts, which is in an account of AWS, is open to the roles that have the permission. */
function mayUse(sts: Sts, principal: Principal, access: S3Access, policies: readonly Policy[]): boolean {
  const { action, bucket, key, tags } = access;
  const tagKeys = Object.entries(tags).map(([name, value]) => [`s3:ExistingObjectTag/${name}`, value] as const);
  const request = {
    action,
    resource: `arn:aws:s3:::${bucket}${key && '/'}${key}`,
    context: { ...access.context, ...Object.fromEntries(tagKeys) },
  };
  const { arn, roleArn = arn } = principal;
  const byBucket = decision(policies, { ...request, principal: { AWS: [arn, roleArn, accountOf(arn)] } });
  return byBucket !== 'Deny' && decisionOf(sts, principal, request) === 'Allow';
}

/** By the name of the bucket. */
function bucketPolicies({ resources }: Stack): Record<string, Policy[]> {
  const policies = Object.values(resources).filter(({ type }) => type === 'AWS::S3::BucketPolicy');
  return Object.fromEntries(policies.map(({ properties }) => [properties.Bucket, [properties.PolicyDocument]]));
}

const BRIDGE = new URL('../bridge/', import.meta.url);

function bridgeStack(parameters: Record<string, string> = {}): Stack {
  return resolveStack(readFileSync(new URL('template.yaml', BRIDGE), 'utf8'), {
    name: 'service-catalog-engine',
    region: REGION,
    account: ACCOUNT,
    parameters: { Repository: REPOSITORY, GitHubSecretArn: SECRET, ...parameters },
    names: { EngineRole: nameOf(ENGINE_ROLE), StateBucket: STATE_BUCKET },
  });
}

function launchStack({ outputs }: Stack): Stack {
  return resolveStack(readFileSync(new URL('launch-role.yaml', BRIDGE), 'utf8'), {
    name: 'launch-role',
    region: REGION,
    account: ACCOUNT,
    parameters: { RoleName: nameOf(LAUNCH_ROLE), TrustedRoleArns: `${outputs.TrustedRoleArns}` },
  });
}

function nameOf(roleArn: string): string {
  return roleArn.replace(/.*\//, '');
}

async function packed(files: Record<string, string>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'artifact-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await create({ cwd: folder, gzip: true, portable: true }, ['.']).concat();
  } finally {
    await rm(folder, { recursive: true });
  }
}
