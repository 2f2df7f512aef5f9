import type { Bucket } from '../aws/s3.ts';
import { isSameRun, nameOf, parseReference, type RunReference } from '../github/run-reference.ts';
import { jsonMembers } from '../json-members.ts';
import { claimRecord, isOfBridge } from '../service-catalog/record-claim.ts';

/** Who has a record: this workflow run, since a time in ISO 8601, or somebody else. */
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
  const takenAt = new Date().toISOString();
  const before = await claimRecord(recordId, { ...run, takenAt }, bucket);
  if (before === undefined) return { takenAt };
  if (isOfBridge(before)) return { takenBy: 'the bridge' };
  const other = parseReference(before);
  if (!other) return { takenBy: 'another workflow run' };
  return isSameRun(other, run) ? { takenAt: String(jsonMembers(before).takenAt) } : { takenBy: nameOf(other) };
}
