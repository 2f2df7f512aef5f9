import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import { Faults } from '../../local/faults.ts';
import { startLoopback } from '../../local/loopback.ts';
import type { NotifyInput, Operation } from '../../local/records.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { run } from '../../src/notify/run.ts';
import { fixture } from '../fixtures/fixture.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

const TOKEN = 'c1a9e7d4-30b8-4f62-9d57-8e6b2f0a4c13';
const REQUEST_ID = '5e0b7c9a-41d2-4f8e-b6a3-9c7d2e1f0b84';
const GITHUB = {
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_REPOSITORY: 'example/platform',
  GITHUB_RUN_ID: '11223344556',
  GITHUB_RUN_ATTEMPT: '1',
};

const folder = mkdtempSync(join(tmpdir(), 'run-'));
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** An error in a `-json` log. */
function errorOf(summary: string): string {
  const diagnostic = { severity: 'error', summary, detail: '' };
  return `${JSON.stringify({ '@level': 'error', type: 'diagnostic', diagnostic })}\n`;
}

let records = 0;

/** The step in this process, for a record of its own. */
async function ran(
  given: Record<string, string>,
  { operation = 'update', at = endpoint }: { operation?: Operation; at?: Pick<Endpoint, 'url' | 'records'> } = {},
) {
  records += 1;
  const record = at.records.add(`rec-${records}`, TOKEN, operation);
  const step = recordedStep({ ...environmentOf(endpoint.credentials), ...GITHUB });
  const inputs: Record<string, string> = {
    operation,
    'record-id': record.recordId,
    'workflow-token': TOKEN,
    'aws-region': endpoint.region,
    'endpoint-url': at.url,
    status: 'success',
    ...given,
  };
  const outcome = await run(
    readInputs((name) => inputs[name] ?? '', step.message),
    step,
  );
  return { record, outcome, step };
}

/** The step with a Service Catalog that rejects the first result with an error. */
async function rejectedWith(name: string, given: Record<string, string>) {
  const requests: NotifyInput[] = [];
  const server = await startLoopback(async (request, response) => {
    requests.push((await json(request)) as NotifyInput);
    const headers = { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': REQUEST_ID };
    if (requests.length === 1) response.writeHead(400, headers).end(JSON.stringify({ __type: name, Message: 'No.' }));
    else response.writeHead(200, headers).end('{}');
  });
  try {
    return { ...(await ran(given, { at: { ...endpoint, url: server.url } })), requests };
  } finally {
    await server.close();
  }
}

const OUTPUTS = file('outputs.json', '{"password":{"sensitive":true,"value":"correct-horse"},"size":{"value":10}}');
const LOG = fixture('logs/cycle/plan.jsonl');

describe('outputs', () => {
  test('that are sensitive are sent if they are revealed, but never shown', async () => {
    const { record, outcome } = await ran({ 'outputs-file': OUTPUTS, 'sensitive-outputs': 'reveal' });
    const size = { OutputKey: 'size', OutputValue: '10' };
    expect(record.outputs).toEqual([{ OutputKey: 'password', OutputValue: 'correct-horse' }, size]);
    expect(outcome.request.Outputs).toEqual([{ OutputKey: 'password', OutputValue: '(sensitive value)' }, size]);
  });

  test('of a failed run are sent, too', async () => {
    const { record } = await ran({ 'outputs-file': OUTPUTS, status: 'failure', 'sensitive-outputs': 'omit' });
    expect(record).toMatchObject({ status: 'FAILED', outputs: [{ OutputKey: 'size', OutputValue: '10' }] });
  });

  test('are an empty list if the file has none', async () => {
    expect((await ran({ 'outputs-file': file('none.json', '{}') })).record.outputs).toEqual([]);
    expect((await ran({})).record).toMatchObject({ status: 'SUCCEEDED', outputs: undefined });
  });
});

test.each([
  ['is missing', join(folder, 'absent.json')],
  ['has outputs', OUTPUTS],
  ['is cut off', file('cut-off.json', '{"password":{"sensitive":true,"value":"correct-horse"')],
  ['lacks a value', file('no-value.json', '{"password":{"sensitive":true,"value":"correct-horse"},"b":{}}')],
])('a termination succeeds without outputs if its outputs file %s, whose secrets are hidden', async (what, path) => {
  const { record, outcome, step } = await ran({ 'outputs-file': path }, { operation: 'terminate' });
  expect(record).toMatchObject({ status: 'SUCCEEDED', provisionedProductStatus: 'TERMINATED', outputs: undefined });
  expect({ shown: outcome.request.Outputs, problems: outcome.problems }).toEqual({ shown: undefined, problems: [] });
  if (what !== 'is missing') expect(step.secrets.hideFor('log', 'is correct-horse.')).toBe('is ***.');
});

describe('a result that Service Catalog rejects is reported as FAILED', () => {
  const failed = { status: 'failure', 'log-file': LOG };

  test('with another idempotency token, if the given one was used for another result', async () => {
    const token = { 'idempotency-token': 'from-an-input' };
    await ran(token);
    const { record, outcome } = await ran({ ...token, ...failed });
    expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
    expect(record.failureReason).toMatch(/^Cycle: [\s\S]*\nIn addition, [\s\S]*used with other parameters/);
    expect(outcome.request.IdempotencyToken).toMatch(/^[\da-f]{64}$/);
    expect({ attempts: outcome.attempts, problems: outcome.problems.length }).toEqual({ attempts: 2, problems: 1 });
  });

  test.each(['InvalidParametersException', 'ValidationException', 'SerializationException'])(
    'after %s, without its outputs, and with the reason of the failed run',
    async (name) => {
      const { requests, outcome } = await rejectedWith(name, { ...failed, 'outputs-file': OUTPUTS });
      expect(requests.map(({ Status, Outputs }) => [Status, Outputs?.length])).toEqual([
        ['FAILED', 2],
        ['FAILED', undefined],
      ]);
      expect(requests[1]?.FailureReason).toMatch(/^Cycle: [\s\S]*\nIn addition, .*\n.*: No\.\n/);
      expect(requests[1]?.IdempotencyToken).not.toBe(requests[0]?.IdempotencyToken);
      expect({ attempts: outcome.attempts, id: outcome.receipt?.requestId }).toEqual({ attempts: 2, id: REQUEST_ID });
    },
  );

  test('only if less content can help', async () => {
    const { requests, outcome } = await rejectedWith('ValidationException', failed);
    expect(requests).toHaveLength(1);
    expect(outcome).toMatchObject({ receipt: undefined, attempts: 1, problems: { length: 1 } });
  });
});

test('the reason of a failed run is reported, even if an input is invalid', async () => {
  const { record } = await ran({ status: 'failure', 'log-file': LOG, 'sensitive-outputs': 'hide' });
  expect(record.failureReason).toMatch(/^Cycle: [\s\S]*\nIn addition, .*\nsensitive-outputs is 'hide'/);
});

test('all attempts count', async () => {
  const failing = await startEndpoint({ faults: new Faults('500', 2) });
  try {
    const { record, outcome } = await ran({}, { at: failing });
    expect(record.status).toBe('SUCCEEDED');
    expect([outcome.attempts, outcome.receipt?.attempts, failing.requests]).toEqual([3, 3, 3]);
  } finally {
    await failing.close();
  }
});

test('a dry run of a failed run sends nothing', async () => {
  const { record, outcome } = await ran({ status: 'failure', 'log-file': LOG, 'dry-run': 'true' });
  expect(record.status).toBe('IN_PROGRESS');
  expect(outcome).toMatchObject({ request: { Status: 'FAILED' }, receipt: undefined, attempts: 0 });
});

test('the last line of a failure reason is the URL of the workflow run, also on GitHub Enterprise Server', async () => {
  const { record } = await ran({ status: 'failure' });
  const url = 'https://github.example.com/example/platform/actions/runs/11223344556';
  expect(record.failureReason).toBe(`The workflow run ended with the status 'failure'.\n${url}`);
});

test('the failure reason of a canceled run has its errors, but not what the cancellation caused', async () => {
  const log = file('canceled.jsonl', errorOf('execution halted') + errorOf('The database is full'));
  const { record } = await ran({ status: 'cancelled', 'log-file': log });
  expect(record.failureReason?.split('\n').slice(0, 2)).toEqual([
    "The workflow run ended with the status 'cancelled'.",
    'The database is full',
  ]);
});
