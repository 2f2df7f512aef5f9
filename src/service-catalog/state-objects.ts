import type { Bucket } from '../aws/s3.ts';

/**
 * The keys of the objects in the state bucket. The state of a provisioned product has the key that AWS's own engine
 * gives it, `<account>/<provisioned product>`, so that its states can be taken over. What belongs to a state is beside
 * it. What belongs to a record has a prefix of its own, so that a lifecycle rule can delete it.
 */
export interface StateObjects {
  /** Terraform's lock. The S3 backend gives it this name. */
  readonly lock: string;
  /** How the state was used last. */
  readonly lastUse: string;
  /** The state that Terraform could not write. */
  readonly errored: string;
  /** The configuration that the state was last applied with, with variables and lock file, as `.tar.gz`. */
  readonly configuration: string;
}

export function objectsBeside(stateKey: string): StateObjects {
  return {
    lock: `${stateKey}.tflock`,
    lastUse: `${stateKey}.run.json`,
    errored: `${stateKey}.errored.tfstate`,
    configuration: `${stateKey}.configuration.tar.gz`,
  };
}

/** Who has taken up a record. */
export function recordKey(recordId: string): string {
  return `records/${encodeURIComponent(recordId.toWellFormed())}.json`;
}

/** What the bridge has done with the message of a record. */
export function messageKey(recordId: string): string {
  return `messages/${encodeURIComponent(recordId.toWellFormed())}.json`;
}

/** Which product a provisioned product is of. The message of a termination does not say. */
export function productKey(provisionedProductId: string): string {
  return `products/${encodeURIComponent(provisionedProductId.toWellFormed())}.json`;
}

/** A plan that waits for its apply, as `.tar.gz`. */
export function planKey(recordId: string, stateKey: string): string {
  return `plans/${encodeURIComponent(recordId.toWellFormed())}/${stateKey}.tar.gz`;
}

/** In bytes. */
const LARGEST_NOTE = 2 ** 16;

/** The text of a small object: of a lock, of a record, or how a state was used. Undefined if there is none. */
export async function readNote(
  key: string,
  bucket: Bucket,
): Promise<{ readonly text: string; readonly etag: string | undefined } | undefined> {
  const found = await bucket.get(key, LARGEST_NOTE);
  return found && { text: found.body.toString('utf8'), etag: found.etag };
}
