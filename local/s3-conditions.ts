import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './api-error.ts';
import type { StoredObject } from './s3-bucket.ts';

/**
 * Checks the conditions of a write (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html).
 *
 * @throws {ApiError} if the object that is already there, or its absence, does not match them
 */
export function demandWritable(existing: StoredObject | undefined, headers: IncomingHttpHeaders): void {
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw new ApiError('NotImplemented', 'A header you provided implies functionality that is not implemented');
  }
  if (noneMatch === '*' && existing) throw preconditionFailed();
  demandMatch(existing, headers);
}

/**
 * Checks the condition `If-Match`.
 *
 * @throws {ApiError} if there is such a condition, and no object, or one that does not match
 */
export function demandMatch(existing: StoredObject | undefined, { 'if-match': match }: IncomingHttpHeaders): void {
  if (match === undefined) return;
  if (!existing) throw noSuchKey();
  if (!matches(match, existing)) throw preconditionFailed();
}

/** Whether an object has an ETag of the list, with or without quotation marks, or the list is `*`. */
export function matches(condition: string, { etag }: StoredObject): boolean {
  const etags = condition.split(',').map((each) => each.trim().replaceAll('"', ''));
  return etags.includes('*') || etags.includes(etag.replaceAll('"', ''));
}

export function noSuchKey(): ApiError {
  return new ApiError('NoSuchKey', 'The specified key does not exist.');
}

function preconditionFailed(): ApiError {
  return new ApiError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
}
