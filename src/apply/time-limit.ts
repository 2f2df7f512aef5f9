import type { Credentials } from '../aws/credentials.ts';
import { Problem } from '../problem.ts';
import { BEFORE_EXPIRATION, TO_STOP, UNKNOWN_SESSION } from '../time-limits.ts';

/** How much time all commands of Terraform have together. */
export interface TimeLimit {
  /**
   * How much time is left, in milliseconds: until Terraform is to be interrupted, and for it to stop then.
   *
   * @throws {Problem} if no time is left
   */
  left(): { readonly timeout: number; readonly timeToStop: number };
  /** Why a command was interrupted. */
  exceeded(command: string, ended: boolean): Problem;
}

/**
 * The time from the input, but at most until shortly before the credentials of the engine expire. Without credentials,
 * Terraform can neither write its state nor release its lock. Of a session in the environment, nobody knows when it
 * expires.
 *
 * @param timeout in milliseconds; undefined if only the credentials limit the time
 */
export function startTimeLimit(
  timeout: number | undefined,
  { expiration, sessionToken }: Pick<Credentials, 'expiration' | 'sessionToken'>,
): TimeLimit {
  const start = Date.now();
  const byDefault = sessionToken && !expiration ? UNKNOWN_SESSION : Number.POSITIVE_INFINITY;
  const ofInput = start + (timeout ?? byDefault);
  const ofCredentials = (expiration?.getTime() ?? Number.POSITIVE_INFINITY) - BEFORE_EXPIRATION;
  const end = Math.min(ofInput, ofCredentials);
  const isOfInput = ofInput <= ofCredentials;

  function minutes(): string {
    const count = Math.round((Date.now() - start) / 60_000);
    return count === 1 ? '1 minute' : `${count} minutes`;
  }

  const advice = isOfInput
    ? 'Increase timeout-minutes, but Terraform must end before the credentials of the engine expire.'
    : 'Increase role-duration-seconds of the prepare step, and the maximum session duration of the engine role.';
  return {
    left() {
      const left = end - Date.now();
      if (left <= 0) {
        throw new Problem(
          'Terraform has no time left',
          isOfInput
            ? `The time was over after ${minutes()}.`
            : 'The credentials of the engine expire in less than 5 minutes, or have expired.',
          advice,
        );
      }
      // A timer takes at most 2^31 - 1 milliseconds.
      return { timeout: Math.min(left, 2 ** 31 - 1), timeToStop: TO_STOP };
    },
    exceeded: (command, ended) =>
      new Problem(
        'Terraform ran out of time',
        `${command} was interrupted after ${minutes()}${isOfInput ? '' : ', because the credentials of the engine expire'}. ${ended ? 'It has ended.' : 'It is still running.'}`,
        advice,
      ),
  };
}
