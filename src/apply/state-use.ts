import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Task } from '../github/preparation.ts';
import type { RunReference } from '../github/run-reference.ts';
import type { Patience, WithStates } from '../github/state-bucket.ts';
import { lastUseOf, type StateUse } from '../github/state-use.ts';
import { objectsBeside, readNote } from '../service-catalog/state-objects.ts';
import { parseStateLock } from '../terraform/state-lock.ts';
import { LOCK_LOOK } from '../time-limits.ts';

/** Says beside the state who uses it, for workflow runs after this one. */
export interface NamedUse {
  /** Runs a command that locks the state, and names the lock as soon as there is one. */
  whileLocked<T>(command: () => Promise<T>): Promise<T>;
  /** Before the state changes. */
  willChange(): Promise<void>;
  /** After Terraform has ended. */
  hasEnded(): Promise<void>;
}

export async function nameUse(
  run: RunReference,
  { recordId, stateKey }: Task,
  withStates: WithStates,
): Promise<NamedUse> {
  const objects = objectsBeside(stateKey);
  const before = await withStates((states) => lastUseOf(objects, states));
  let use: StateUse = {
    ...run,
    recordId,
    startedAt: new Date().toISOString(),
    lockId: undefined,
    state: before?.state ?? 'absent',
  };
  const put = async (change: Partial<StateUse>, patience?: Patience) => {
    use = { ...use, ...change };
    await withStates((states) => states.put(objects.lastUse, JSON.stringify(use)), patience);
  };
  await put({});

  /** The ID of the lock, if it is of a command on this host that started after `start`. */
  async function ownLock(start: number): Promise<string | undefined> {
    const found = await withStates((states) => readNote(objects.lock, states), LOOK);
    const { id, who, created } = parseStateLock(found?.text ?? '');
    return id && who.endsWith(`@${hostname()}`) && Date.parse(created) >= start ? id : undefined;
  }

  async function nameLock(ended: AbortSignal): Promise<void> {
    const start = Date.now();
    while (!ended.aborted && Date.now() - start < NEVER) {
      const delay = Date.now() - start < SOON ? 100 : 1000;
      await wait(delay, undefined, { signal: ended }).catch(() => {});
      // Without a name, somebody has to find out whose lock it is. That is no reason to stop Terraform.
      const lockId = ended.aborted ? undefined : await ownLock(start).catch(() => undefined);
      if (lockId !== undefined) return put({ lockId }, LOOK).catch(() => {});
    }
  }

  return {
    async whileLocked(command) {
      const ended = new AbortController();
      const naming = nameLock(ended.signal);
      try {
        return await command();
      } finally {
        ended.abort();
        await naming;
      }
    },
    willChange: () => put({ state: 'unknown' }),
    async hasEnded() {
      const isPresent = await withStates((states) => states.has(stateKey));
      await put({ state: isPresent ? 'present' : 'absent', lockId: undefined });
    },
  };
}

/** Terraform locks the state at the start of a command, if it locks it at all. In milliseconds. */
const [SOON, NEVER] = [5000, 60_000];
/** A look must not hold up anything. */
const LOOK: Patience = { timeout: LOCK_LOOK, maxAttempts: 1 };
