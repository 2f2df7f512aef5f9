import { randomUUID } from 'node:crypto';
import type { Bucket } from '../aws/s3.ts';
import { jsonMembers } from '../json-members.ts';
import { messageKey, readNote } from '../service-catalog/state-objects.ts';

/** What is to be done with a message. */
export type Taken =
  /** It was ended before. */
  | { readonly state: 'ended' }
  /** Another invocation works on it. */
  | { readonly state: 'in progress' }
  | {
      /** This invocation works on it. */
      readonly state: 'taken';
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
  const mine = { state: 'taken', failure: undefined } as const;
  if (await bucket.putIfAbsent(key, JSON.stringify({ id, until }))) return mine;
  const found = await readNote(key, bucket);
  const { id: other, ended, until: end, failure } = jsonMembers(found?.text ?? '');
  // The response to an attempt to write it got lost.
  if (other === id) return mine;
  if (ended !== undefined) return { state: 'ended' };
  if (Date.parse(String(end)) > Date.now()) return { state: 'in progress' };
  const isMine = await bucket.putIfSame(key, JSON.stringify({ id, until, failure }), found?.etag);
  if (!isMine) return { state: 'in progress' };
  return { ...mine, failure: typeof failure === 'string' ? failure : undefined };
}

/**
 * Keeps the message for an invocation until a time, after which another one may take it.
 *
 * @param failure why the message failed for good, so that it is not sent to GitHub anymore
 */
export async function keepMessage(
  recordId: string,
  { until, failure }: { readonly until: Date; readonly failure?: string | undefined },
  bucket: Bucket,
): Promise<void> {
  await bucket.put(messageKey(recordId), JSON.stringify({ until, failure }));
}

/** Marks a message as ended, so that it is ignored if it is delivered again. */
export async function markEnded(recordId: string, bucket: Bucket): Promise<void> {
  await bucket.put(messageKey(recordId), JSON.stringify({ ended: new Date() }));
}
