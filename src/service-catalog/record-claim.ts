import type { Bucket } from '../aws/s3.ts';
import { jsonMembers } from '../json-members.ts';
import { readNote, recordKey } from './state-objects.ts';

/**
 * Takes up a record. Whoever takes it up first runs Terraform or reports its result, and nobody else does.
 *
 * @param claim names who takes it up
 * @returns the claim that is there already, as JSON; undefined if there was none
 */
export async function claimRecord(recordId: string, claim: object, bucket: Bucket): Promise<string | undefined> {
  const key = recordKey(recordId);
  if (await bucket.putIfAbsent(key, JSON.stringify(claim))) return undefined;
  const { text = '' } = (await readNote(key, bucket)) ?? {};
  return text;
}

/** The claim of the bridge. It reports FAILED if a message cannot get to GitHub. */
const BRIDGE = 'the bridge';

export function bridgeClaim(): object {
  return { takenBy: BRIDGE, takenAt: new Date() };
}

export function isOfBridge(claim: string): boolean {
  return jsonMembers(claim).takenBy === BRIDGE;
}
