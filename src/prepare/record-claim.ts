import type { Bucket } from '../aws/s3.ts';
import { isSameRun, nameOf, parseReference, type RunReference } from '../github/run-reference.ts';
import { jsonMembers } from '../json-members.ts';
import { readNote, recordKey } from '../service-catalog/state-objects.ts';

/** Who has a record: this workflow run, since a time in ISO 8601, or another one. */
export type Claim =
  | { readonly takenAt: string; readonly takenBy?: undefined }
  | { readonly takenBy: string; readonly takenAt?: undefined };

/**
 * Takes up a record for this workflow run. Amazon SQS can deliver a message twice, and GitHub starts a workflow run for
 * each delivery. Only one of them may run Terraform: a late duplicate would create resources that belong to nobody.
 *
 * A re-run of the workflow run may go on, and so may another job of it.
 */
export async function takeUpRecord(recordId: string, run: RunReference, bucket: Bucket): Promise<Claim> {
  const key = recordKey(recordId);
  const takenAt = new Date().toISOString();
  if (await bucket.putIfAbsent(key, JSON.stringify({ ...run, takenAt }))) return { takenAt };
  const { text = '' } = (await readNote(key, bucket)) ?? {};
  const other = parseReference(text);
  if (!other) return { takenBy: 'another workflow run' };
  return isSameRun(other, run) ? { takenAt: String(jsonMembers(text).takenAt) } : { takenBy: nameOf(other) };
}
