import { InputReader, type ReadInput } from '../github/input-reader.ts';

const COMMANDS = ['plan', 'apply'] as const;

/** The inputs of `apply/action.yml`, which describes them. */
export interface Inputs {
  readonly plans: boolean;
  readonly applies: boolean;
  /** A name or a path; undefined to find the program. */
  readonly terraformPath: string | undefined;
  /** In milliseconds; undefined if only the credentials limit the time. */
  readonly timeout: number | undefined;
}

/** @throws {AggregateError} of `Problem`s */
export function readInputs(read: ReadInput): Inputs {
  const reader = new InputReader(read);
  const command = reader.choice('command', COMMANDS);
  const minutes = reader.wholeNumber('timeout-minutes', 1, 700);
  const inputs = {
    plans: command !== 'apply',
    applies: command !== 'plan',
    terraformPath: reader.text('terraform-path'),
    timeout: minutes === undefined ? undefined : minutes * 60_000,
  };
  if (reader.problems.length > 0) throw new AggregateError(reader.problems);
  return inputs;
}
