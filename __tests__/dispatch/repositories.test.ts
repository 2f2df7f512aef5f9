import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import type { Bucket } from '../../src/aws/s3.ts';
import type { WithStates } from '../../src/dispatch/connections.ts';
import { rememberProduct, repositoryFor } from '../../src/dispatch/repositories.ts';
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

  test('without a product ID is that of the product that was remembered, also if the list has changed', async () => {
    expect(await repositoryFor(TERMINATE, SETTINGS, withStates)).toBe('example/platform');
    await rememberProduct(PROVISION, withStates);
    await rememberProduct(TERMINATE, withStates);
    expect(await repositoryFor(TERMINATE, SETTINGS, withStates)).toBe('example/databases');
    const changed = { ...SETTINGS, repositoriesByProduct: new Map([['prod-abc', 'example/new']]) };
    expect(await repositoryFor(TERMINATE, changed, withStates)).toBe('example/new');
  });

  test('is never one that is not in the settings', async () => {
    s3.bucket('states').put('products/pp-1.json', '{"productId":"prod-x","repository":"attacker/repository"}');
    expect(await repositoryFor(TERMINATE, SETTINGS, withStates)).toBe('example/platform');
  });

  test('needs no bucket if there is only one', async () => {
    const only = { ...SETTINGS, repositoriesByProduct: new Map() };
    const never: WithStates = () => Promise.reject(new Error('The bucket was used.'));
    expect(await repositoryFor(TERMINATE, only, never)).toBe('example/platform');
  });
});
