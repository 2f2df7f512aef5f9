import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eventsIn, resourcesIn } from '../../local/aws-provider/cloud.ts';
import { identityOf } from '../../local/aws-provider/identity.ts';
import { installStandIn } from '../../local/aws-provider/mirror.ts';
import { environmentOf } from '../../local/credentials.ts';
import { startTokenEndpoint } from '../../local/oidc.ts';
import { type Sts, startSts } from '../../local/sts.ts';

/** Whether `npm run test:jobs` runs. In `npm test`, the tests of jobs use what is tested here. */
const runsAllJobs = process.env.MODE === 'all';
const hasTerraform = spawnSync('terraform', ['version']).status === 0;

const LAUNCH_ROLE = 'arn:aws:iam::123456789012:role/launch';
const OTHER_ROLE = 'arn:aws:iam::123456789012:role/other';

describe.skipIf(!hasTerraform || !runsAllJobs)('the stand-in for the aws provider', () => {
  let folder: string;
  let cloud: string;
  let env: NodeJS.ProcessEnv;
  let sts: Sts;
  let close: () => Promise<unknown>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'product-'));
    cloud = mkdtempSync(join(tmpdir(), 'cloud-'));
    const identityProvider = await startTokenEndpoint();
    const roles = [LAUNCH_ROLE, OTHER_ROLE].map((arn) => ({ arn, trusts: { audiences: [], subjects: [] } }));
    sts = await startSts({ roles, identityProvider, regions: ['eu-west-1', 'us-east-1'] });
    close = () => Promise.all([identityProvider.close(), sts.close()]);
    env = {
      ...(await installStandIn(cloud)),
      PATH: process.env.PATH,
      HOME: folder,
      AWS_ENDPOINT_URL_STS: sts.url,
      AWS_REGION: 'eu-west-1',
      TF_IN_AUTOMATION: '1',
    };
  });
  afterEach(async () => {
    await close();
    for (const path of [folder, cloud]) rmSync(path, { recursive: true });
  });

  function product(main: string): void {
    const header = 'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n';
    writeFileSync(join(folder, 'main.tf'), header + main);
  }

  async function terraform(command: string, more: NodeJS.ProcessEnv = {}, during?: (child: ChildProcess) => unknown) {
    const [name = '', ...args] = command.split(' ');
    const all = [name, '-no-color', '-input=false', ...args];
    const child = spawn('terraform', all, { cwd: folder, env: { ...env, ...more } });
    const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
    const [, output, errors, exitCode] = await Promise.all([
      during?.(child),
      text(child.stdout),
      text(child.stderr),
      exit,
    ]);
    return { output: output + errors, exitCode };
  }

  async function succeeds(command: string, options: NodeJS.ProcessEnv = {}): Promise<string> {
    const { output, exitCode } = await terraform(command, options);
    expect(exitCode, output).toBe(0);
    return output;
  }

  test('makes, changes, and deletes resources of several configurations, and records who did it', async () => {
    writeFileSync(
      join(folder, 'config'),
      `[profile launch]\nrole_arn = ${LAUNCH_ROLE}\nrole_session_name = run-1\nsource_profile = engine\n`,
    );
    const { accessKeyId, secretAccessKey } = sts.credentials;
    writeFileSync(
      join(folder, 'credentials'),
      `[engine]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    );
    const profile = {
      AWS_PROFILE: 'launch',
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      'TF_AWS_DEFAULT_TAGS_cost-center': '42',
      TF_AWS_DEFAULT_TAGS_team: 'unknown',
    };
    product(`
      variable "name" { default = "first" }
      variable "region" { default = "us-east-1" }
      provider "aws" {
        default_tags { tags = { team = "core" } }
      }
      provider "aws" {
        alias  = "other"
        region = var.region
        ignore_tags { keys = ["cost-center"] }
        assume_role {
          role_arn     = "${OTHER_ROLE}"
          session_name = "chained"
        }
      }
      resource "aws_s3_bucket" "main" {
        bucket = "data"
        tags   = { name = var.name }
      }
      resource "aws_sns_topic" "main" {
        provider = aws.other
        name     = "\${aws_s3_bucket.main.id}-\${var.name}"
      }
      data "aws_caller_identity" "current" {}
      output "caller" { value = data.aws_caller_identity.current.arn }`);

    expect(await succeeds('init')).toContain('Installed hashicorp/aws v5.99.0');
    const session = 'arn:aws:sts::123456789012:assumed-role/launch/run-1';
    expect(await succeeds('apply -auto-approve', profile)).toContain(`caller = "${session}"`);
    const [bucket, topic] = resourcesIn(cloud);
    const tags_all = { 'cost-center': '42', team: 'core', name: 'first' };
    expect(bucket).toMatchObject({ id: 'data', region: 'eu-west-1', principal: session, tags_all });
    expect(topic).toMatchObject({
      id: 'arn:aws:sns:us-east-1:123456789012:data-first',
      principal: 'arn:aws:sts::123456789012:assumed-role/other/chained',
      tags_all: { team: 'unknown' },
    });
    expect(eventsIn(cloud)).toContainEqual({
      event: 'configured',
      region: 'eu-west-1',
      principal: session,
      tags: { 'cost-center': '42', team: 'core' },
    });

    const changed = await succeeds('apply -auto-approve -var name=second', profile);
    expect(changed).toContain('1 added, 1 changed, 1 destroyed');
    expect(resourcesIn(cloud).map(({ name, tags_all: tags }) => [name, tags.name])).toEqual([
      ['data', 'second'],
      ['data-second', undefined],
    ]);

    // In another Region, the topic is not found, so that Terraform takes it for deleted.
    await succeeds('destroy -auto-approve -var name=second -var region=eu-west-1', profile);
    expect(resourcesIn(cloud).map(({ name }) => name)).toEqual(['data-second']);
  });

  const keys = () => environmentOf(sts.credentials);

  test('stops after an interrupt, and leaves nothing that Terraform does not know', async () => {
    product(`
      resource "aws_sns_topic" "slow" {
        name          = "slow"
        delay_seconds = 30
      }
      resource "aws_sns_topic" "steady" {
        name          = "steady"
        delay_seconds = 1
        ignores_stop  = true
      }
      resource "aws_sns_topic" "next" { name = "\${aws_sns_topic.steady.name}-next" }`);
    await succeeds('init');
    const { output } = await terraform('apply -auto-approve', keys(), async (child) => {
      const started = () => eventsIn(cloud).filter(({ event }) => event === 'creating');
      await expect.poll(started, { timeout: 20_000 }).toHaveLength(2);
      child.kill('SIGINT');
    });
    expect(output).toContain('waiting for creating SNS Topic (slow): context canceled');
    expect(resourcesIn(cloud).map(({ name }) => name)).toEqual(['slow', 'steady']);
    const { resources } = JSON.parse(readFileSync(join(folder, 'terraform.tfstate'), 'utf8'));
    const [slow, steady] = resources.map(({ instances: [instance] }: { instances: object[] }) => instance);
    expect(slow).toMatchObject({ status: 'tainted', attributes: { name: 'slow' } });
    expect(steady).toMatchObject({ attributes: { name: 'steady' } });
    expect(steady).not.toHaveProperty('status');
  });

  test('fails as AWS does', async () => {
    product(`
      resource "aws_s3_bucket" "denied" {
        bucket = "denied"
        fail   = "User is not authorized"
      }
      resource "aws_s3_bucket" "first" { bucket = "same" }
      resource "aws_s3_bucket" "second" {
        bucket     = "same"
        depends_on = [aws_s3_bucket.first]
      }`);
    await succeeds('init');
    const { output, exitCode } = await terraform('apply -auto-approve', keys());
    expect(exitCode).toBe(1);
    expect(output.replaceAll(/\s*\n│?\s*/g, ' ')).toMatch(
      /Error: creating S3 Bucket \(denied\): operation error S3: CreateBucket, https response error StatusCode: 403, RequestID: [\w-]+, api error AccessDenied: User is not authorized/,
    );
    expect(output).toContain('BucketAlreadyOwnedByYou');
    expect(resourcesIn(cloud).map(({ id }) => id)).toEqual(['same']);
  });
});

describe('the identity of a provider configuration', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test.each([
    ['keys in the configuration', { access_key: 'CONFIGURED', secret_key: 'x', profile: 'launch' }, 'CONFIGURED'],
    ['keys in the environment, not AWS_PROFILE', { profile: null }, 'ENVIRONMENT'],
    [
      'a profile in the configuration, not keys in the environment',
      { profile: 'launch' },
      'requires AWS_ENDPOINT_URL_STS',
    ],
  ])('comes from %s', async (_, configuration, expected) => {
    vi.stubEnv('AWS_ENDPOINT_URL_STS', '');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'ENVIRONMENT');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x');
    vi.stubEnv('AWS_PROFILE', 'launch');
    const { caller } = await identityOf(configuration, 'eu-west-1');
    expect(await caller().catch((error: Error) => error.message)).toContain(expected);
  });
});
