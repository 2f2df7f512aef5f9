import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type GitHubApi, type Responses, type RunAttempt, startGitHubApi } from '../../local/github-api.ts';
import { type S3, type S3Fault, startS3 } from '../../local/s3.ts';
import { hasEnded } from '../../src/github/run-status.ts';
import { lastUseOf } from '../../src/github/state-use.ts';
import { checkLock, type Unlocking } from '../../src/prepare/state-lock.ts';
import { Problem } from '../../src/problem.ts';
import { objectsBeside } from '../../src/service-catalog/state-objects.ts';
import { openLocalBucket } from '../aws/local-bucket.ts';
import { recordedStep } from './recorded-step.ts';

const OBJECTS = objectsBeside('111122223333/pp-1');
const LOCK_ID = '5a3d2c1b-0000-4444-8888-123456789abc';
const URL_OF_RUN = 'https://github.com/example/platform/actions/runs/42';

let s3: S3;
let fault: (request: { method: string; key: string }) => S3Fault | undefined;
beforeAll(async () => {
  s3 = await startS3({ buckets: { states: 'eu-west-1' }, fault: (request) => fault(request) });
});
beforeEach(() => {
  fault = () => undefined;
});
afterEach(() => {
  for (const key of s3.bucket('states').keys()) s3.bucket('states').delete(key);
});
afterAll(() => s3.close());

/** As Terraform writes it. */
function lock(changes: object = {}): void {
  const content = {
    ID: LOCK_ID,
    Operation: 'OperationTypeApply',
    Info: '',
    Who: 'runner@host-1',
    Version: '1.11.4',
    Created: '2026-01-31T10:00:05.123456789Z',
    Path: 'states/111122223333/pp-1',
    ...changes,
  };
  s3.bucket('states').put(OBJECTS.lock, JSON.stringify(content));
}

/** As the apply step writes it. */
function useState(changes: object = {}): void {
  const run = { repository: 'example/platform', id: '42', attempt: '1', url: URL_OF_RUN };
  const use = { ...run, recordId: 'rec-1', startedAt: '2026-01-31T10:00:00.000Z', lockId: LOCK_ID, state: 'unknown' };
  s3.bucket('states').put(OBJECTS.lastUse, JSON.stringify({ ...use, ...changes }));
}

/** What is said about the lock, and whether it is still there. */
async function check(unlocking: Partial<Unlocking> = {}): Promise<{ said: string; advice: string; isLocked: boolean }> {
  const bucket = await openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
  const { log, lines } = recordedStep();
  const options = { forceUnlock: false, hasEnded: () => Promise.reject(new Error('Nobody asks')), ...unlocking };
  const problem = await checkLock(OBJECTS, await lastUseOf(OBJECTS, bucket), bucket, options, log).catch(
    (error: unknown) => error,
  );
  if (problem !== undefined && !(problem instanceof Problem)) throw problem;
  const { message: said = lines.join('\n'), advice = '' } = problem ?? {};
  return { said, advice, isLocked: s3.bucket('states').get(OBJECTS.lock) !== undefined };
}

const force = (ended: boolean): Unlocking => ({ forceUnlock: true, hasEnded: async () => ended });

test('without a lock, nothing is said, and nobody is asked', async () => {
  useState();
  expect(await check()).toEqual({ said: '', advice: '', isLocked: false });
  expect(await check({ forceUnlock: true })).toMatchObject({ said: '' });
});

describe('a lock', () => {
  test('of a workflow run names it, and how to free the lock', async () => {
    lock();
    useState();
    const { said, advice, isLocked } = await check();
    expect(said).toContain(`locked since 2026-01-31T10:00:05.123456789Z by ${URL_OF_RUN}.`);
    expect(advice).toContain('force-unlock: true');
    expect(isLocked).toBe(true);
  });

  test.each<[string, object, object | undefined]>([
    ['no workflow run has used the state', {}, undefined],
    ['the last one had another lock', {}, { lockId: '00000000-0000-4444-8888-123456789abc' }],
    ['the last one has no lock', {}, { lockId: undefined }],
    ['the last one had a lock without an ID, and so is this one', { ID: '' }, { lockId: '' }],
    ['the last one has no ID', {}, { id: 42 }],
  ])('is of somebody unknown, and is never freed, if %s', async (_, ofLock, ofUser) => {
    lock(ofLock);
    if (ofUser) useState(ofUser);
    expect(await check()).toMatchObject({
      said: expect.stringMatching(/by runner@/),
      advice: expect.stringContaining('terraform force-unlock'),
    });
    expect(await check(force(true))).toMatchObject({
      said: expect.stringContaining('It is unknown which workflow run has the lock'),
      isLocked: true,
    });
  });

  test('that cannot be read is a lock', async () => {
    s3.bucket('states').put(OBJECTS.lock, 'null');
    s3.bucket('states').put(OBJECTS.lastUse, '{');
    expect(await check()).toMatchObject({ said: expect.stringContaining('since an unknown time by unknown') });
    expect(await check(force(true))).toMatchObject({ isLocked: true });
  });
});

describe('with force-unlock, the lock', () => {
  beforeEach(() => {
    lock();
    useState();
  });

  test('of a workflow run that has ended is freed', async () => {
    expect(await check(force(true))).toEqual({
      said: `Freed the lock 5a3d2c1b-0000-4444-8888-123456789abc of ${URL_OF_RUN}, which has ended.`,
      advice: '',
      isLocked: false,
    });
  });

  test('of one that still runs is kept', async () => {
    expect(await check(force(false))).toMatchObject({
      said: `The workflow run that has the lock has not ended: ${URL_OF_RUN}. So the lock was not freed.`,
      isLocked: true,
    });
  });

  test('is kept if it is another one meanwhile', async () => {
    const hasEnded = async () => {
      lock({ ID: 'another', Who: 'somebody@laptop', Created: '2026-01-31T12:00:00Z' });
      return true;
    };
    expect(await check({ forceUnlock: true, hasEnded })).toMatchObject({
      said: expect.stringContaining("by somebody@laptop. The ID of the lock is 'another'"),
      isLocked: true,
    });
  });

  test('is freed if it is gone meanwhile, or if the response got lost', async () => {
    const hasEnded = async () => s3.bucket('states').delete(OBJECTS.lock);
    expect(await check({ forceUnlock: true, hasEnded })).toMatchObject({ advice: '', isLocked: false });
    lock();
    const faults: S3Fault[] = ['lost'];
    fault = ({ method }) => (method === 'DELETE' ? faults.shift() : undefined);
    expect(await check(force(true))).toMatchObject({ advice: '', isLocked: false });
  });
});

describe('whether a workflow run has ended, according to the API of GitHub:', () => {
  const TOKEN = 'ghs_localGitHubToken0000000000000000000';
  let api: GitHubApi | undefined;
  afterEach(async () => {
    await api?.close();
    api = undefined;
  });

  async function forced(attempts: RunAttempt[], responses: Responses = 'jobs', token = TOKEN) {
    lock();
    useState();
    api = await startGitHubApi(TOKEN, [], responses, attempts);
    const asked = { apiUrl: api.url, token, interrupted: new AbortController().signal };
    return check({ forceUnlock: true, hasEnded: (run) => hasEnded(run, asked) });
  }

  const attempt = (changes: Partial<RunAttempt>): RunAttempt => ({
    id: 42,
    attempt: 1,
    status: 'completed',
    conclusion: 'cancelled',
    ...changes,
  });

  test.each(['queued', 'waiting', 'in_progress'] as const)('one that is %s has not', async (status) => {
    // Only the attempt that has the lock counts.
    expect(await forced([attempt({ attempt: 2 }), attempt({ status, conclusion: null })])).toMatchObject({
      said: expect.stringContaining('has not ended'),
      isLocked: true,
    });
  });

  test('one that is completed has', async () => {
    expect(await forced([attempt({})])).toMatchObject({ advice: '', isLocked: false });
    expect(api?.requests).toEqual(['GET /repos/example/platform/actions/runs/42/attempts/1']);
  });

  test.each<[string, RunAttempt[], Responses, string, string]>([
    ['of a workflow run that it does not know', [attempt({ id: 7 })], 'jobs', TOKEN, 'HTTP 404'],
    ['without the permission', [attempt({})], 'forbidden', TOKEN, 'HTTP 403'],
    ['with a token that is not valid', [attempt({})], 'jobs', 'ghs_other', 'HTTP 401'],
    ['without a token', [attempt({})], 'jobs', '', 'no response'],
  ])('the lock %s is kept', async (_, attempts, responses, token, why) => {
    expect(await forced(attempts, responses, token)).toMatchObject({
      said: expect.stringContaining(`has ended (${why}): ${URL_OF_RUN}. So the lock was not freed.`),
      advice: expect.stringContaining('actions: read'),
      isLocked: true,
    });
  });
});
