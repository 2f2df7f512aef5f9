import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import { lastUseOf } from '../../src/github/state-use.ts';
import { refuseUnknownState } from '../../src/prepare/last-use.ts';
import type { Problem } from '../../src/problem.ts';
import { objectsBeside } from '../../src/service-catalog/state-objects.ts';
import { openLocalBucket } from '../aws/local-bucket.ts';

const STATE = '111122223333/pp-1';
const OBJECTS = objectsBeside(STATE);
const USE = {
  repository: 'example/platform',
  id: '42',
  attempt: '1',
  url: 'https://github.com/example/platform/actions/runs/42',
  recordId: 'rec-1',
  startedAt: '2026-01-31T10:00:00.000Z',
};

let s3: S3;
beforeAll(async () => {
  s3 = await startS3({ buckets: { states: 'eu-west-1' } });
});
afterEach(() => {
  for (const key of s3.bucket('states').keys()) s3.bucket('states').delete(key);
});
afterAll(() => s3.close());

/** Why Terraform must not run; undefined if it may. */
async function refusal(objects: Record<string, unknown>, takenAt = '2026-01-31T10:00:00.000Z') {
  for (const [key, content] of Object.entries(objects)) s3.bucket('states').put(key, JSON.stringify(content));
  const states = await openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
  const lastUse = await lastUseOf(OBJECTS, states);
  const problem = refuseUnknownState({ recordId: 'rec-2', takenAt }, STATE, OBJECTS, lastUse, states);
  return problem.then(
    () => undefined,
    ({ title, message }: Problem) => `${title}: ${message}`,
  );
}

describe('Terraform runs', () => {
  test.each<[string, Record<string, unknown>]>([
    ['if nobody has used the state', {}],
    ['if the state is from another engine', { [STATE]: {} }],
    ['if the last use left a state', { [STATE]: {}, [OBJECTS.lastUse]: { ...USE, state: 'present' } }],
    [
      'if Terraform was killed, but the state is there',
      { [STATE]: {}, [OBJECTS.lastUse]: { ...USE, state: 'unknown' } },
    ],
    ['if there was never anything to write', { [OBJECTS.lastUse]: { ...USE, state: 'absent' } }],
    [
      'if the same record has used the state since it was taken up',
      { [STATE]: {}, [OBJECTS.lastUse]: { ...USE, recordId: 'rec-2', startedAt: '2026-01-31T10:05:00.000Z' } },
    ],
  ])('%s', async (_, objects) => {
    expect(await refusal(objects)).toBeUndefined();
  });
});

describe('Terraform does not run', () => {
  test.each([
    ['present', 'left one'],
    ['unknown', 'its Terraform was killed'],
    ['something else', 'its Terraform was killed'],
  ])('if there is no state, and the last use left it %s', async (state, why) => {
    expect(await refusal({ [OBJECTS.lastUse]: { ...USE, state } })).toMatch(
      new RegExp(`^The state is missing: .*s3://states/${STATE}, although ${USE.url}.*${why}`),
    );
  });

  test('while a state waits that could not be written', async () => {
    expect(await refusal({ [STATE]: {}, [OBJECTS.errored]: {} })).toMatch(
      /^The state was not written: .*errored\.tfstate/,
    );
  });

  test('for a record that another one has followed', async () => {
    const followed = { [STATE]: {}, [OBJECTS.lastUse]: { ...USE, state: 'present' } };
    expect(await refusal(followed, '2026-01-31T09:00:00.000Z')).toMatch(/^The record is out of date: .*rec-1/);
  });
});

test('a use that cannot be read is none', async () => {
  expect(await refusal({ [OBJECTS.lastUse]: ['x'] })).toBeUndefined();
});
