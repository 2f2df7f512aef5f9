import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, type S3Fault, startS3 } from '../../local/s3.ts';
import type { Bucket } from '../../src/aws/s3.ts';
import { keepMessage, markEnded, takeMessage } from '../../src/dispatch/message-mark.ts';
import { openLocalBucket } from '../aws/local-bucket.ts';

const LATER = new Date(Date.now() + 60_000);
const BEFORE = new Date(Date.now() - 1);

let s3: S3;
let bucket: Bucket;
let fault: () => S3Fault | undefined;
beforeAll(async () => {
  s3 = await startS3({ buckets: { states: 'eu-west-1' }, fault: () => fault() });
});
beforeEach(async () => {
  fault = () => undefined;
  bucket = await open();
});
afterAll(() => s3.close());

/** Each invocation has connections of its own. */
function open(): Promise<Bucket> {
  return openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
}

describe('a message', () => {
  test('is taken by one invocation at a time', async () => {
    const taken = await Promise.all(Array.from({ length: 5 }, async () => takeMessage('rec-1', LATER, await open())));
    expect(taken.map(({ state }) => state).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'in progress'),
      'taken',
    ]);
  });

  test('is taken even if the response to that got lost', async () => {
    const faults: S3Fault[] = ['lost'];
    fault = () => faults.shift();
    expect(await takeMessage('rec-lost', LATER, bucket)).toEqual({ state: 'taken', failure: undefined });
    expect(s3.bucket('states').keys('messages/rec-lost')).toHaveLength(1);
  });

  test('can be taken again after the invocation that had it, again by only one', async () => {
    await takeMessage('rec-2', BEFORE, bucket);
    const taken = await Promise.all(Array.from({ length: 5 }, async () => takeMessage('rec-2', LATER, await open())));
    expect(taken.filter(({ state }) => state === 'taken')).toHaveLength(1);
  });

  test('is never taken again after its end', async () => {
    await takeMessage('rec-3', BEFORE, bucket);
    await markEnded('rec-3', bucket);
    expect(await takeMessage('rec-3', LATER, bucket)).toEqual({ state: 'ended' });
  });

  test('keeps why it failed for good, however often it is taken', async () => {
    await keepMessage('rec-4', { until: BEFORE, failure: 'GitHub rejected it.' }, bucket);
    const failure = 'GitHub rejected it.';
    expect(await takeMessage('rec-4', BEFORE, bucket)).toEqual({ state: 'taken', failure });
    expect(await takeMessage('rec-4', LATER, bucket)).toEqual({ state: 'taken', failure });
  });

  test('can be taken if its mark is not one', async () => {
    s3.bucket('states').put('messages/rec-5.json', '<html>');
    expect(await takeMessage('rec-5', LATER, bucket)).toEqual({ state: 'taken', failure: undefined });
  });

  test('of a record whose ID is a path has a mark of its own', async () => {
    await takeMessage('../records/rec-6', LATER, bucket);
    expect(s3.bucket('states').keys('messages/..')).toEqual(['messages/..%2Frecords%2Frec-6.json']);
  });
});
