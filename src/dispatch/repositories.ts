import { jsonMembers } from '../json-members.ts';
import { readNote, repositoryKey } from '../service-catalog/state-objects.ts';
import type { WithStates } from './connections.ts';
import type { Delivery } from './delivery.ts';
import type { Settings } from './settings.ts';

type Repositories = Pick<Settings, 'repository' | 'repositoriesByProduct'>;
type Subject = Pick<Delivery, 'productId' | 'provisionedProductId'>;

/**
 * The repository that a message goes to. The message of a termination has no product ID, so it goes where the last message
 * of its provisioned product went.
 */
export async function repositoryFor(
  { productId, provisionedProductId = '' }: Subject,
  { repository, repositoriesByProduct }: Repositories,
  withStates: WithStates,
): Promise<string> {
  if (productId !== undefined) return repositoriesByProduct.get(productId) ?? repository;
  if (repositoriesByProduct.size === 0) return repository;
  const found = await withStates((states) => readNote(repositoryKey(provisionedProductId), states));
  const { repository: last } = jsonMembers(found?.text ?? '');
  // Workflows can write to the bucket, but they do not decide where messages go.
  return [...repositoriesByProduct.values()].find((each) => each === last) ?? repository;
}

/** Remembers where a message went. */
export async function rememberRepository(
  { productId, provisionedProductId = '' }: Subject,
  repository: string,
  { repositoriesByProduct }: Repositories,
  withStates: WithStates,
): Promise<void> {
  if (productId === undefined || repositoriesByProduct.size === 0) return;
  await withStates((states) => states.put(repositoryKey(provisionedProductId), JSON.stringify({ repository })));
}
