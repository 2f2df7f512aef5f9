import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import { actionsLog } from '../../src/github/log.ts';
import { workflowRun } from '../../src/github/workflow-run.ts';
import { type Inputs, readInputs } from '../../src/notify/inputs.ts';
import { run } from '../../src/notify/run.ts';
import { Secrets } from '../../src/secrets/secrets.ts';

const TOKEN = 'a94d1c6e-37f8-4b25-90d6-c8e5f2071b3a';

let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.close());

/** Runs notify with inputs that its own checks of the inputs would have refused. */
async function notified(changed: Partial<Inputs>) {
  const record = endpoint.records.add('rec-3t7y1n5d9g2wb', TOKEN);
  const given: Record<string, string> = {
    'record-id': record.recordId,
    'workflow-token': TOKEN,
    status: 'success',
    'aws-region': endpoint.region,
    'endpoint-url': endpoint.url,
  };
  const message = { message: undefined, problem: undefined, tokens: [] };
  const inputs = { ...readInputs((name) => given[name] ?? '', message), ...changed };
  const secrets = new Secrets();
  const outcome = run(inputs, {
    message,
    workflowRun: workflowRun({ GITHUB_RUN_ID: '1' }),
    secrets,
    log: actionsLog(secrets),
    interrupted: new AbortController().signal,
    crashed: new AbortController().signal,
    env: environmentOf(endpoint.credentials),
  });
  return { record, outcome: await outcome.catch((error: unknown) => error) };
}

describe('a request that the API would reject is not sent', () => {
  test.each<[string, Partial<Inputs>]>([
    ['because of the record ID', { recordId: 'r'.repeat(101) }],
    ['because of the workflow token', { workflowToken: 'x'.repeat(20_001) }],
  ])('%s', async (_, inputs) => {
    const { record, outcome } = await notified(inputs);
    expect(outcome).toMatchObject({ title: 'Service Catalog would reject the request' });
    expect(endpoint.requests).toBe(0);
    expect(record.status).toBe('IN_PROGRESS');
  });

  test('and FAILED is reported instead, if that is possible', async () => {
    const { record, outcome } = await notified({ idempotencyToken: 'not a token' });
    expect(outcome).toMatchObject({ problems: [{ title: 'Service Catalog would reject the request' }], attempts: 1 });
    expect(endpoint.exchanges).toHaveLength(1);
    expect(record).toMatchObject({ status: 'FAILED', failureReason: expect.stringContaining('IdempotencyToken') });
  });
});
