/**
 * Whole jobs of the README's workflow, with Terraform. Only where the provider matters do they use the stand-in for it,
 * because Terraform starts it so often that it takes most of the time. `npm run test:jobs` runs more of them here, and
 * those in `orders.test.ts`, where it is everywhere.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LAUNCH_ROLE, STATE_BUCKET } from '../../local/account.ts';
import { eventsIn, resourcesIn } from '../../local/aws-provider/cloud.ts';
import type { Engine } from '../../local/engine.ts';
import type { JobStep } from '../../local/job.ts';
import { PASSWORD } from '../../local/orders.ts';
import { changing, hasTerraform, runsAllJobs, startStrictEngine } from './engine.ts';

const TRACER_TAG = 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE';

/** A product with a provider of its own for another Region, and with its own tags. */
const TWO_REGIONS = `
variable "prefix" { type = string }
variable "topics" { type = map(object({ name = string })) }
variable "password" {
  type      = string
  sensitive = true
  default   = ""
}
terraform {
  backend "local" {}
}
provider "aws" {
  default_tags {
    tags = { owner = "$\{var.prefix}-team", team = "product" }
  }
}
provider "aws" {
  alias  = "global"
  region = "us-east-1"
}
resource "aws_s3_bucket" "here" { bucket = "$\{var.prefix}-here" }
resource "aws_s3_bucket" "there" {
  provider = aws.global
  bucket   = "$\{var.prefix}-there"
}
resource "aws_sns_topic" "all" {
  for_each = var.topics
  name     = each.value.name
}
output "arn" {
  description = "The ARN of the bucket"
  value       = aws_s3_bucket.here.arn
}
output "password" {
  value     = var.password
  sensitive = true
}
`;

/** A product without a provider to start, which takes its time, or fails, in the middle. Prepare need not parse HCL. */
const WITHOUT_PROVIDER = {
  'main.tf.json': JSON.stringify({
    variable: { command: { type: 'string', default: 'true' } },
    resource: {
      terraform_data: {
        first: { input: 'new' },
        second: {
          depends_on: ['terraform_data.first'],
          provisioner: [{ 'local-exec': { command: `\${var.command}` } }],
        },
      },
    },
  }),
};

/** What Terraform stores for the first resource of that product. */
const STATE_OF_OTHER_ENGINE = JSON.stringify({
  version: 4,
  terraform_version: '1.5.0',
  serial: 7,
  lineage: '0f8fad5b-d9cb-469f-a165-70867728950e',
  resources: [
    {
      mode: 'managed',
      type: 'terraform_data',
      name: 'first',
      provider: 'provider["terraform.io/builtin/terraform"]',
      instances: [
        {
          schema_version: 0,
          attributes: {
            id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
            input: { value: 'old', type: 'string' },
            output: { value: 'old', type: 'string' },
          },
        },
      ],
    },
  ],
});

describe.skipIf(!hasTerraform)('the workflow of the README, with Terraform,', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startStrictEngine({ regions: ['eu-west-1', 'us-east-1'] });
  });
  afterAll(() => engine?.close());

  /** What is left of a provisioned product: in the cloud, in its state, and of its lock. */
  function left(provisionedProductId: string) {
    const key = `111122223333/${provisionedProductId}`;
    const resources = resourcesIn(engine.cloud).filter(({ tags_all }) => tags_all[TRACER_TAG] === provisionedProductId);
    return {
      resources: resources.map(({ name, region }) => `${name} ${region}`),
      inState: stateAt(key).resources.length,
      isLocked: engine.objects().includes(`${key}.tflock`),
    };
  }

  function stateAt(key: string): { resources: unknown[]; lineage?: string; serial?: number } {
    return JSON.parse(engine.account.s3.bucket(STATE_BUCKET).text(key) ?? '{"resources":[]}');
  }

  function lockIdAt(key: string): string {
    return JSON.parse(engine.account.s3.bucket(STATE_BUCKET).text(`${key}.tflock`) ?? '{}').ID;
  }

  const provisionedProductId = 'pp-4t7qk2m5xw3ab';
  /** The session of the launch role. */
  const principal = `${LAUNCH_ROLE.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${provisionedProductId}`;

  test.skipIf(!runsAllJobs)('provisions a product with several providers, under the launch role', async () => {
    const { account, cloud } = engine;
    const artifact = await account.addArtifact({ 'main.tf': TWO_REGIONS });
    const parameters = { prefix: 'orders', topics: '{ a = { name = "orders-a" } }', password: PASSWORD };
    const tags = { team: 'orders', 'cost-center': `\${42}` };
    const provision = account.ask('provision', { provisionedProductId, artifact, parameters, tags });
    expect((await engine.run(provision)).conclusion).toBe('success');
    expect(provision.record).toMatchObject({
      status: 'SUCCEEDED',
      uniqueTag: { Value: provisionedProductId },
      outputs: [
        { OutputKey: 'arn', OutputValue: 'arn:aws:s3:::orders-here', Description: 'The ARN of the bucket' },
        { OutputKey: 'password', OutputValue: '(sensitive value)' },
      ],
    });
    const ofEngine = { ...tags, [TRACER_TAG]: provisionedProductId };
    expect(resourcesIn(cloud).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      expect.objectContaining({ name: 'orders-a', tags_all: { owner: 'orders-team', ...ofEngine }, principal }),
      expect.objectContaining({ name: 'orders-here', tags_all: { owner: 'orders-team', ...ofEngine }, principal }),
      expect.objectContaining({ name: 'orders-there', region: 'us-east-1', tags_all: ofEngine, principal }),
    ]);
    expect(left(provisionedProductId)).toMatchObject({ inState: 3, isLocked: false });
  });

  test.skipIf(!runsAllJobs)('terminates it with its own providers, under the launch role', async () => {
    const { account, cloud } = engine;
    const terminate = account.ask('terminate', { provisionedProductId });
    await engine.run(terminate);
    expect(terminate.record).toMatchObject({ status: 'SUCCEEDED', provisionedProductStatus: 'TERMINATED' });
    expect(left(provisionedProductId)).toEqual({ resources: [], inState: 0, isLocked: false });
    expect(new Set(eventsIn(cloud).map((event) => event.principal))).toEqual(new Set([principal]));
  });

  test.skipIf(!runsAllJobs)('updates what another engine has provisioned', async () => {
    const { account } = engine;
    const provisionedProductId = 'pp-ofanother0000';
    const key = `111122223333/${provisionedProductId}`;
    account.s3.bucket(STATE_BUCKET).put(key, STATE_OF_OTHER_ENGINE);
    const artifact = await account.addArtifact(WITHOUT_PROVIDER);
    const update = account.ask('update', { provisionedProductId, artifact });
    await engine.run(update);
    expect(update.record.status).toBe('SUCCEEDED');
    expect(stateAt(key)).toMatchObject({
      lineage: '0f8fad5b-d9cb-469f-a165-70867728950e',
      resources: [
        {
          name: 'first',
          instances: [{ attributes: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', input: { value: 'new' } } }],
        },
        { name: 'second' },
      ],
    });
    expect(left(provisionedProductId).isLocked).toBe(false);
    expect(engine.objects()).toContain(`${key}.configuration.tar.gz`);
  });

  test.skipIf(!runsAllJobs)('reports why an apply failed, and what it left, which a termination destroys', async () => {
    const { account } = engine;
    const provisionedProductId = 'pp-fails00000000';
    const artifact = await account.addArtifact(WITHOUT_PROVIDER);
    const parameters = { command: 'echo The quota is exceeded; exit 3' };
    const asked = account.ask('provision', { provisionedProductId, artifact, parameters });
    const { conclusion, steps } = await engine.run(asked);
    expect({ conclusion, steps: steps.map((step) => step.conclusion) }).toEqual({
      conclusion: 'failure',
      steps: ['success', 'failure', 'success'],
    });
    expect(asked.record.status).toBe('FAILED');
    expect(asked.record.failureReason).toMatch(/quota is exceeded.*terraform_data\.first.*\/actions\/runs\//s);
    expect(left(provisionedProductId)).toMatchObject({ inState: 2, isLocked: false });

    const terminate = account.ask('terminate', { provisionedProductId });
    await engine.run(terminate);
    expect(terminate.record).toMatchObject({ status: 'SUCCEEDED', provisionedProductStatus: 'TERMINATED' });
    expect(left(provisionedProductId)).toMatchObject({ inState: 0, isLocked: false });
  });

  test('loses neither state nor lock if the job is canceled, and the runner kills the step', async () => {
    const { account } = engine;
    const provisionedProductId = 'pp-canceled00000';
    const artifact = await account.addArtifact(WITHOUT_PROVIDER);
    const asked = account.ask('provision', {
      provisionedProductId,
      artifact,
      parameters: { command: 'exec sleep 300' },
    });
    const whileCreating: JobStep['during'] = async ({ printed, cancel, kill }) => {
      await printed('terraform_data.second: Creating...');
      cancel();
      kill();
    };
    const { conclusion, orphans, steps } = await engine.run(asked, {
      steps: changing('apply', (step) => ({ ...step, during: whileCreating })),
    });
    expect({ conclusion, orphans, last: steps.at(-1)?.conclusion }).toEqual({
      conclusion: 'cancelled',
      orphans: [],
      last: 'success',
    });
    expect(asked.record.status).toBe('FAILED');
    expect(asked.record.failureReason).toMatch(/terraform_data\.first/);
    expect(left(provisionedProductId)).toMatchObject({ inState: 2, isLocked: false });
  });

  test('names the workflow run that left a lock, and frees it if that has ended', async () => {
    const { account } = engine;
    const provisionedProductId = 'pp-locked0000000';
    const key = `111122223333/${provisionedProductId}`;
    const lastUse = `${key}.run.json`;
    const states = () => account.s3.bucket(STATE_BUCKET);
    const artifact = await account.addArtifact(WITHOUT_PROVIDER);
    const asked = account.ask('provision', {
      provisionedProductId,
      artifact,
      parameters: { command: 'exec sleep 300' },
    });
    const whileCreating: JobStep['during'] = async ({ printed, loseRunner }) => {
      await printed('terraform_data.second: Creating...');
      // Not the lock of the plan, which was named before.
      const isNamed = () => JSON.parse(states().text(lastUse) ?? '{}').lockId === lockIdAt(key);
      await vi.waitUntil(isNamed, { interval: 20, timeout: 50_000 });
      loseRunner();
    };
    await engine.run(asked, { steps: changing('apply', (step) => ({ ...step, during: whileCreating })) });
    expect(asked.record.status).toBe('IN_PROGRESS');
    expect(left(provisionedProductId).isLocked).toBe(true);

    const again = await engine.run(asked, { github: { run_attempt: '2' } });
    expect(again.steps[0]?.annotations[0]?.message).toMatch(/runs\/11223344556.*force-unlock: true/);
    expect(asked.record.failureReason).toContain('The state is locked');

    account.attempts.push({ id: 11223344556, attempt: 1, status: 'completed', conclusion: 'cancelled' });
    const update = account.ask('update', { provisionedProductId, artifact });
    const freed = await engine.run(update, {
      steps: changing('prepare', (step) => ({ ...step, with: { ...step.with, 'force-unlock': 'true' } })),
    });
    expect(freed.steps[0]?.log.join('\n')).toContain('Freed the lock');
    // The state is lost: what the killed apply created is not to be created again, or to be left behind.
    expect(update.record).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringContaining('state is missing'),
    });
    expect(left(provisionedProductId)).toMatchObject({ inState: 0, isLocked: false });

    if (!runsAllJobs) return;
    states().delete(lastUse);
    const next = account.ask('update', { provisionedProductId, artifact });
    await engine.run(next);
    expect(next.record.status).toBe('SUCCEEDED');
    expect(left(provisionedProductId)).toMatchObject({ inState: 2, isLocked: false });
  });
});
