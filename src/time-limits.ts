/**
 * All limits of time, in milliseconds. A step that is not in trouble meets none of them.
 *
 *     start ─ log is read ─ failed steps are asked for ─ Service Catalog is called ········ timeout-seconds ─ exit
 *               LOG            FAILED_STEPS                attempts, and waits between them
 *
 * A runner that ends a step sends SIGINT, 7,500 later SIGTERM, and another 2,500 later it kills. So whatever was
 * going on, AFTER_INTERRUPTION later the step has to be over.
 */

/** For reading a log: enough for tens of gigabytes. What was read by then is all there is. */
export const LOG = 60_000;
/** For GitHub's API to respond which steps failed. */
export const FAILED_STEPS = 3000;
/** From the first signal to the end of all attempts. */
const AFTER_INTERRUPTION = 8000;
/** What an attempt under way still gets when the signal comes, and what the last one, which then follows, gets. */
export const UNDER_WAY = 2000;
export const LAST_ATTEMPT = 4000;
/** For a response of AWS STS, and of GitHub's OIDC provider. */
export const STS_REQUEST = 5000;
export const OIDC_REQUEST = 5000;
/** Between two attempts. */
export const LONGEST_WAIT = 20_000;

/** How long one attempt may take, of `timeout` for all of them: a connection that hangs leaves time for others. */
export function attemptLimit(timeout: number): number {
  return Math.min(10_000, Math.max(timeout * 0.3, Math.min(timeout, 500)));
}

/**
 * How long after the start the last attempt starts at the latest, so that it fails by itself and says why, and that
 * there is time to report FAILED instead if Service Catalog refuses it.
 */
export function lastStart(timeout: number): number {
  return timeout * 0.95 - attemptLimit(timeout);
}

/** When all attempts to report a result have to be over, however many results are tried. */
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

  /** Aborted when nothing remains. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** To be called when there is nothing more to limit. */
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
