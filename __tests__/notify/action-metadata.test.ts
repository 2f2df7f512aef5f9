import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readInputs } from '../../src/notify/inputs.ts';
import { VERSION } from '../../src/version.ts';
import { scenarioRun } from '../scenarios/scenario.ts';

const root = join(import.meta.dirname, '..', '..');
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('action.yml has the inputs that the action reads', () => {
  const read = new Set<string>();
  const values: Record<string, string> = { 'record-id': 'rec-1', 'workflow-token': 'a', operation: 'provision' };
  readInputs(
    (name) => {
      read.add(name);
      return values[name] ?? '';
    },
    { message: undefined, problem: undefined, tokens: [] },
  );
  expect([...read].sort()).toEqual(Object.keys(action.inputs).sort());
});

test('action.yml has the defaults of the code', () => {
  const required = { 'record-id': 'rec-1', 'workflow-token': 'a', operation: 'provision' };
  const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/engine' };
  const read = (inputs: Record<string, string>) =>
    readInputs((name) => inputs[name] ?? '', { message: undefined, problem: undefined, tokens: [] });
  const defaults = Object.fromEntries(
    Object.entries<{ default?: string }>(action.inputs).flatMap(([name, { default: value }]) =>
      value === undefined
        ? []
        : [[name, value.replace(/^\$\{\{ job\.status \}\}$/, 'success').replace(/^\$\{\{ github\.token \}\}$/, '')]],
    ),
  );
  expect(Object.keys(defaults).length).toBeGreaterThan(8);
  expect(read({ ...defaults, ...required, ...role })).toEqual(read({ status: 'success', ...required, ...role }));
});

test('action.yml has the outputs that the action sets', async () => {
  const { run } = await scenarioRun({});
  expect(Object.keys(run.outputs).sort()).toEqual(Object.keys(action.outputs).sort());
});

test('the version in the source is the version in package.json', () => {
  expect(VERSION).toBe(packageJson.version);
});

test('the action runs on the Node.js version of the tests', () => {
  const major = /^v(\d+)/.exec(process.version)?.[1];
  expect(action.runs.using).toBe(`node${major}`);
  expect(packageJson.devDependencies.node).toMatch(new RegExp(`^\\^?${major}\\.`));
});
