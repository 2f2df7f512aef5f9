import { Problem } from '../problem.ts';

/** That a message did not get to GitHub. */
export class NotDispatched extends Problem {
  /** Whether another attempt would have the same result. */
  readonly isFinal: boolean;
  /** How long GitHub asks to wait, in milliseconds. Undefined if it does not. */
  readonly retryAfter: number | undefined;

  constructor({ title, message, advice, cause }: Problem, isFinal: boolean, retryAfter?: number) {
    super(title, message, advice, { cause });
    this.isFinal = isFinal;
    this.retryAfter = retryAfter;
  }
}
