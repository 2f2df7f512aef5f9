import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { startEndpoint } from '../../local/endpoint.ts';
import { notified } from '../notify/notified.ts';
import { scenario } from './scenario.ts';

const EXPIRED = {
  accessKeyId: 'ASIA0LD',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/old',
  sessionToken: 'IQoJb3JpZ2luX2Vj',
};
const DENIED = { accessKeyId: 'AKIAN0NE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/none' };

describe('an update', () => {
  scenario('succeeds with outputs and descriptions', {
    with: { 'outputs-file': 'output.json', 'plan-file': 'plan.json' },
  });
  scenario('succeeds without outputs', {});
  scenario('succeeds with sensitive outputs revealed', {
    with: { 'outputs-file': 'terraform.tfstate', 'sensitive-outputs': 'reveal', 'dry-run': 'true' },
  });
  scenario('succeeds with sensitive outputs omitted', {
    with: { 'outputs-file': 'show.json', 'sensitive-outputs': 'omit', 'idempotency-token': 'from-input_1' },
  });
  scenario('succeeds with the wrapper of setup-terraform', { with: { 'outputs-file': 'apply.wrapped.jsonl' } });
  scenario('succeeds even if the plan cannot be read', {
    with: { 'outputs-file': 'output.utf-16le.json', 'plan-file': 'plan.bin' },
  });
  scenario('fails if the job failed', { jobStatus: 'failure', with: { 'outputs-file': 'not-written.json' } });
  scenario('fails if the job was canceled', { jobStatus: 'cancelled' });
  scenario('fails with a failure reason from the inputs', {
    with: {
      status: 'FAILED',
      'failure-reason':
        '\u001b[31m╷\u001b[0m\nError: ::error::🚀 login as correct-horse-battery-staple failed\n##[error]x',
      'outputs-file': 'output.json',
    },
  });
});

describe('a result that cannot be read is reported as FAILED', () => {
  scenario('because the outputs file does not exist', { with: { 'outputs-file': 'absent.json' } });
  scenario('because the outputs file is a plan', { with: { 'outputs-file': 'plan.json' } });
  scenario('because inputs are invalid', {
    with: { status: 'sucess', 'sensitive-outputs': '<b>hide</b>\n::error::x', 'max-attempts': 'no' },
  });
});

describe('a result that Service Catalog rejects is reported as FAILED', () => {
  scenario('because the request is too large', {
    endpoint: { maxBytes: 700 },
    with: { 'outputs-file': 'output.json' },
  });
  scenario('with the failure reason of a failed job', {
    endpoint: { maxBytes: 700 },
    jobStatus: 'failure',
    with: { 'outputs-file': 'output.json', 'failure-reason': 'The database is full.' },
  });
});

describe('without fail-safe, nothing is reported', () => {
  scenario('if the result cannot be read', { with: { 'fail-safe': 'false', 'outputs-file': 'absent.json' } });
  scenario('if Service Catalog rejects it', {
    endpoint: { maxBytes: 700 },
    with: { 'fail-safe': 'false', 'outputs-file': 'output.json' },
  });
});

describe('Service Catalog is not notified', () => {
  scenario('in a dry run', {
    with: { 'dry-run': 'true', 'outputs-file': 'output.json', 'plan-file': 'plan.json' },
  });
  test.each([
    ['a run that failed', { status: 'failure' }],
    ['a result that cannot be read', { 'outputs-file': 'absent.json' }],
    ['invalid inputs', { status: 'sucess' }],
  ])('in a dry run of %s', async (_, inputs) => {
    const endpoint = await startEndpoint();
    try {
      const outcome = await notified({ ...inputs, 'dry-run': 'true', 'endpoint-url': endpoint.url });
      expect(outcome).toMatchObject({ request: { Status: 'FAILED' }, receipt: undefined, attempts: 0, dryRun: true });
      expect(endpoint.requests).toBe(0);
    } finally {
      await endpoint.close();
    }
  });
  scenario('if dry-run cannot be read', { with: { 'dry-run': 'yes', 'outputs-file': 'output.json' } });
  scenario('without a record ID and workflow token', { with: { 'record-id': '', 'workflow-token': '' } });
  scenario('of a record that it cannot find', { with: { 'record-id': 'rec-of-another-region' } });
  scenario('with the workflow token of another record', {
    with: { 'workflow-token': '84a7d2c6-f05b-4e31-b9c8-3d16e07f5a92' },
  });
  scenario('without credentials', { env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } });
  scenario('with expired credentials', {
    endpoint: { expired: EXPIRED },
    env: environmentOf(EXPIRED),
  });
  scenario('with credentials without the permission', {
    endpoint: { denied: DENIED },
    env: environmentOf(DENIED),
  });
  scenario('with the secret key of another access key', {
    env: { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/another' },
  });
  scenario('without a region', { with: { 'aws-region': '' } });
});
