import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import type { Bucket } from '../../src/aws/s3.ts';
import type { WithStates } from '../../src/dispatch/connections.ts';
import { rememberRepository, repositoryFor } from '../../src/dispatch/repositories.ts';
import { openLocalBucket } from '../aws/local-bucket.ts';

const SETTINGS = {
  repository: 'example/platform',
  repositoriesByProduct: new Map([['prod-abc', 'example/databases']]),
};
const PROVISION = { productId: 'prod-abc', provisionedProductId: 'pp-1' };
const TERMINATE = { productId: undefined, provisionedProductId: 'pp-1' };

let s3: S3;
let bucket: Bucket;
const withStates: WithStates = (use) => use(bucket);
beforeAll(async () => {
  s3 = await startS3({ buckets: { states: 'eu-west-1' } });
});
beforeEach(async () => {
  for (const key of s3.bucket('states').keys('')) s3.bucket('states').delete(key);
  bucket = await openLocalBucket(s3.url, 'states', { credentials: CREDENTIALS });
});
afterAll(() => s3.close());

describe('the repository of a message', () => {
  test('is that of its product', async () => {
    expect(await repositoryFor(PROVISION, SETTINGS, withStates)).toBe('example/databases');
    expect(await repositoryFor({ ...PROVISION, productId: 'prod-other' }, SETTINGS, withStates)).toBe(
      'example/platform',
    );
  });

  test('that has no product ID is the last one of the provisioned product', async () => {
    expect(await repositoryFor(TERMINATE, SETTINGS, withStates)).toBe('example/platform');
    await rememberRepository(PROVISION, 'example/databases', SETTINGS, withStates);
    expect(await repositoryFor(TERMINATE, SETTINGS, withStates)).toBe('example/databases');
    await rememberRepository(TERMINATE, 'example/platform', SETTINGS, withStates);
    expect(await repositoryFor(TERMINATE, SETTINGS, withStates)).toBe('example/databases');
  });

  test('is never one that is not in the settings', async () => {
    s3.bucket('states').put('repositories/pp-1.json', '{"repository":"attacker/repository"}');
    expect(await repositoryFor(TERMINATE, SETTINGS, withStates)).toBe('example/platform');
  });

  test('is not remembered if there is only one', async () => {
    const only = { ...SETTINGS, repositoriesByProduct: new Map() };
    await rememberRepository(PROVISION, 'example/platform', only, withStates);
    expect(s3.bucket('states').keys('')).toEqual([]);
    expect(await repositoryFor(TERMINATE, only, withStates)).toBe('example/platform');
  });
});
