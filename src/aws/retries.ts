import { setTimeout as wait } from 'node:timers/promises';
import { StandardRetryStrategy } from '@smithy/core/retry';
import { type Deadline, LONGEST_WAIT, lastStart } from '../time-limits.ts';
import { sentenceOf, statusOf } from './errors.ts';

/** How many attempts there may be, and how long all of them may take. */
export interface Limits {
  readonly maxAttempts: number;
  /** For all attempts, and the waits between them. */
  readonly deadline: Deadline;
  /** Aborted when the caller is to end. Then there is no more waiting, and one last attempt. */
  readonly interrupted: AbortSignal;
}

/** An attempt that failed, and after which there is another. */
export interface FailedAttempt {
  /** From 1. */
  readonly number: number;
  readonly cause: unknown;
  /** Until the next attempt, in milliseconds. */
  readonly delay: number;
}

type RefreshArguments = Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>;

/**
 * The SDK's standard strategy, with more patience. It also retries requests that never reached AWS (all errors of the
 * network and of TLS), announces every retry, makes a last attempt at the last moment before the deadline, and can be
 * interrupted while it waits.
 */
export class PatientRetryStrategy extends StandardRetryStrategy {
  /** The error of the last attempt that failed. */
  lastError: unknown;
  /** How many attempts failed. */
  failures = 0;
  readonly #lastStart: number;
  readonly #interrupted: AbortSignal;
  readonly #onRetry: (failed: FailedAttempt) => void;
  #isLast = false;

  constructor({ maxAttempts, deadline, interrupted }: Limits, onRetry: (failed: FailedAttempt) => void) {
    // The standard strategy decides whether to retry. It does not wait, because its waits cannot be interrupted.
    super({ maxAttempts, backoff: { setDelayBase: () => {}, computeNextBackoffDelay: () => 0 } });
    this.#lastStart = performance.now() + lastStart(deadline.remaining);
    this.#interrupted = interrupted;
    this.#onRetry = onRetry;
  }

  override async refreshRetryTokenForRetry(token: RefreshArguments[0], { error, errorType }: RefreshArguments[1]) {
    // That the time is over does not say why. What happened before does.
    if (error?.name !== 'AbortError') this.lastError = error;
    this.failures += 1;
    if (this.#isLast) throw error;
    const next = await super.refreshRetryTokenForRetry(token, { errorType: reached(error) ? errorType : 'TRANSIENT' });
    const remaining = Math.max(0, this.#lastStart - performance.now());
    const delay = Math.min(backoff(token.getRetryCount(), errorType === 'THROTTLING'), remaining);
    this.#isLast = delay === remaining || this.#interrupted.aborted;
    this.#onRetry({ number: this.failures, cause: error, delay: this.#interrupted.aborted ? 0 : delay });
    await wait(delay, undefined, { signal: this.#interrupted }).catch(() => {
      this.#isLast = true;
    });
    return next;
  }
}

/** Whether there was a response. Then the SDK knows whether a retry can help. */
function reached(error: unknown): boolean {
  return statusOf(error) !== undefined || (error as NodeJS.ErrnoException).code === undefined;
}

/** In milliseconds: doubles from 100 (from 1,000 if requests are throttled) to 20,000. Half of it is random. */
export function backoff(retries: number, throttled: boolean): number {
  const most = Math.min(LONGEST_WAIT, (throttled ? 1000 : 100) * 2 ** retries);
  return Math.round((most * (1 + Math.random())) / 2);
}

/** For the log. */
export function retryLine(
  { number, cause, delay }: FailedAttempt,
  { maxAttempts }: Pick<Limits, 'maxAttempts'>,
): string {
  const next = delay > 0 ? `in ${(delay / 1000).toFixed(1)} s` : 'now';
  return `Attempt ${number} of ${maxAttempts} failed: ${sentenceOf(cause)} Retrying ${next}.`;
}
