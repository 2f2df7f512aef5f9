import { randomUUID } from 'node:crypto';
import type { Bucket } from '../aws/s3.ts';
import { jsonMembers } from '../json-members.ts';
import { messageKey, readNote } from '../service-catalog/state-objects.ts';

/** Whether this invocation is to work on a message: it was ended before, or another invocation works on it, or it is. */
export type Taken =
  | { readonly by: 'nobody' | 'another invocation'; readonly failure?: undefined }
  | {
      readonly by: 'this invocation';
      /** Why the message failed for good before. Service Catalog could not be notified then. */
      readonly failure: string | undefined;
    };

/**
 * Marks a message as one that this invocation works on. Amazon SQS can deliver a message twice, even at the same time.
 *
 * @param until when this invocation is over, whatever happens. After that, another one may take the message
 */
export async function takeMessage(recordId: string, until: Date, bucket: Bucket): Promise<Taken> {
  const key = messageKey(recordId);
  const id = randomUUID();
  const mine = { by: 'this invocation', failure: undefined } as const;
  if (await bucket.putIfAbsent(key, JSON.stringify({ id, until }))) return mine;
  const found = await readNote(key, bucket);
  const { id: other, ended, until: end, failure } = jsonMembers(found?.text ?? '');
  // The response to an attempt to write it got lost.
  if (other === id) return mine;
  if (ended !== undefined) return { by: 'nobody' };
  if (Date.parse(String(end)) > Date.now()) return { by: 'another invocation' };
  const isMine = await bucket.putIfSame(key, JSON.stringify({ id, until, failure }), found?.etag);
  if (!isMine) return { by: 'another invocation' };
  return { ...mine, failure: typeof failure === 'string' ? failure : undefined };
}

/**
 * Marks a message as one that failed for good, so that it is not sent to GitHub anymore.
 *
 * @param until as for `takeMessage`
 */
export async function markFailed(recordId: string, until: Date, failure: string, bucket: Bucket): Promise<void> {
  await bucket.put(messageKey(recordId), JSON.stringify({ until, failure }));
}

/** Lets another invocation take the message at once. */
export async function freeMessage(recordId: string, failure: string | undefined, bucket: Bucket): Promise<void> {
  await bucket.put(messageKey(recordId), JSON.stringify({ until: new Date(), failure }));
}

/** Marks a message as ended, so that it is ignored if it is delivered again. */
export async function markEnded(recordId: string, bucket: Bucket): Promise<void> {
  await bucket.put(messageKey(recordId), JSON.stringify({ ended: new Date() }));
}
