import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';

/** How long a runner waits. In milliseconds. */
export interface RunnerTimes {
  /** After an interrupt, for the process to end. */
  interrupt: number;
  /** After SIGTERM, for the process to end. */
  terminate: number;
  /** After the process ended, for its output, which a process that it started can keep open. */
  output: number;
  /** After the job was canceled, for the steps that run all the same. */
  canceled: number;
}

/** The times of a real runner: of its `ProcessInvoker`, and the five minutes of GitHub without the last 15 seconds. */
export const REAL_TIMES: RunnerTimes = { interrupt: 7_500, terminate: 2_500, output: 5_000, canceled: 285_000 };

export interface StepProcess {
  child: ChildProcess;
  /** The exit code, or 128 and the number of the signal that ended the process. */
  ended: Promise<number>;
  /** Interrupts the process alone, not what it started, then terminates it, then kills it. */
  cancel(): void;
  /** Kills the process alone, at once. */
  kill(): void;
}

/** @param print called with each line of the output, in the order in which the lines arrive */
export function startProcess(
  [program = '', ...args]: readonly string[],
  { cwd, env, times }: { cwd: string; env: NodeJS.ProcessEnv; times: RunnerTimes },
  print: (line: string) => void,
): StepProcess {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const timers: NodeJS.Timeout[] = [];
  const rests = [child.stdout, child.stderr].map((stream) => printLines(stream, print));
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => {
      for (const timer of timers.splice(0)) clearTimeout(timer);
      timers.push(
        setTimeout(() => {
          child.stdout.destroy();
          child.stderr.destroy();
        }, times.output),
      );
    });
    child.on('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      for (const printRest of rests) printRest();
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']);
    });
  });
  let isCanceled = false;
  const kill = () => void child.kill('SIGKILL');
  return {
    child,
    ended,
    cancel() {
      if (isCanceled) return;
      isCanceled = true;
      child.kill('SIGINT');
      timers.push(
        setTimeout(() => child.kill('SIGTERM'), times.interrupt),
        setTimeout(kill, times.interrupt + times.terminate),
      );
    },
    kill,
  };
}

/**
 * Prints each line of `stream`. Like for a runner, a carriage return alone ends a line too.
 *
 * @returns prints what is left after the last line end
 */
function printLines(stream: Readable, print: (line: string) => void): () => void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    // A carriage return at the end of a chunk may belong to a line feed in the next one.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) print(line);
  });
  return () => {
    if (rest) print(rest.replace(/\r$/, ''));
    rest = '';
  };
}

/**
 * Kills every process that has the ID in its environment, as a runner does at the end of a job. Only on Linux.
 *
 * @returns the names of the processes
 */
export function killProcessesOf(trackingId: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || pid === String(process.pid)) return [];
    try {
      const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      if (!variables.includes(`RUNNER_TRACKING_ID=${trackingId}`)) return [];
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      process.kill(Number(pid), 'SIGKILL');
      return [name];
    } catch {
      // It belongs to somebody else, or has ended.
      return [];
    }
  });
}
