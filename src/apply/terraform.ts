import { setTimeout as wait } from 'node:timers/promises';
import type { PreparedFiles, Task } from '../github/preparation.ts';
import type { Step } from '../github/step.ts';
import { Problem } from '../problem.ts';
import { isNetworkFailure } from '../terraform/network-failures.ts';
import { OUTPUTS } from '../time-limits.ts';
import { inGroup } from './live-log.ts';
import { shownLines } from './shown-lines.ts';
import { type CommandEnd, followTerraform, type Limits, startTerraform } from './terraform-process.ts';
import type { TimeLimit } from './time-limit.ts';

/** That a command of Terraform failed or was stopped. Its log says why. */
export class StoppedTerraform extends Problem {
  override readonly name = 'StoppedTerraform';
}

/** Runs commands of Terraform, each in a group of the log. */
export interface Terraform {
  /**
   * @param data the file for standard output, if that is not to be shown
   * @throws {StoppedTerraform} if the command fails, or does not end; {Problem} if it cannot be started, or if there is
   *   no time left
   */
  run(args: readonly string[], data?: string): Promise<void>;
  /** Writes the outputs to a file, even if no time is left: everything is applied. */
  outputs(data: string): Promise<void>;
  /** Runs `init`, again if it fails because of the network: it changes nothing but the folder. */
  init(): Promise<void>;
}

/** The environment variables of the step that Terraform, its providers, and its provisioners do not get. */
const OF_THE_STEP =
  /^(?:ACTIONS_|INPUT_|SERVICE_CATALOG_ENGINE_|GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$)/;
/** Those that would change what is planned, or for which state. */
const OF_TERRAFORM = /^TF_(?:WORKSPACE|DATA_DIR|CLI_ARGS(?:_.*)?|VAR_.*)$/;

const WAITS_BETWEEN_INITS = [5000, 20_000];
/** Waits for some milliseconds, or until the step is interrupted. */
type Pause = (delay: number, interrupted: AbortSignal) => Promise<void>;
const pauseFor: Pause = (delay, signal) => wait(delay, undefined, { signal }).catch(() => {});
/** Enough for the errors at the end. In UTF-16 units. */
const MOST_KEPT = 2 ** 16;

export function terraformIn(
  { workingDirectory, environment }: Task,
  { folder, log: file, shownLog }: PreparedFiles,
  program: { readonly path: string; readonly name: string },
  limit: TimeLimit,
  { env, log, secrets, interrupted }: Step,
  pause = pauseFor,
): Terraform {
  // An empty variable stands for one that the runner cannot remove.
  const all = Object.entries({ ...env, ...environment }).filter(
    ([name, value]) => !OF_THE_STEP.test(name) && !(value === '' && name in environment),
  );
  const ignored = all.filter(([name, value]) => value && OF_TERRAFORM.test(name)).map(([name]) => name);
  if (ignored.length > 0) log.warning(ignoredVariables(ignored));
  const given = all.filter(([name]) => !OF_TERRAFORM.test(name));

  async function command(args: readonly string[], data?: string, left = limit.left()): Promise<void> {
    const name = `${program.name} ${args[0]}`;
    if (interrupted.aborted) throw canceled(`${name} was not run.`);
    const limits: Limits = { interrupted, ...left };
    let printed = '';
    const onLine = (line: string) => {
      shown.add(line);
      printed += `\n${line}`;
      // Not for each line, because it copies the text.
      if (printed.length > 2 * MOST_KEPT) printed = printed.slice(-MOST_KEPT);
    };
    const start = async () => {
      const started = await startTerraform(
        {
          name,
          program: program.path,
          arguments: args,
          workingDirectory,
          env: Object.fromEntries(given),
          log: file,
          ...(data !== undefined && { data }),
        },
        folder,
      );
      return followTerraform(started, limits, onLine);
    };
    const shown = shownLines(shownLog, log, secrets);
    const end = await (data === undefined ? inGroup(name, start) : start()).finally(() => shown.flush());
    // A command that was interrupted because of the time can have been done anyway.
    const isDone = end.ended && end.exitCode === 0 && end.stoppedBy !== 'cancellation';
    if (!isDone) throw notSuccessful(name, end, limit, printed);
  }

  return {
    run: (args, data) => command(args, data),
    outputs: (data) => command(['output', '-json'], data, { timeout: OUTPUTS, timeToStop: OUTPUTS }),
    async init() {
      for (const delay of [...WAITS_BETWEEN_INITS, undefined]) {
        try {
          await command(['init', '-input=false', '-no-color']);
          return;
        } catch (error) {
          const isOfNetwork = error instanceof FailedCommand && isNetworkFailure(error.printed);
          if (!isOfNetwork || delay === undefined) throw error;
          log.info(`${program.name} init failed because of the network. Retrying in ${delay / 1000} s.`);
          await pause(delay, interrupted);
        }
      }
    },
  };
}

/** That a command ended with an exit code other than 0. */
class FailedCommand extends StoppedTerraform {
  /** The end of what it printed. */
  readonly printed: string;

  constructor(name: string, exitCode: number, printed: string) {
    super(
      FAILED,
      `${name} ended with exit code ${exitCode}.`,
      'The group of this command in the log of this step has its errors.',
    );
    this.printed = printed;
  }
}

function notSuccessful(name: string, end: CommandEnd, limit: TimeLimit, printed: string): Problem {
  if (end.stoppedBy === 'cancellation') {
    return canceled(
      end.ended
        ? `${name} was interrupted, and has ended.`
        : `${name} was interrupted, and is still writing its state.`,
    );
  }
  if (end.stoppedBy === 'timeout') return limit.exceeded(name, end.ended);
  return end.ended && end.exitCode !== undefined ? new FailedCommand(name, end.exitCode, printed) : killed(name, end);
}

/** Its log cannot say so. */
function killed(name: string, end: CommandEnd): Problem {
  return new Problem(
    FAILED,
    `${name} was killed by the signal ${(end.ended && end.signal) || 'of another program'}, for example because no memory was left.`,
    'What it changed after it wrote its state last is not in the state. Find the resources by the tracer tag.',
  );
}

const FAILED = 'Terraform failed';

function ignoredVariables(names: readonly string[]): Problem {
  return new Problem(
    'Variables for Terraform were ignored',
    `Terraform does not get ${names.join(', ')}: they would change the state, the plan, or the parameters.`,
    'Remove them from the environment of this step.',
  );
}

function canceled(what: string): StoppedTerraform {
  return new StoppedTerraform(
    'The job was canceled',
    what,
    'The notify step waits for Terraform, and reports what it left.',
  );
}
