import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../local/records.ts';
import { notified } from '../notify/notified.ts';
import { RECORD_ID, scenario, scenarioRun, TOKEN } from './scenario.ts';

/** The message of a recorded event in `local/`, for the record of the scenarios. */
function message(operation: Operation, changes: object = {}): object {
  const file = join(import.meta.dirname, '..', '..', 'local', 'events', `${operation}.json`);
  const { client_payload: payload } = JSON.parse(readFileSync(file, 'utf8'));
  return { ...payload.message, recordId: RECORD_ID, token: TOKEN, ...changes };
}

function event(operation: Operation, changes: object = {}): object {
  return { client_payload: { message: message(operation, changes) } };
}

describe('from the message', () => {
  scenario('a provisioning succeeds', {
    operation: 'provision',
    event: event('provision'),
    with: { 'outputs-file': 'output.json' },
  });
  scenario('a provisioning fails', { operation: 'provision', event: event('provision'), jobStatus: 'failure' });
  scenario('an update succeeds', {
    event: { inputs: { message: JSON.stringify(message('update')) } },
    with: { 'outputs-file': 'output.json' },
  });
  scenario('a termination succeeds, and its outputs file is not used', {
    operation: 'terminate',
    event: event('terminate'),
    with: { 'outputs-file': 'output.json' },
  });
  scenario('a termination fails', { operation: 'terminate', event: event('terminate'), jobStatus: 'failure' });
  scenario('an invalid message is rejected by field', { event: event('update', { recordId: 7 }) });
  scenario('an unknown operation is reported as a failed update', { event: event('update', { operation: 'UPDATE' }) });
  scenario('a record-id that contradicts the message is rejected', {
    event: event('update'),
    with: { 'record-id': 'rec-other' },
  });
});

describe('from inputs', () => {
  scenario('a provisioning that succeeded without a tracer tag value is reported as FAILED', {
    operation: 'provision',
    with: { operation: 'provision', 'outputs-file': 'output.json' },
  });
  scenario('a provisioning that failed without a tracer tag value is reported with a warning', {
    operation: 'provision',
    jobStatus: 'failure',
    with: { operation: 'provision' },
  });
  scenario('a provisioning has a custom tracer tag', {
    operation: 'provision',
    with: { operation: 'Provision', 'tracer-tag-key': 'product', 'tracer-tag-value': 'pp-from-input' },
  });
});

test('the same result in another attempt or workflow run has another idempotency token', async () => {
  const env = { GITHUB_RUN_ID: '11223344556', GITHUB_RUN_ATTEMPT: '1' };
  const runs = [env, env, { ...env, GITHUB_RUN_ATTEMPT: '2' }, { ...env, GITHUB_RUN_ID: '99' }];
  const outcomes = await Promise.all(runs.map((each) => notified({ 'dry-run': 'true' }, each)));
  const tokens = outcomes.map(({ request }) => request.IdempotencyToken);
  expect(tokens[1]).toBe(tokens[0]);
  expect(new Set(tokens).size).toBe(3);
});

test('the message can be an input, and the token of another message in the event is masked, too', async () => {
  const other = 'a03be5f1-7d46-4c98-8e2b-61f9d0c7a8e5';
  const { run, record } = await scenarioRun({
    operation: 'provision',
    event: event('update', { recordId: 'rec-other', token: other }),
    with: { message: JSON.stringify(message('provision')) },
  });
  expect(record).toMatchObject({ status: 'SUCCEEDED', uniqueTag: { Value: 'pp-4t7qk2m5xw3ab' } });
  expect(run.raw).toMatch(new RegExp(`^::add-mask::${TOKEN}\n::add-mask::${other}\n`));
});

describe('an event without a message', () => {
  test('is not an error if the inputs are sufficient', async () => {
    const { run, record } = await scenarioRun({
      event: '{',
      with: { 'record-id': RECORD_ID, 'workflow-token': TOKEN },
    });
    expect({ exitCode: run.exitCode, status: record.status }).toEqual({ exitCode: 0, status: 'SUCCEEDED' });
    expect(run.annotations).toEqual([]);
  });

  test('is an error if the record ID is not an input', async () => {
    const { run } = await scenarioRun({ event: '{', with: { 'workflow-token': TOKEN } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('record-id is missing. The event in GITHUB_EVENT_PATH is not JSON.'),
    ]);
  });
});

test.each([
  ['workflow-token', TOKEN],
  ['message', JSON.stringify(message('update'))],
])(
  'a workflow token that the workflow passes as %s causes one warning, because GitHub has printed it',
  async (name, value) => {
    const { run } = await scenarioRun({ event: event('update'), with: { [name]: value }, env: { RUNNER_DEBUG: '1' } });
    const warnings = run.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('passes the token of the event to this step as an input'),
    ]);
  },
);

test('with debug logging, the workflow token in the event causes one warning, because GitHub might have printed it', async () => {
  const { run } = await scenarioRun({ event: event('update'), env: { RUNNER_DEBUG: '1' } });
  const warnings = run.annotations.filter(({ level }) => level === 'warning');
  expect(warnings.map(({ properties }) => properties.title)).toEqual(['The workflow token may be in the log']);
});
