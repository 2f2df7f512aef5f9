import { extractArchive } from '../archive/extract.ts';
import { KEPT_LIMITS, LARGEST_KEPT } from '../archive/limits.ts';
import type { Bucket } from '../aws/s3.ts';
import { asProblem, Problem } from '../problem.ts';

/**
 * Extracts the configuration that the state was last applied with. Only it has the providers and variables that its
 * resources need to be destroyed.
 *
 * @returns whether there is one
 */
export async function extractLastConfiguration(key: string, bucket: Bucket, folder: string): Promise<boolean> {
  const kept = await bucket.get(key, LARGEST_KEPT);
  if (!kept) return false;
  try {
    await extractArchive(kept.body, folder, KEPT_LIMITS);
    return true;
  } catch (error) {
    throw unusable(`s3://${bucket.name}/${key}`, asProblem(error));
  }
}

function unusable(uri: string, cause: Problem): Problem {
  return new Problem(
    'The kept configuration cannot be used',
    `${uri}: ${cause.message}`,
    'Restore an earlier version of the object. Without the object, the resources are destroyed with the default provider only.',
    { cause },
  );
}
