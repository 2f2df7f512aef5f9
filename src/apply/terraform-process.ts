import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import {
  forgetRunning,
  hasEnded,
  interruptOnce,
  type RunningTerraform,
  readRunning,
  recordRunning,
} from '../github/running-terraform.ts';
import { Problem } from '../problem.ts';
import { BETWEEN_LOOKS, FOLLOWED_AFTER_INTERRUPTION } from '../time-limits.ts';
import { GrowingLines } from './growing-lines.ts';

/** A command of Terraform or OpenTofu. */
export interface TerraformCommand {
  /** For people, such as `terraform apply`. */
  readonly name: string;
  /** The absolute path of the program. */
  readonly program: string;
  readonly arguments: readonly string[];
  readonly workingDirectory: string;
  /** What is not in here, Terraform does not get, except what says that nobody can respond to a prompt. */
  readonly env: NodeJS.ProcessEnv;
  /** The file that gets what the command prints, after what is in there already. */
  readonly log: string;
  /** The file for standard output, if that is data. Only standard error goes to `log` then. */
  readonly data?: string;
}

/** When to interrupt Terraform, and for how long to wait for its end. */
export interface Limits {
  /** Aborted at the runner's first signal. */
  readonly interrupted: AbortSignal;
  /** In milliseconds from now, until Terraform is interrupted. */
  readonly timeout: number;
  /** In milliseconds, for Terraform to end after that. */
  readonly timeToStop: number;
}

/** How a command ended, or that it still runs. */
export type CommandEnd =
  | {
      readonly ended: true;
      /** Undefined if a signal ended it. */
      readonly exitCode: number | undefined;
      readonly signal: NodeJS.Signals | undefined;
      readonly stoppedBy: StoppedBy;
    }
  | { readonly ended: false; readonly stoppedBy: StoppedBy };

/** Why Terraform was interrupted; undefined if it was not. */
export type StoppedBy = 'cancellation' | 'timeout' | undefined;

/** A command that was started. */
export interface StartedTerraform {
  readonly running: RunningTerraform;
  readonly child: ChildProcess;
  /** Aborted when the process has ended. */
  readonly ended: AbortSignal;
  /** The log, and how much of it was there before. */
  readonly log: FileHandle;
  readonly offset: number;
  /** Where the process is recorded. */
  readonly folder: string;
}

/**
 * Starts Terraform in a session of its own, where signals to this step do not reach it. What it prints goes to files,
 * never through this process: when the runner kills this process, Terraform goes on, and no pipe breaks.
 *
 * @param folder where to record the process; see `running-terraform.ts`
 * @throws {Problem} if the program cannot be started, if a file cannot be written, or if the last one that was recorded
 *   still runs
 */
export async function startTerraform(command: TerraformCommand, folder: string): Promise<StartedTerraform> {
  const { program, workingDirectory, env, name } = command;
  refuseSecond(readRunning(folder));
  const log = await opened(command.log, 'a+', command);
  const data = command.data === undefined ? undefined : await orClose(opened(command.data, 'w', command), log);
  try {
    const { size: offset } = await log.stat();
    const child = spawn(program, command.arguments, {
      cwd: workingDirectory,
      env: { ...env, TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
      detached: true,
      stdio: ['ignore', (data ?? log).fd, log.fd],
    });
    const ended = new AbortController();
    child.once('exit', () => ended.abort());
    // At once, because the runner can kill this process at any time.
    const running = child.pid === undefined ? undefined : recorded(child, child.pid, name, folder);
    await once(child, 'spawn');
    if (!running) throw new Error('A process that was started has an ID');
    return { running, child, ended: ended.signal, log, offset, folder };
  } catch (error) {
    await log.close();
    throw new Problem(
      'Terraform cannot be started',
      `${program} cannot be started in ${workingDirectory} (${codeOf(error)}).`,
      'Check that the folder exists, and that the program is for the platform of the runner.',
      { cause: error },
    );
  } finally {
    await data?.close();
  }
}

/**
 * Passes on the lines that Terraform prints, as it prints them, until it has ended. Interrupts it once if the step is
 * interrupted or the time is over. If the step is interrupted, stops following before the runner kills the step.
 *
 * @param onLine gets each line without its line break
 */
export async function followTerraform(
  { running, child, ended, log, offset, folder }: StartedTerraform,
  { interrupted, timeout, timeToStop }: Limits,
  onLine: (line: string) => void,
): Promise<CommandEnd> {
  const lines = new GrowingLines(log, offset, onLine);
  const start = performance.now();
  let stoppedBy: StoppedBy;
  let giveUp = Number.POSITIVE_INFINITY;
  const stop = (reason: StoppedBy, limit: number) => {
    stoppedBy = reason;
    giveUp = performance.now() + limit;
    interruptOnce(folder, running);
  };
  /** Where the log ended when the process did. What processes that it left behind print is not read. */
  let end: number | undefined;
  try {
    while (performance.now() < giveUp) {
      if (interrupted.aborted && stoppedBy !== 'cancellation') stop('cancellation', FOLLOWED_AFTER_INTERRUPTION);
      else if (stoppedBy === undefined && performance.now() - start >= timeout) stop('timeout', timeToStop);
      if (ended.aborted) end ??= (await log.stat()).size;
      if (await lines.readSome(end)) continue;
      if (end !== undefined) break;
      await wait(BETWEEN_LOOKS, undefined, { signal: ended }).catch(() => {});
    }
    lines.finish();
  } finally {
    await log.close();
  }
  if (!ended.aborted) {
    child.unref();
    return { ended: false, stoppedBy };
  }
  forgetRunning(folder, running);
  return {
    ended: true,
    exitCode: child.exitCode ?? undefined,
    signal: child.signalCode ?? undefined,
    stoppedBy,
  };
}

function refuseSecond(other: RunningTerraform | undefined): void {
  if (other === undefined || hasEnded(other)) return;
  throw new Problem(
    'Terraform is still running',
    `${other.command}, which an earlier step started at ${other.startedAt}, has not ended.`,
    'Let only one step of a job run Terraform, or run the steps only if the one before them succeeded.',
  );
}

function recorded(child: ChildProcess, pid: number, command: string, folder: string): RunningTerraform {
  try {
    return recordRunning(folder, { pid, command });
  } catch (error) {
    // Nobody else can find the process. It has just started, and nothing is lost.
    child.kill('SIGINT');
    throw error;
  }
}

/** A file that only the user of the runner can read. */
async function opened(path: string, flags: 'a+' | 'w', { name }: TerraformCommand): Promise<FileHandle> {
  try {
    return await open(path, flags, 0o600);
  } catch (error) {
    throw new Problem(
      'Terraform has no file to write to',
      `The file for the output of ${name} cannot be written: ${path} (${codeOf(error)}).`,
      "Check the free space and the permissions of the runner's temporary folder.",
      { cause: error },
    );
  }
}

async function orClose<T>(promise: Promise<T>, file: FileHandle): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    await file.close();
    throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'no code';
}
