/**
 * The workflows of `examples/`, with all their jobs, and what these hand to each other. Where a recording of Terraform
 * proves as much as Terraform, it is used. After each workflow run, no artifact may have a secret. `npm run test:jobs` runs
 * all of them, and `npm test` those that differ most.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Asked, STATE_BUCKET } from '../../local/account.ts';
import type { Engine } from '../../local/engine.ts';
import type { JobStep } from '../../local/job.ts';
import { type ASKED, addProduct, ask } from '../../local/orders.ts';
import { changing, filesIn, hasTerraform, runsAllJobs, startStrictEngine } from './engine.ts';

const STATE = '111122223333/pp-4t7qk2m5xw3ab';
const TOPICS = JSON.stringify({
  created: 'arn:aws:sns:eu-west-1:111122223333:orders-created',
  shipped: 'arn:aws:sns:eu-west-1:111122223333:orders-shipped',
});
const QUOTA = /^creating SNS Topic \(orders-re\w+\): .*TopicLimitExceeded.*\/actions\/runs\/11223344556$/s;

let engine: Engine;
let artifact: string;
beforeAll(async () => {
  engine = await startStrictEngine();
  artifact = await addProduct(engine);
});
beforeEach(() => {
  rmSync(engine.artifacts, { recursive: true });
  mkdirSync(engine.artifacts);
  const states = engine.account.s3.bucket(STATE_BUCKET);
  for (const key of states.keys()) states.delete(key);
});
afterAll(() => engine?.close());

const OTHER_RUN = { repository: 'example/platform', id: '99', attempt: '1', url: '' };

/** What prepare leaves in the bucket before it runs for a record. */
function takeUp({ record }: Asked, run: typeof OTHER_RUN): void {
  engine.account.s3.bucket(STATE_BUCKET).put(`records/${record.recordId}.json`, JSON.stringify(run));
}

type Recording = keyof typeof ASKED;
const asked = (recording: Recording) => ask(recording, artifact, engine.account);
const artifacts = () => Object.keys(filesIn(engine.artifacts)).sort();

describe('two-jobs.yml', () => {
  test.skipIf(!runsAllJobs)('hands the log from job to job, also if the ID of the account is masked', async () => {
    const provision = asked('provision');
    const jobs = await engine.runWorkflow('two-jobs.yml', provision, {
      recording: 'provision',
      steps: (steps, job) => (job === 'terraform' ? [{ run: 'echo ::add-mask::111122223333' }, ...steps] : steps),
    });
    expect(jobs.terraform).toMatchObject({ result: 'success', outputs: { command: 'apply' } });
    expect(jobs.terraform?.runs[0]?.steps.at(-2)?.log.join('\n')).toContain('arn:aws:sns:eu-west-1:***:orders-created');
    expect(artifacts()).toEqual(['terraform-log/terraform.log']);
    expect(provision.record).toMatchObject({
      status: 'SUCCEEDED',
      outputs: [
        { OutputKey: 'bucket', OutputValue: 'arn:aws:s3:::orders-data' },
        { OutputKey: 'login', OutputValue: '(sensitive value)' },
        { OutputKey: 'topics', OutputValue: TOPICS },
      ],
    });
  });

  test.skipIf(!runsAllJobs)('reports why the other job failed', async () => {
    const update = asked('failing-update');
    const { terraform, notify } = await engine.runWorkflow('two-jobs.yml', update, { recording: 'failing-update' });
    expect([terraform?.result, notify?.result]).toEqual(['failure', 'success']);
    expect(update.record.status).toBe('FAILED');
    expect(update.record.failureReason).toMatch(QUOTA);
  });

  test('reports FAILED if the runner of the other job dies', async () => {
    const terminate = asked('terminate');
    const die: JobStep['during'] = async ({ printed, loseRunner }) => {
      await printed('Prepared the termination');
      loseRunner();
    };
    const { terraform, notify } = await engine.runWorkflow('two-jobs.yml', terminate, {
      recording: 'terminate',
      steps: changing('prepare', (step) => ({ ...step, during: die })),
    });
    expect([terraform?.result, notify?.result]).toEqual(['failure', 'success']);
    expect(artifacts()).toEqual([]);
    expect(terminate.record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  });

  test.skipIf(!runsAllJobs)('ends without a result for a message that was delivered before', async () => {
    const terminate = asked('terminate');
    takeUp(terminate, OTHER_RUN);
    const { terraform, notify } = await engine.runWorkflow('two-jobs.yml', terminate);
    expect([terraform?.result, notify?.result]).toEqual(['success', 'skipped']);
    expect(terminate.record.timesNotified).toBe(0);
  });

  test.skipIf(!runsAllJobs)('reports a termination', async () => {
    const terminate = asked('terminate');
    await engine.runWorkflow('two-jobs.yml', terminate, { recording: 'terminate' });
    expect(terminate.record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
  });
});

describe('approval.yml', () => {
  test('applies the plan of the other job', async () => {
    const provision = asked('provision');
    const jobs = await engine.runWorkflow('approval.yml', provision, { recording: 'provision' });
    expect(Object.values(jobs).map(({ result }) => result)).toEqual(['success', 'success', 'success']);
    expect(groupsIn(jobs.plan?.runs[0]?.steps[1]?.log)).toEqual(['terraform init', 'terraform plan', 'terraform show']);
    expect(groupsIn(jobs.apply?.runs[0]?.steps[1]?.log)).toEqual(['terraform init', 'terraform apply']);
    expect(artifacts()).toEqual(['terraform-log/terraform.log']);
    expect(provision.record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
    expect(provision.record.outputs).toContainEqual({ OutputKey: 'topics', OutputValue: TOPICS });
  });

  test.skipIf(!runsAllJobs)('reports FAILED if the plan is rejected', async () => {
    const update = asked('failing-update');
    const jobs = await engine.runWorkflow('approval.yml', update, { recording: 'failing-update', rejected: true });
    expect(Object.values(jobs).map(({ result }) => result)).toEqual(['success', 'failure', 'success']);
    expect(update.record.status).toBe('FAILED');
    expect(update.record.failureReason).toMatch(/^The plan was not approved, or its apply did not start\./);
  });

  describe.skipIf(!hasTerraform || !runsAllJobs)('with Terraform', () => {
    const provisionedProductId = 'pp-approved00000';
    const key = `111122223333/${provisionedProductId}`;
    const stateText = () => engine.account.s3.bucket(STATE_BUCKET).text(key) ?? '';

    /** @returns the record, and what is in the state afterward */
    async function run(operation: 'provision' | 'update', before: (job: string) => void) {
      const main = { resource: { terraform_data: { only: { input: 'planned' } } } };
      const product = await engine.account.addArtifact({ 'main.tf.json': JSON.stringify(main) });
      const message = engine.account.ask(operation, { provisionedProductId, artifact: product });
      await engine.runWorkflow('approval.yml', message, { before });
      return { record: message.record, resources: JSON.parse(stateText()).resources };
    }

    test('applies no plan that is out of date', async () => {
      const put = (serial: number) =>
        engine.account.s3
          .bucket(STATE_BUCKET)
          .put(
            key,
            JSON.stringify({ version: 4, serial, lineage: '0f8fad5b-d9cb-469f-a165-70867728950e', resources: [] }),
          );
      const { record, resources } = await run('update', (job) => put(job === 'plan' ? 1 : 2));
      expect(record).toMatchObject({ status: 'FAILED', failureReason: expect.stringMatching(/^Saved plan is stale/) });
      expect(resources).toEqual([]);
    });

    test('applies exactly the plan of the other job', async () => {
      engine.account.s3.bucket(STATE_BUCKET).delete(key);
      const { record, resources } = await run('provision', () => {});
      expect(record.status).toBe('SUCCEEDED');
      expect(resources).toMatchObject([{ name: 'only', instances: [{ attributes: { input: { value: 'planned' } } }] }]);
    });
  });
});

describe('by-hand.yml', () => {
  /** The message, as somebody pastes it. */
  function byHand({ event, ...rest }: Asked, action: string) {
    const inputs = { message: JSON.stringify(event.client_payload.message), action };
    const dispatch = { ...rest, event: { inputs } } as unknown as Asked;
    return engine.runWorkflow('by-hand.yml', dispatch, { recording: 'provision', inputs });
  }

  test.skipIf(!runsAllJobs)('runs Terraform', async () => {
    const provision = asked('provision');
    const { terraform } = await byHand(provision, 'run Terraform');
    expect(terraform?.runs[0]?.steps.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
      'Report FAILED: skipped',
      'prepare: success',
      'apply: success',
      'notify: success',
    ]);
    expect(provision.record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
  });

  test.skipIf(!runsAllJobs)('ends a provisioned product that is stuck', async () => {
    const update = asked('failing-update');
    const { terraform } = await byHand(update, 'report FAILED');
    expect(terraform?.result).toBe('success');
    expect(update.record).toMatchObject({ status: 'FAILED', provisionedProductStatus: 'TAINTED' });
    expect(update.record.failureReason).toMatch(/^An operator ended this operation by hand\./);
  });

  test('frees a lock that was left', async () => {
    const states = engine.account.s3.bucket(STATE_BUCKET);
    const lost = asked('provision');
    takeUp(lost, OTHER_RUN);
    states.put(`${STATE}.tflock`, JSON.stringify({ ID: '7c9e6679', Who: 'runner@host' }));
    states.put(`${STATE}.run.json`, JSON.stringify({ ...OTHER_RUN, lockId: '7c9e6679' }));
    engine.account.attempts.push({ id: 99, attempt: 1, status: 'completed', conclusion: 'failure' });

    const { terraform } = await byHand(lost, 'report FAILED and free the lock');
    expect(terraform?.result).toBe('success');
    expect(lost.record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(engine.objects()).not.toContain(`${STATE}.tflock`);
  });
});

test.skipIf(!runsAllJobs)('opentofu.yml runs OpenTofu', async () => {
  const path = mkdtempSync(join(tmpdir(), 'path-'));
  try {
    symlinkSync(join(import.meta.dirname, '../../local/recorded-terraform/terraform'), join(path, 'tofu'));
    const provision = asked('provision');
    const { tofu } = await engine.runWorkflow('opentofu.yml', provision, {
      recording: 'provision',
      env: { PATH: path },
    });
    expect(groupsIn(tofu?.runs[0]?.steps[1]?.log)).toEqual(['tofu init', 'tofu plan', 'tofu show', 'tofu apply']);
    expect(provision.record).toMatchObject({ status: 'SUCCEEDED', outputs: expect.objectContaining({ length: 3 }) });
  } finally {
    rmSync(path, { recursive: true });
  }
});

describe.skipIf(spawnSync('jq', ['--version']).status !== 0)('matrix-of-regions.yml', () => {
  const run = async (recording: Recording) => {
    const message = asked(recording);
    const jobs = await engine.runWorkflow('matrix-of-regions.yml', message, { recording });
    return { record: message.record, results: Object.values(jobs).map(({ result }) => result) };
  };

  test.skipIf(!runsAllJobs)('reports the outputs of all Regions', async () => {
    const { record, results } = await run('provision');
    expect(results).toEqual(['success', 'success']);
    expect(artifacts()).toEqual(
      ['eu-central-1', 'eu-west-1'].flatMap((region) => [
        `region-${region}/outputs-${region}.json`,
        `region-${region}/terraform-${region}.log`,
      ]),
    );
    expect(record.status).toBe('SUCCEEDED');
    expect(record.outputs?.map(({ OutputKey, OutputValue }) => `${OutputKey}: ${OutputValue}`)).toEqual(
      ['eu-central-1', 'eu-west-1'].flatMap((region) => [
        `${region}_bucket: arn:aws:s3:::orders-data`,
        `${region}_login: (sensitive value)`,
        `${region}_topics: ${TOPICS}`,
      ]),
    );
    expect(engine.objects()).toEqual(
      expect.arrayContaining([`${STATE}/eu-central-1.configuration.tar.gz`, `${STATE}/eu-west-1.configuration.tar.gz`]),
    );
  });

  test.skipIf(!runsAllJobs)('reports why a Region failed', async () => {
    const { record, results } = await run('failing-update');
    expect(results).toEqual(['failure', 'success']);
    expect(record.status).toBe('FAILED');
    expect(record.failureReason).toMatch(/TopicLimitExceeded/);
  });

  test.skipIf(!runsAllJobs)('reports a termination', async () => {
    const { record, results } = await run('terminate');
    expect({ results, status: record.status }).toEqual({ results: ['success', 'success'], status: 'SUCCEEDED' });
  });
});

test('a plan that is never applied is reported FAILED', async () => {
  const terminate = asked('terminate');
  const run = await engine.run(terminate, {
    recording: 'terminate',
    steps: changing('apply', (step) => ({ ...step, with: { command: 'plan' } })),
  });
  expect(run.steps.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'failure']);
  expect(terminate.record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  expect(terminate.record.failureReason).toMatch(/appl/);
});

test('a job without the apply step is reported FAILED', async () => {
  const terminate = asked('terminate');
  const withoutApply = (steps: JobStep[]) => steps.filter((step) => !('uses' in step && step.uses === 'apply'));
  await engine.run(terminate, { steps: withoutApply });
  expect(terminate.record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  expect(terminate.record.failureReason).toContain('has applied with the apply action');
});

/** The titles of the groups in a log. */
function groupsIn(log: readonly string[] = []): string[] {
  return log.filter((line) => line.startsWith('▸ ')).map((line) => line.slice(2));
}
