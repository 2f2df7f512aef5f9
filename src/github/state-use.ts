import type { Bucket } from '../aws/s3.ts';
import { jsonMembers, shortText } from '../json-members.ts';
import { readNote, type StateObjects } from '../service-catalog/state-objects.ts';
import { parseReference, type RunReference } from './run-reference.ts';

/** How a workflow run used a state, as an object beside the state says. Another use replaces it. */
export interface StateUse extends RunReference {
  readonly recordId: string;
  /** In ISO 8601. */
  readonly startedAt: string;
  /** The ID of Terraform's lock, as soon as Terraform has one. */
  readonly lockId: string | undefined;
  /** Whether there is a state. It is unknown while Terraform applies, and stays so if Terraform is killed. */
  readonly state: 'present' | 'absent' | 'unknown';
}

/** How a state was used last; undefined if it was not, or not by this engine. */
export async function lastUseOf({ lastUse }: StateObjects, states: Bucket): Promise<StateUse | undefined> {
  return parseStateUse((await readNote(lastUse, states))?.text ?? '');
}

/** Undefined if `text` does not say how a state was used. */
function parseStateUse(text: string): StateUse | undefined {
  const run = parseReference(text);
  if (!run) return undefined;
  const { recordId, startedAt, lockId, state } = jsonMembers(text);
  return {
    ...run,
    recordId: shortText(recordId),
    startedAt: shortText(startedAt),
    lockId: shortText(lockId) || undefined,
    state: state === 'present' || state === 'absent' ? state : 'unknown',
  };
}
