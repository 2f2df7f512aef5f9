/**
 * All time limits, in milliseconds. They affect only a step that has problems.
 *
 *     start ─ reads the log ─ requests the failed steps ─ calls Service Catalog ·········· timeout-seconds ─ exit
 *               LOG             FAILED_STEPS                attempts, and waits between them
 *
 * To cancel a step, a runner sends SIGINT, then SIGTERM after 7,500 ms, and then kills it after another 2,500 ms. So a
 * step must end within AFTER_INTERRUPTION, no matter what it was doing.
 */

/** For reading a log. It is enough for tens of gigabytes. After that, the rest of the log is not read. */
export const LOG = 60_000;
/** For GitHub's API to respond which steps failed. */
export const FAILED_STEPS = 3000;
/** For GitHub's API to respond whether a workflow run has ended. */
export const RUN_STATUS = 10_000;
/** From the first signal to the end of all attempts. */
const AFTER_INTERRUPTION = 8000;
/** For the current attempt after the first signal, and for the last attempt, which follows it. */
export const UNDER_WAY = 2000;
export const LAST_ATTEMPT = 4000;
/** For a response from AWS STS, and from GitHub's OIDC provider. */
export const STS_REQUEST = 5000;
export const OIDC_REQUEST = 5000;
/** For Amazon S3 to respond, and for the content of an object to arrive. */
export const S3_REQUEST = 10_000;
export const S3_BODY = 120_000;
/** For a response from GitHub's API to the bridge. */
export const DISPATCH_REQUEST = 10_000;
/** For each use of the state bucket in the bridge, which can do without it. */
export const STATE_BUCKET_USE = 8000;
/** What the bridge keeps of the time of a function to notify Service Catalog, and to end by itself. */
export const KEPT_TO_REPORT = 25_000;
export const KEPT_TO_END = 2000;
/** What the parameter parser keeps to read an artifact after AWS sent it, and to respond. */
export const KEPT_TO_READ = 25_000;
export const KEPT_TO_RESPOND = 1000;
/** For all calls of AWS and GitHub in `prepare`, and for each use of the state bucket in `apply`. */
export const PREPARE = 240_000;
/** Terraform is interrupted so long before the credentials of the engine expire, and then has so long to stop. */
export const BEFORE_EXPIRATION = 300_000;
export const TO_STOP = 270_000;
/** For Terraform to end after the job was canceled. A runner gives all `always()` steps together 5 minutes. */
export const TERRAFORM_END = 200_000;
/** For following Terraform after the first signal. Terraform itself goes on after that. */
export const FOLLOWED_AFTER_INTERRUPTION = 6500;
/** Between two looks at what Terraform has printed, and at whether it has ended. */
export const BETWEEN_LOOKS = 150;
/** For a look at Terraform's lock, which must not hold up anything. */
export const LOCK_LOOK = 2000;
/** The outputs are wanted after an apply, even if its time is over. */
export const OUTPUTS = 60_000;
/** For Terraform if nobody knows when the session expires. AWS's action creates sessions of an hour. */
export const UNKNOWN_SESSION = 50 * 60_000;
/** Between two attempts. */
export const LONGEST_WAIT = 20_000;

/** The time limit of one attempt, if all attempts together have `timeout`. It leaves time for more attempts. */
export function attemptLimit(timeout: number): number {
  return Math.min(10_000, Math.max(timeout * 0.3, Math.min(timeout, 500)));
}

/**
 * The latest start of the last attempt. It leaves time for the attempt to fail with its own error, and to report FAILED
 * instead if Service Catalog rejects the result.
 */
export function lastStart(timeout: number): number {
  return timeout * 0.95 - attemptLimit(timeout);
}

/** The time by which all attempts must end, even if they report different results. */
export class Deadline {
  readonly #over = new AbortController();
  readonly #interrupted: AbortSignal;
  #end: number;
  #timer: NodeJS.Timeout;

  constructor(timeout: number, interrupted: AbortSignal) {
    this.#end = performance.now() + timeout;
    this.#timer = this.#startTimer();
    this.#interrupted = interrupted;
    if (interrupted.aborted) this.#onInterruption();
    interrupted.addEventListener('abort', this.#onInterruption, { once: true });
  }

  get remaining(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /** Aborted when no time remains. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Call this when there is nothing left to limit. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#interrupted.removeEventListener('abort', this.#onInterruption);
  }

  readonly #onInterruption = () => {
    clearTimeout(this.#timer);
    this.#end = Math.min(this.#end, performance.now() + AFTER_INTERRUPTION);
    this.#timer = this.#startTimer();
  };

  #startTimer(): NodeJS.Timeout {
    return setTimeout(() => this.#over.abort(), this.remaining);
  }
}
