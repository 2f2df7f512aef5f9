/**
 * An AWS account with an engine, and all that its jobs reach: Service Catalog, AWS STS, Amazon S3, and GitHub's OIDC
 * provider and API.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import type { Credentials } from './credentials.ts';
import { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint.ts';
import { type GitHubApi, type RunAttempt, startGitHubApi } from './github-api.ts';
import { startTokenEndpoint } from './oidc.ts';
import type { Operation, ServiceCatalogRecord } from './records.ts';
import { type S3, type S3Options, startS3 } from './s3.ts';
import { type Sts, startSts } from './sts.ts';

export const REGION = 'eu-west-1';
export const ENGINE_ROLE = 'arn:aws:iam::111122223333:role/service-catalog-engine';
export const LAUNCH_ROLE = 'arn:aws:iam::111122223333:role/SCLaunch-orders';
export const STATE_BUCKET = 'service-catalog-engine-state';
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
  /** For jobs. */
  env: Record<string, string>;
  githubContext: Record<string, string>;
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
}

export async function startAccount(options: AccountOptions = {}): Promise<Account> {
  const issuer = await startTokenEndpoint();
  const sts = await startSts({
    roles: [
      {
        arn: ENGINE_ROLE,
        trusts: { audiences: ['sts.amazonaws.com'], subjects: ['repo:example/platform:*'], principals: [] },
        maxSessionSeconds: 7200,
      },
      { arn: LAUNCH_ROLE, trusts: { principals: [ENGINE_ROLE] } },
    ],
    identityProvider: issuer,
    regions: options.regions ?? [REGION],
  });
  const endpoint = await startEndpoint({
    region: REGION,
    sessions: sts.sessions,
    allows: isEngine,
    ...options.endpoint,
  });
  const s3 = await startS3({
    buckets: { [STATE_BUCKET]: REGION, [ARTIFACTS]: REGION },
    sessions: sts.sessions,
    // The launch role reads what Service Catalog has tagged, and the engine role its own bucket.
    allows: ({ roleArn }, { bucket, tags }) =>
      bucket === STATE_BUCKET
        ? roleArn === ENGINE_ROLE
        : roleArn === LAUNCH_ROLE && tags['servicecatalog:provisioning'] === 'true',
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
    env: {
      ...issuer.env,
      AWS_ENDPOINT_URL_STS: sts.url,
      AWS_ENDPOINT_URL_S3: s3.url,
      AWS_ENDPOINT_URL_SERVICE_CATALOG: endpoint.url,
      CHECKPOINT_DISABLE: '1',
    },
    githubContext: { api_url: github.url, token: GITHUB_TOKEN },
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

function isEngine({ principal }: Credentials): boolean {
  return principal?.roleArn === ENGINE_ROLE;
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
