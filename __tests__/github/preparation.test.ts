import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { namedValues } from '../../local/file-commands.ts';
import {
  createFolder,
  leave,
  leftByPrepare,
  type Preparation,
  readProgress,
  writePrivately,
  writeProgress,
} from '../../src/github/preparation.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { preparedBefore } from '../../src/notify/prepared.ts';
import { Problem } from '../../src/problem.ts';
import { findMessage } from '../../src/service-catalog/message.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

const VARIABLE = 'SERVICE_CATALOG_ENGINE_FOLDER';
const temp = mkdtempSync(join(tmpdir(), 'preparation-'));
const variables = join(temp, 'env');
beforeEach(() => {
  writeFileSync(variables, '');
  vi.stubEnv('GITHUB_ENV', variables);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(temp, { recursive: true }));

const PREPARATION: Preparation = {
  region: 'eu-west-1',
  role: undefined,
  credentials: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c', expiration: new Date(1e12) },
  takenBy: undefined,
  task: {
    recordId: 'rec-1',
    command: 'apply',
    workingDirectory: '/product',
    stateBucket: 'states',
    stateKey: 'key',
    environment: { AWS_PROFILE: 'x' },
    sensitiveTexts: ['correct-horse-battery'],
  },
};

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

/** The folder, and the environment in which a later step finds it. */
function created() {
  const files = createFolder({ RUNNER_TEMP: temp });
  return { files, env: { [VARIABLE]: files.folder } };
}

test('the folder is in the temporary folder of the runner, where only the user finds it, and later steps do', () => {
  const { files } = created();
  expect([dirname(files.folder), modeOf(files.folder)]).toEqual([temp, 0o700]);
  expect([...namedValues(readFileSync(variables, 'utf8'))]).toEqual([[VARIABLE, files.folder]]);
  expect(created().files.folder).not.toBe(files.folder);
});

test('what is left is read as it was written, and only the user can read it', () => {
  const { files, env } = created();
  leave({ ...PREPARATION, task: undefined }, files);
  leave(PREPARATION, files);
  expect(leftByPrepare(env)).toEqual({ preparation: PREPARATION, files });
  expect(readdirSync(files.folder)).toEqual(['preparation.json']);
  expect(modeOf(join(files.folder, 'preparation.json'))).toBe(0o600);
});

test('a file is there as a whole, or not at all', () => {
  const { files } = created();
  const path = join(files.folder, 'file');
  writePrivately(path, 'before');
  // It is written elsewhere first.
  mkdirSync(`${path}.new`);
  expect(() => writePrivately(path, 'after')).toThrow('EISDIR');
  expect(readFileSync(path, 'utf8')).toBe('before');
});

test('without a prepare step, nothing is left', () => {
  expect(leftByPrepare({})).toBeUndefined();
  expect(leftByPrepare({ [VARIABLE]: '' })).toBeUndefined();
  expect(preparedBefore(recordedStep())).toBeUndefined();
});

describe.each([
  ['is gone', undefined],
  ['is cut off', '{"region": "eu-we'],
  ['is null', 'null'],
])('what is left that %s', (_, content) => {
  test('is an error, and no step can report that something was applied', () => {
    const { files, env } = created();
    if (content !== undefined) writeFileSync(join(files.folder, 'preparation.json'), content);
    expect(() => leftByPrepare(env)).toThrow(Problem);
    const step = recordedStep(env);
    expect(preparedBefore(step)).toMatchObject({ isApplied: false, credentials: undefined });
    expect(step.warnings.map(({ title }) => title)).toEqual(['What the prepare step left cannot be read']);
  });
});

test('how far apply came is read as it was written, and anything else as nothing', () => {
  const { files } = created();
  expect(readProgress(files)).toBeUndefined();
  for (const step of ['started', 'planned', 'applied'] as const) {
    writeProgress(step, files);
    expect(readProgress(files)).toBe(step);
  }
  expect(modeOf(files.progress)).toBe(0o600);
  writeFileSync(files.progress, '"applied');
  expect(readProgress(files)).toBeUndefined();
});

describe('notify', () => {
  /** What notify has, after what other steps did. */
  function leftBy(preparation: Preparation, progress?: 'started' | 'planned' | 'applied') {
    const { files, env } = created();
    leave(preparation, files);
    if (progress) writeProgress(progress, files);
    for (const file of [files.log, files.shownLog, files.outputs, files.planJson]) writeFileSync(file, '');
    const step = recordedStep(env);
    return { files, step, prepared: preparedBefore(step) };
  }

  test('finds the region, the identity of the engine, and the files', () => {
    const { files, prepared, step } = leftBy(PREPARATION, 'applied');
    expect(prepared).toEqual({
      takenBy: undefined,
      region: 'eu-west-1',
      role: undefined,
      credentials: PREPARATION.credentials,
      folder: files.folder,
      workingDirectory: '/product',
      logFile: files.log,
      outputsFile: files.outputs,
      planFile: files.planJson,
      keepErroredState: expect.any(Function),
      isApplied: true,
    });
    expect(step.secrets.hideFor('log', 'correct-horse-battery')).toBe('***');
  });

  test('finds no files that no step has written', () => {
    const { files, env } = created();
    leave(PREPARATION, files);
    writeProgress('applied', files);
    expect(preparedBefore(recordedStep(env))).toMatchObject({ logFile: undefined, outputsFile: undefined });
  });

  /** What is wrong with the inputs of notify. */
  function problemsWith(prepared: ReturnType<typeof preparedBefore>, inputs: Record<string, string>): string[] {
    const message = { token: 'a', recordId: 'rec-1', operation: 'UPDATE_PROVISIONED_PRODUCT' };
    const { problems } = readInputs((name) => inputs[name] ?? '', findMessage([[message]], 'The event'), prepared);
    return problems.map(({ title }) => title);
  }

  test.each<[string, Preparation, 'started' | 'planned' | undefined]>([
    ['prepare has failed', { ...PREPARATION, task: undefined }, undefined],
    ['apply has not run', PREPARATION, undefined],
    ['apply has failed', PREPARATION, 'started'],
    ['apply has only planned', PREPARATION, 'planned'],
  ])('does not report SUCCEEDED by itself if %s', (_, preparation, progress) => {
    const { prepared } = leftBy(preparation, progress);
    expect(prepared).toMatchObject({ outputsFile: undefined, planFile: undefined });
    expect(problemsWith(prepared, { status: 'success' })).toEqual(['Terraform has not applied']);
    expect(problemsWith(prepared, { status: 'failure' })).toEqual([]);
    // Somebody has applied in another way.
    expect(problemsWith(prepared, { status: 'success', 'outputs-file': 'outputs.json' })).toEqual([]);
    expect(problemsWith(prepared, { status: 'SUCCEEDED' })).toEqual([]);
  });

  test('reports SUCCEEDED if apply has applied', () => {
    expect(problemsWith(leftBy(PREPARATION, 'applied').prepared, { status: 'success' })).toEqual([]);
  });
});
