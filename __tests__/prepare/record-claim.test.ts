import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, type S3Fault, startS3 } from '../../local/s3.ts';
import { takeUpRecord } from '../../src/prepare/record-claim.ts';
import { bridgeClaim, claimRecord } from '../../src/service-catalog/record-claim.ts';
import { openLocalBucket } from '../aws/local-bucket.ts';

let s3: S3;
let fault: () => S3Fault | undefined | Promise<S3Fault | undefined>;
beforeAll(async () => {
  s3 = await startS3({ buckets: { states: 'eu-west-1' }, fault: () => fault() });
});
beforeEach(() => {
  fault = () => undefined;
});
afterAll(() => s3.close());

function run(id: string, attempt = '1') {
  const repository = 'example/platform';
  return { repository, id, attempt, url: `https://github.com/${repository}/actions/runs/${id}` };
}

async function take(recordId: string, reference = run('1')): Promise<string | undefined> {
  const states = await openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
  return (await takeUpRecord(recordId, reference, states)).takenBy;
}

test('the first workflow run has the record, and every other one learns which one that is', async () => {
  expect(await take('rec-1')).toBeUndefined();
  expect(await take('rec-1', run('2'))).toBe('https://github.com/example/platform/actions/runs/1');
  expect(await take('rec-1', { ...run('1'), repository: 'example/other' })).toBe(
    'https://github.com/example/platform/actions/runs/1',
  );
  expect(JSON.parse(s3.bucket('states').text('records/rec-1.json') ?? '')).toEqual({
    ...run('1'),
    takenAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
});

test('a re-run, and another job of the same workflow run, go on', async () => {
  await take('rec-2');
  expect(await take('rec-2', run('1', '2'))).toBeUndefined();
  expect(await take('rec-2')).toBeUndefined();
  expect(s3.bucket('states').versions.filter(({ key }) => key === 'records/rec-2.json')).toHaveLength(1);
});

test('a re-run has the record since the time at which it was taken up first', async () => {
  const states = await openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
  const takenAt = '2026-01-31T09:00:00.000Z';
  s3.bucket('states').put('records/rec-rerun.json', JSON.stringify({ ...run('1'), takenAt }));
  expect(await takeUpRecord('rec-rerun', run('1', '2'), states)).toEqual({ takenAt });
});

test('a response that gets lost does not lose the record', async () => {
  const faults: S3Fault[] = ['lost'];
  fault = () => faults.shift();
  expect(await take('rec-3')).toBeUndefined();
  expect(await take('rec-3', run('2'))).toContain('/runs/1');
});

test('of several workflow runs at the same moment, one has the record', async () => {
  const ids = ['1', '2', '3', '4'];
  const faults: S3Fault[] = [409, 409, 'lost'];
  fault = () => faults.shift();
  const takenBy = await Promise.all(ids.map((id) => take('rec-4', run(id))));
  const winners = ids.filter((_, index) => takenBy[index] === undefined);
  expect(winners).toHaveLength(1);
  expect(takenBy.filter((url) => url?.endsWith(`/runs/${winners[0]}`))).toHaveLength(3);
});

test('runs that are unknown are not taken for each other', async () => {
  expect(await take('rec-5', { ...run(''), url: '' })).toBeUndefined();
  expect(await take('rec-5', { ...run(''), url: '' })).toBe('workflow run  (attempt 1) of example/platform');
  s3.bucket('states').put('records/rec-6.json', 'not JSON');
  expect(await take('rec-6')).toBe('another workflow run');
});

test('a record whose ID is a path has an object of its own', async () => {
  await take('../111122223333/pp-1');
  expect(s3.bucket('states').keys('records/').at(0)).toBe('records/..%2F111122223333%2Fpp-1.json');
});

test('nobody takes up a record after the bridge, which reports FAILED', async () => {
  const states = await openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
  expect(await claimRecord('rec-bridge', bridgeClaim(), states)).toBeUndefined();
  expect(await take('rec-bridge')).toBe('the bridge');
});
