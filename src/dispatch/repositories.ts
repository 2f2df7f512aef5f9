import type { Bucket } from '../aws/s3.ts';
import { jsonMembers } from '../json-members.ts';
import { productKey, readNote } from '../service-catalog/state-objects.ts';
import type { WithStates } from './connections.ts';
import type { Delivery } from './delivery.ts';
import type { Settings } from './settings.ts';

type Repositories = Pick<Settings, 'repository' | 'repositoriesByProduct'>;
type Subject = Pick<Delivery, 'productId' | 'provisionedProductId'>;

/**
 * The repository that a message goes to. The message of a termination has no product ID, so the product of each
 * provisioned product is remembered.
 */
export async function repositoryFor(
  { productId, provisionedProductId = '' }: Subject,
  { repository, repositoriesByProduct }: Repositories,
  withStates: WithStates,
): Promise<string> {
  if (repositoriesByProduct.size === 0) return repository;
  const product = productId ?? (await withStates((states) => productOf(provisionedProductId, states)));
  return repositoriesByProduct.get(product) ?? repository;
}

async function productOf(provisionedProductId: string, bucket: Bucket): Promise<string> {
  const found = await readNote(productKey(provisionedProductId), bucket);
  return String(jsonMembers(found?.text ?? '').productId);
}

/** Remembers the product, also if there is only one repository now. */
export async function rememberProduct(
  { productId, provisionedProductId = '' }: Subject,
  withStates: WithStates,
): Promise<void> {
  if (productId === undefined) return;
  await withStates((states) => states.put(productKey(provisionedProductId), JSON.stringify({ productId })));
}
