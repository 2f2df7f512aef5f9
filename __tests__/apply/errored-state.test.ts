import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import { saveErroredState } from '../../src/apply/errored-state.ts';
import type { Terraform } from '../../src/apply/terraform.ts';
import type { Task } from '../../src/github/preparation.ts';
import type { WithStates } from '../../src/github/state-bucket.ts';
import { openLocalBucket } from '../aws/local-bucket.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

const STATE = '111122223333/pp-1';
const folder = mkdtempSync(join(tmpdir(), 'errored-state-'));
const file = join(folder, 'errored.tfstate');

let s3: S3;
beforeAll(async () => {
  s3 = await startS3({ buckets: { states: 'eu-west-1' } });
});
afterEach(() => {
  for (const key of s3.bucket('states').keys()) s3.bucket('states').delete(key);
  rmSync(file, { force: true });
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true });
});

/** What Terraform ran. @param pushes whether it can write the state now */
async function save(pushes: boolean, interrupted = false, bucket = 'states'): Promise<string[]> {
  const withStates: WithStates = async (work) =>
    work(await openLocalBucket(s3.url, bucket, { credentials: CREDENTIALS }));
  const commands: string[] = [];
  const run = async (args: readonly string[]) => {
    commands.push(args.join(' '));
    if (!pushes) throw new Error('Cannot write');
  };
  const step = { ...recordedStep({}), interrupted: interrupted ? AbortSignal.abort() : new AbortController().signal };
  const task = { workingDirectory: folder, stateKey: STATE } as Task;
  await saveErroredState(task, { run } as unknown as Terraform, withStates, step);
  return commands;
}

test('a state that was written is left alone', async () => {
  expect(await save(true)).toEqual([]);
});

test('a state that could not be written is pushed', async () => {
  writeFileSync(file, '{"serial": 1}');
  expect(await save(true)).toEqual(['state push -no-color errored.tfstate']);
  expect({ isThere: existsSync(file), kept: s3.bucket('states').keys() }).toEqual({ isThere: false, kept: [] });
});

test.each([
  ['cannot be pushed', false],
  ['nobody has time to push', true],
])('a state that %s is kept in the bucket', async (_, interrupted) => {
  writeFileSync(file, '{"serial": 1}');
  await expect(save(interrupted, interrupted)).rejects.toMatchObject({
    title: 'The state was not written',
    message: expect.stringContaining(`${STATE}.errored.tfstate`),
  });
  expect(s3.bucket('states').text(`${STATE}.errored.tfstate`)).toBe('{"serial": 1}');
  // The notify step does not keep it again.
  expect(existsSync(file)).toBe(false);
});

test('a state that can be neither pushed nor kept is only on the runner, and the error says so', async () => {
  writeFileSync(file, '{"serial": 1}');
  await expect(save(false, false, 'absent')).rejects.toMatchObject({
    title: 'The state was not written',
    message: expect.stringContaining(`It is only in ${file} on the runner.`),
    advice: expect.stringContaining(`copy it to ${STATE} in the bucket`),
  });
  expect(existsSync(file)).toBe(true);
});
