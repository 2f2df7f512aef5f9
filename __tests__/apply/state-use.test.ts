import { hostname } from 'node:os';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import { nameUse } from '../../src/apply/state-use.ts';
import type { Task } from '../../src/github/preparation.ts';
import { objectsBeside } from '../../src/service-catalog/state-objects.ts';
import { openLocalBucket } from '../aws/local-bucket.ts';

const STATE = '111122223333/pp-1';
const { lock, lastUse } = objectsBeside(STATE);
const RUN = { repository: 'example/platform', id: '42', attempt: '1', url: 'https://github.com/x' };

let s3: S3;
let lookFails = false;
beforeAll(async () => {
  s3 = await startS3({
    buckets: { states: 'eu-west-1' },
    fault: ({ key }) => (key === lock && lookFails ? 'reset' : undefined),
  });
});
afterEach(() => {
  s3.exchanges.length = 0;
  for (const key of s3.bucket('states').keys()) s3.bucket('states').delete(key);
});
afterAll(() => s3.close());

async function use() {
  const bucket = await openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
  return nameUse(RUN, { recordId: 'rec-1', stateKey: STATE } as Task, (work) => work(bucket));
}

/** How often somebody looked at the lock. */
function looks(): number {
  return s3.exchanges.filter(({ key }) => key === lock).length;
}

function said() {
  return JSON.parse(s3.bucket('states').text(lastUse) ?? 'null');
}

/** As Terraform on this host. */
function takeLock(changes: object = {}): void {
  const content = { ID: 'lock-1', Who: `runner@${hostname()}`, Created: new Date().toISOString(), ...changes };
  s3.bucket('states').put(lock, JSON.stringify(content));
}

test('the workflow run and the record are named at the start', async () => {
  await use();
  expect(said()).toEqual({ ...RUN, recordId: 'rec-1', startedAt: expect.any(String), state: 'absent' });
});

test('a plan keeps what was said about the state', async () => {
  await (await use()).willChange();
  await use();
  expect(said().state).toBe('unknown');
});

test('while a command runs, its lock is named', async () => {
  const { whileLocked } = await use();
  await whileLocked(async () => {
    takeLock();
    await expect.poll(() => said().lockId, { timeout: 30_000 }).toBe('lock-1');
  });
});

test('a look at the lock that fails does not stop the command, and there is another', async () => {
  const { whileLocked } = await use();
  lookFails = true;
  const ran = await whileLocked(async () => {
    // A look has three attempts here.
    await expect.poll(looks, { timeout: 30_000 }).toBeGreaterThan(3);
    lookFails = false;
    takeLock();
    await expect.poll(() => said().lockId, { timeout: 30_000 }).toBe('lock-1');
    return 'ran';
  });
  expect(ran).toBe('ran');
});

test('a lock that is named is not named after its command', async () => {
  const { whileLocked, hasEnded } = await use();
  await whileLocked(async () => {
    takeLock();
    await expect.poll(() => said().lockId, { timeout: 30_000 }).toBe('lock-1');
  });
  await hasEnded();
  expect(said()).not.toHaveProperty('lockId');
});

test.each([
  ['another host', { Who: 'runner@another-host' }],
  ['a command before this one', { Created: '2026-01-31T10:00:00Z' }],
  ['nobody', { ID: '' }],
])('the lock of %s is not named', async (_, changes) => {
  const { whileLocked } = await use();
  await whileLocked(async () => {
    takeLock(changes);
    // The first look can have begun before.
    const before = looks();
    await expect.poll(() => looks() - before, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
  });
  expect(said().lockId).toBeUndefined();
});

test('after the apply, it is said whether there is a state', async () => {
  const { willChange, hasEnded } = await use();
  await willChange();
  expect(said().state).toBe('unknown');
  await hasEnded();
  expect(said().state).toBe('absent');
  s3.bucket('states').put(STATE, '{}');
  await hasEnded();
  expect(said().state).toBe('present');
});
