import type { Bucket } from '../aws/s3.ts';
import type { Log } from '../github/log.ts';
import { nameOf, type RunReference } from '../github/run-reference.ts';
import type { StateUse } from '../github/state-use.ts';
import { Problem } from '../problem.ts';
import { readNote, type StateObjects } from '../service-catalog/state-objects.ts';
import { quoted } from '../suggestion.ts';
import { parseStateLock, type StateLock } from '../terraform/state-lock.ts';

/** A lock that can be freed. */
interface Lock extends StateLock {
  readonly etag: string | undefined;
}

export interface Unlocking {
  readonly forceUnlock: boolean;
  /** Whether a workflow run has ended. */
  readonly hasEnded: (run: RunReference) => Promise<boolean>;
}

/**
 * Finds a lock that an earlier workflow run has left behind, and frees it if that is wanted. A lock stays if the process
 * that runs Terraform is killed.
 *
 * @throws {Problem} if the state is locked, and the lock is not to be freed, or cannot be freed safely
 */
export async function checkLock(
  objects: StateObjects,
  lastUse: StateUse | undefined,
  bucket: Bucket,
  unlocking: Unlocking,
  log: Log,
): Promise<void> {
  const lock = await lockAt(objects.lock, bucket);
  if (!lock) return;
  const run = runOf(lock, lastUse);
  if (!unlocking.forceUnlock) throw locked(lock, run);
  if (!run) throw ofUnknownRun(lock);
  const ended = await unlocking.hasEnded(run).catch((error: unknown) => {
    throw statusUnknown(run, error);
  });
  if (!ended) throw stillRuns(run);
  const isDeleted = await bucket.deleteIfSame(objects.lock, lock.etag);
  // If the response to a request got lost, the lock is gone, too.
  const other = isDeleted ? undefined : await lockAt(objects.lock, bucket);
  if (other) throw locked(other, runOf(other, lastUse));
  log.info(`Freed the lock ${lock.id} of ${nameOf(run)}, which has ended.`);
}

async function lockAt(key: string, bucket: Bucket): Promise<Lock | undefined> {
  const found = await readNote(key, bucket);
  return found && { ...parseStateLock(found.text), etag: found.etag };
}

/** The workflow run that has the lock. The lock itself names only a user and a host, which several can have. */
function runOf(lock: Lock, lastUse: StateUse | undefined): RunReference | undefined {
  return lock.id !== '' && lastUse?.lockId === lock.id ? lastUse : undefined;
}

const TITLE = 'The state is locked';
const FREE_BY_HAND =
  "If nobody runs Terraform there anymore, run 'terraform force-unlock', or delete the lock from the bucket.";

function locked({ id, who, created }: Lock, run: RunReference | undefined): Problem {
  const holder = run ? nameOf(run) : who || 'unknown';
  return new Problem(
    TITLE,
    `The state has been locked since ${created || 'an unknown time'} by ${holder}. The ID of the lock is ${quoted(id)}.`,
    run
      ? 'If that workflow run has ended, its Terraform was killed. Check its log, and run this step with force-unlock: true.'
      : FREE_BY_HAND,
  );
}

function ofUnknownRun({ id, who, created }: Lock): Problem {
  return new Problem(
    TITLE,
    `It is unknown which workflow run has the lock ${quoted(id)} of ${who || 'unknown'}, created ${created || 'at an unknown time'}. So it was not freed.`,
    FREE_BY_HAND,
  );
}

function stillRuns(run: RunReference): Problem {
  return new Problem(
    TITLE,
    `The workflow run that has the lock has not ended: ${nameOf(run)}. So the lock was not freed.`,
    'Wait until it ends, or cancel it.',
  );
}

function statusUnknown(run: RunReference, error: unknown): Problem {
  const { status } = error as { status?: number };
  return new Problem(
    TITLE,
    `GitHub did not say whether the workflow run that has the lock has ended (${status ? `HTTP ${status}` : 'no response'}): ${nameOf(run)}. So the lock was not freed.`,
    'Give the job the permission actions: read. For a workflow run of another repository, set github-token to a token that can read its actions.',
    { cause: error },
  );
}
