import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ENGINE_ROLE, REGION, STATE_BUCKET, startAccount } from '../../local/account.ts';
import { type JobStep, runJob } from '../../local/job.ts';
import { readInputs as readInputsOfApply } from '../../src/apply/inputs.ts';
import { InputReader, type ReadInput } from '../../src/github/input-reader.ts';
import { readAccess, readInputs } from '../../src/prepare/inputs.ts';
import { findMessage } from '../../src/service-catalog/message.ts';

interface Metadata {
  inputs: Record<string, { default?: string; required?: boolean }>;
  outputs: Record<string, object>;
  runs: { using: string; main: string };
}

function metadataOf(action: string): Metadata {
  return parse(readFileSync(join(import.meta.dirname, '..', '..', action, 'action.yml'), 'utf8'));
}

const MESSAGE = {
  token: 'a',
  operation: 'TERMINATE_PROVISIONED_PRODUCT',
  provisionedProductId: 'pp-4t7qk2m5xw3ab',
  recordId: 'rec-2w8n4b6v9k1hj',
  launchRoleArn: 'arn:aws:iam::111122223333:role/SCLaunch-orders',
};

function readByPrepare(read: ReadInput) {
  const reader = new InputReader(read);
  return readInputs(reader, readAccess(reader, {}), findMessage([[MESSAGE]], 'The event'));
}

const required = { 'state-bucket': 'states', 'aws-region': 'eu-west-1' };
const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/engine' };

describe.each([
  // These are read before the others: by `runStep`.
  ['prepare', readByPrepare, { ...required, ...role }, ['message']],
  ['apply', readInputsOfApply, {}, []],
] as const)('%s/action.yml', (action, readAll: (read: ReadInput) => object, given, readBefore) => {
  const { inputs, runs } = metadataOf(action);

  test('has the inputs that the action reads', () => {
    const names = new Set<string>(readBefore);
    readAll((name) => {
      names.add(name);
      return (given as Record<string, string>)[name] ?? '';
    });
    expect([...names].sort()).toEqual(Object.keys(inputs).sort());
  });

  test('has the defaults of the code, and requires what has none', () => {
    const read = (values: Record<string, string | undefined>) => readAll((name) => values[name] ?? '');
    const defaults = Object.entries(inputs).map(([name, { default: value }]) => [
      name,
      value?.replace(/^\$\{\{ github\.token \}\}$/, ''),
    ]);
    expect(read({ ...Object.fromEntries(defaults), ...given })).toEqual(read(given));
    for (const [name, { required = false }] of Object.entries(inputs)) {
      const without = () => read({ ...given, [name]: '' });
      // The Region can also be in the environment.
      if (required) expect(without).toThrow(AggregateError);
      else if (name !== 'aws-region') expect(without).not.toThrow();
    }
  });

  test('runs the bundle of the action on the Node.js version of the tests', () => {
    const major = /^v(\d+)/.exec(process.version)?.[1];
    expect(runs).toEqual({ using: `node${major}`, main: `../dist/${action}/index.js` });
  });
});

test('prepare/action.yml and apply/action.yml have the outputs that the actions set', async () => {
  const account = await startAccount();
  try {
    const { event } = account.ask('terminate');
    const steps: JobStep[] = [
      { uses: 'prepare', with: { 'aws-region': REGION, 'role-to-assume': ENGINE_ROLE, 'state-bucket': STATE_BUCKET } },
      { uses: 'apply', with: { 'terraform-path': 'no-terraform' } },
    ];
    const { env, githubContext: github } = account;
    const run = await runJob({ workspace: import.meta.dirname, event, steps, env, github });
    expect(run.steps.map(({ outputs }) => Object.keys(outputs).sort())).toEqual(
      ['prepare', 'apply'].map((action) => Object.keys(metadataOf(action).outputs).sort()),
    );
  } finally {
    await account.close();
  }
});
