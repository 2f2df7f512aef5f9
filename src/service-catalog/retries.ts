import { setTimeout as wait } from 'node:timers/promises';
import { StandardRetryStrategy } from '@smithy/core/retry';
import { type Deadline, LONGEST_WAIT, lastStart } from '../time-limits.ts';

/** How long and how often Service Catalog is tried. */
export interface Patience {
  readonly maxAttempts: number;
  /** For all attempts and the waits between them. */
  readonly deadline: Deadline;
  /** Aborted when the step is to end: no more waiting, one last attempt. */
  readonly interrupted: AbortSignal;
}

/** An attempt that failed, to which another follows. */
export interface FailedAttempt {
  /** From 1. */
  readonly number: number;
  readonly cause: unknown;
  /** Until the next, in milliseconds. */
  readonly delay: number;
}

type RefreshArguments = Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>;

/**
 * The SDK's standard strategy, with more patience: it also retries what never reached Service Catalog (any error of
 * the network or of TLS), reports every retry, uses the last moment before the timeout for a last attempt, and can be
 * interrupted while it waits.
 */
export class PatientRetryStrategy extends StandardRetryStrategy {
  /** The error of the last attempt that failed. */
  lastError: unknown;
  /** How many attempts failed. */
  failures = 0;
  readonly #lastStart: number;
  readonly #interrupted: AbortSignal;
  readonly #report: (failed: FailedAttempt) => void;
  #isLast = false;

  constructor({ maxAttempts, deadline, interrupted }: Patience, report: (failed: FailedAttempt) => void) {
    // The standard strategy decides whether to retry. It does not wait itself, as it could not be interrupted then.
    super({ maxAttempts, backoff: { setDelayBase: () => {}, computeNextBackoffDelay: () => 0 } });
    this.#lastStart = performance.now() + lastStart(deadline.remaining);
    this.#interrupted = interrupted;
    this.#report = report;
  }

  override async refreshRetryTokenForRetry(token: RefreshArguments[0], { error, errorType }: RefreshArguments[1]) {
    // That the time is over is no reason, but what happened before is.
    if (error?.name !== 'AbortError') this.lastError = error;
    this.failures += 1;
    if (this.#isLast) throw error;
    const next = await super.refreshRetryTokenForRetry(token, { errorType: reached(error) ? errorType : 'TRANSIENT' });
    const remaining = Math.max(0, this.#lastStart - performance.now());
    const delay = Math.min(backoff(token.getRetryCount(), errorType === 'THROTTLING'), remaining);
    this.#isLast = delay === remaining || this.#interrupted.aborted;
    this.#report({ number: this.failures, cause: error, delay: this.#interrupted.aborted ? 0 : delay });
    await wait(delay, undefined, { signal: this.#interrupted }).catch(() => {
      this.#isLast = true;
    });
    return next;
  }
}

/** Whether Service Catalog itself, or something that answered for it, is what failed: the SDK knows how to judge that. */
function reached(error: unknown): boolean {
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  return $metadata?.httpStatusCode !== undefined || code === undefined;
}

/** Milliseconds: doubled from 100 (1,000 if Service Catalog asks for less haste) up to 20,000, half of it by chance. */
export function backoff(retries: number, throttled: boolean): number {
  const most = Math.min(LONGEST_WAIT, (throttled ? 1000 : 100) * 2 ** retries);
  return Math.round((most * (1 + Math.random())) / 2);
}
