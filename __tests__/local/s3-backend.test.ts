import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import { type Sts, startSts } from '../../local/sts.ts';

/** Whether `npm run test:jobs` runs. In `npm test`, the tests of jobs use what is tested here. */
const runsAllJobs = process.env.MODE === 'all';
const hasTerraform =
  spawnSync('terraform', ['version'], { env: { ...process.env, CHECKPOINT_DISABLE: '1' } }).status === 0;

const [REGION, BUCKET, KEY] = ['eu-west-1', 'service-catalog-engine-state', '111122223333/pp-1'];
const ENGINE = 'arn:aws:iam::123456789012:role/engine';

/** The endpoints as Terraform's own S3 backend uses them, with the credentials of a role in a profile. */
describe.skipIf(!hasTerraform || !runsAllJobs)("Terraform's S3 backend", () => {
  let [issuer, sts, s3, folder]: [TokenEndpoint, Sts, S3, string] = [] as never;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'backend-'));
    issuer = await startTokenEndpoint();
    sts = await startSts({ roles: [{ arn: ENGINE, trusts: {} }], identityProvider: issuer, regions: [REGION] });
    const allows = ({ roleArn = '' }) => roleArn === ENGINE;
    s3 = await startS3({ buckets: { [BUCKET]: REGION }, sessions: sts.sessions, allows });
    const { accessKeyId, secretAccessKey } = sts.credentials;
    writeFileSync(
      join(folder, 'aws-credentials'),
      `[job]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    );
    writeFileSync(
      join(folder, 'aws-config'),
      `[profile engine]\nrole_arn = ${ENGINE}\nsource_profile = job\nrole_session_name = run-1\n`,
    );
    const backend = `bucket = "${BUCKET}", key = "${KEY}", region = "${REGION}", profile = "engine"`.replaceAll(
      ', ',
      '\n',
    );
    writeFileSync(
      join(folder, 'main.tf'),
      `terraform {\nbackend "s3" {\n${backend}\nuse_lockfile = true\nencrypt = true\n}\n}
       resource "terraform_data" "orders" { input = sensitive(file("data")) }`,
    );
    writeFileSync(join(folder, 'data'), 'orders');
  });
  afterEach(async () => {
    await Promise.all([issuer.close(), sts.close(), s3.close()]);
    rmSync(folder, { recursive: true });
  });

  async function terraform(...args: string[]): Promise<{ status: number | null; output: string }> {
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      CHECKPOINT_DISABLE: '1',
      AWS_CONFIG_FILE: join(folder, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'aws-credentials'),
      AWS_ENDPOINT_URL_STS: sts.url,
      ...s3.env,
    };
    const child = spawn('terraform', [...args, '-no-color'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
    const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
    return { status, output: stdout + stderr };
  }

  const INIT = ['init', '-input=false'];
  const APPLY = ['apply', '-auto-approve', '-input=false'];

  test('keeps its state and its lock in the bucket', async () => {
    expect((await terraform(...INIT)).output).toContain('Successfully configured the backend "s3"');
    expect((await terraform(...APPLY)).output).toContain('1 added');
    const state = s3.bucket(BUCKET);
    expect(state.keys()).toEqual([KEY]);
    expect(state.get(KEY)?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-amz-server-side-encryption': 'AES256',
      'x-amz-checksum-sha256': expect.any(String),
    });
    const writes = s3.exchanges.filter(({ method }) => method === 'PUT' || method === 'DELETE');
    expect(writes.map(({ method, key, headers }) => [method, key, headers['if-none-match']])).toEqual([
      ['PUT', `${KEY}.tflock`, '*'],
      ['PUT', KEY, undefined],
      ['DELETE', `${KEY}.tflock`, undefined],
    ]);
    expect(new Set(s3.exchanges.map(({ principal }) => principal))).toEqual(
      new Set(['arn:aws:sts::123456789012:assumed-role/engine/run-1']),
    );

    // The state has the data twice, so that it exceeds the 5 MiB from which on the backend uploads it in parts.
    writeFileSync(join(folder, 'data'), 'orders'.repeat(450_000));
    expect((await terraform(...APPLY)).output).toContain('1 changed');
    expect(state.get(KEY)?.etag).toMatch(/-2"$/);
    expect((await terraform('destroy', '-auto-approve')).output).toContain('1 destroyed');
    expect(JSON.parse(state.text(KEY) ?? '')).toMatchObject({ serial: 3, resources: [] });
  });

  test('does not run while another run has the lock, until that is removed', async () => {
    await terraform(...INIT);
    const lock = { ID: 'f1e2', Operation: 'OperationTypeApply', Who: 'runner@host', Created: '2026-01-02T03:04:05Z' };
    s3.bucket(BUCKET).put(`${KEY}.tflock`, JSON.stringify(lock));
    const { status, output } = await terraform(...APPLY);
    expect(status).toBe(1);
    expect(output).toMatch(
      /Error acquiring the state lock[\s\S]*PreconditionFailed[\s\S]*ID: +f1e2[\s\S]*Who: +runner@host/,
    );
    expect((await terraform('force-unlock', '-force', 'f1e3')).status).toBe(1);
    expect((await terraform('force-unlock', '-force', 'f1e2')).status).toBe(0);
    expect(s3.bucket(BUCKET).keys()).toEqual([]);
    expect((await terraform(...APPLY)).status).toBe(0);
  });
});
