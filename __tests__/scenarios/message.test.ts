import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../local/records.ts';
import { RECORD_ID, scenario, scenarioRun, TOKEN } from './scenario.ts';

/** The recorded events of `local/`, about the scenarios' record. */
function message(operation: Operation, changes: object = {}): object {
  const file = join(import.meta.dirname, '..', '..', 'local', 'events', `${operation}.json`);
  const { client_payload: payload } = JSON.parse(readFileSync(file, 'utf8'));
  return { ...payload.message, recordId: RECORD_ID, token: TOKEN, ...changes };
}

function event(operation: Operation, changes: object = {}): object {
  return { client_payload: { message: message(operation, changes) } };
}

describe('straight from the message', () => {
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
  scenario('a termination succeeds and its outputs file is ignored', {
    operation: 'terminate',
    event: event('terminate'),
    with: { 'outputs-file': 'output.json' },
  });
  scenario('a termination fails', { operation: 'terminate', event: event('terminate'), jobStatus: 'failure' });
  scenario('what is wrong with the message is named', { event: event('update', { recordId: 7 }) });
  scenario('an unknown operation is told as a failed update', { event: event('update', { operation: 'UPDATE' }) });
  scenario('a record by hand that is another is a contradiction', {
    event: event('update'),
    with: { 'record-id': 'rec-other' },
  });
});

describe('by hand', () => {
  scenario('a provisioning that succeeded without its tag is told as FAILED', {
    operation: 'provision',
    with: { operation: 'provision', 'outputs-file': 'output.json' },
  });
  scenario('a provisioning that failed without its tag is told with a warning', {
    operation: 'provision',
    jobStatus: 'failure',
    with: { operation: 'provision' },
  });
  scenario('a provisioning has its own tag', {
    operation: 'provision',
    with: { operation: 'Provision', 'tracer-tag-key': 'product', 'tracer-tag-value': 'pp-by-hand' },
  });
});

test('the same result of another attempt of the run, or of another run, has another idempotency token', async () => {
  const runs = [{}, {}, { GITHUB_RUN_ATTEMPT: '2' }, { GITHUB_RUN_ID: '99' }].map((env) => scenarioRun({ env }));
  const tokens = (await Promise.all(runs)).map(({ run }) => run.outputs['idempotency-token']);
  expect(tokens[1]).toBe(tokens[0]);
  expect(new Set(tokens).size).toBe(3);
});

describe('an event that is no use', () => {
  test.each([
    ['that is empty', ''],
    ['that is not JSON', '{'],
    ['of another kind', { ref: 'refs/heads/main' }],
  ])('%s is no error if nothing is needed from it', async (_, given) => {
    const { run, record } = await scenarioRun({
      event: given,
      with: { 'record-id': RECORD_ID, 'workflow-token': TOKEN },
    });
    expect({ exitCode: run.exitCode, status: record.status }).toEqual({ exitCode: 0, status: 'SUCCEEDED' });
    expect(run.annotations).toEqual([]);
  });

  test('is named if record and token are needed', async () => {
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
])("the event's token given with %s is in the log already, which is a warning, once", async (name, value) => {
  const { run } = await scenarioRun({ event: event('update'), with: { [name]: value }, env: { RUNNER_DEBUG: '1' } });
  const warnings = run.annotations.filter(({ level }) => level === 'warning');
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('handed to this step as an input')]);
});

test('with debug logging on, the token of the event may be in the log already, which is a warning, once', async () => {
  const { run } = await scenarioRun({ event: event('update'), env: { RUNNER_DEBUG: '1' } });
  const warnings = run.annotations.filter(({ level }) => level === 'warning');
  expect(warnings.map(({ properties }) => properties.title)).toEqual(['The workflow token may be in the log']);
});
