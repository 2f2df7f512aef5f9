import { readFileSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readRegularFile } from '../regular-file.ts';
import { BETWEEN_LOOKS } from '../time-limits.ts';
import { writePrivately } from './preparation.ts';

/**
 * Terraform at work. It outlives the step that started it, if the runner kills that step, so a later step reads from a
 * file which process it is.
 */
export interface RunningTerraform {
  readonly pid: number;
  /** For people, such as `terraform apply`. */
  readonly command: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /**
   * When the system started the process, in its own unit, so that another process with the same ID is recognized.
   * Undefined where the system does not tell.
   */
  readonly processStart: string | undefined;
}

/** In bytes. */
const LARGEST_RECORD = 16_384;

/** Records a process right after its start. */
export function recordRunning(folder: string, { pid, command }: { pid: number; command: string }): RunningTerraform {
  const processStart = processOf(pid)?.start;
  const running = { pid, command, startedAt: new Date().toISOString(), processStart };
  // Whoever reads the record must find the permit.
  writePrivately(permitIn(folder, pid), '');
  writePrivately(recordIn(folder), JSON.stringify(running));
  return running;
}

/** The last process that was recorded; undefined if there is none, or if it has ended while it was followed. */
export function readRunning(folder: string): RunningTerraform | undefined {
  try {
    return checked(JSON.parse(readRegularFile(recordIn(folder), LARGEST_RECORD).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Removes the record of a process that has ended. */
export function forgetRunning(folder: string, { pid }: RunningTerraform): void {
  for (const file of [recordIn(folder), permitIn(folder, pid)]) rmSync(file, { force: true });
}

/** Whether the process is gone. One that nobody has waited for, a zombie, is. */
export function hasEnded({ pid, processStart }: RunningTerraform): boolean {
  if (processStart === undefined) return !canBeSignaled(pid);
  const now = processOf(pid);
  return now === undefined || now.start !== processStart || /^[ZXx]$/.test(now.state);
}

/**
 * Interrupts Terraform, unless this or another step has. After one interrupt, Terraform writes its state and releases its
 * lock. After a second one, it exits at once, and loses both. On Windows, nothing can interrupt a process without
 * killing it, so there Terraform goes on.
 *
 * The permit for the interrupt is a file, because only one of several processes can delete it, and because that works
 * on a full disk.
 *
 * @returns whether this call interrupted Terraform
 */
export function interruptOnce(folder: string, running: RunningTerraform): boolean {
  if (process.platform === 'win32' || hasEnded(running)) return false;
  try {
    unlinkSync(permitIn(folder, running.pid));
    return process.kill(running.pid, 'SIGINT');
  } catch {
    return false;
  }
}

/**
 * @param limit in milliseconds
 * @param enough when aborted, waits no longer
 * @returns whether the process has ended
 */
export async function waitUntilEnded(running: RunningTerraform, limit: number, enough?: AbortSignal): Promise<boolean> {
  const end = performance.now() + limit;
  while (!hasEnded(running)) {
    const left = end - performance.now();
    if (left <= 0 || enough?.aborted) return false;
    await wait(Math.min(left, BETWEEN_LOOKS));
  }
  return true;
}

function recordIn(folder: string): string {
  return join(folder, 'running-terraform.json');
}

function permitIn(folder: string, pid: number): string {
  return join(folder, `interrupt-permit-${pid}`);
}

/** A signal to process 0, to a negative number, or to process 1 would reach others than Terraform. */
function checked({ pid, command, startedAt, processStart }: Record<string, unknown>): RunningTerraform | undefined {
  const isProcess = Number.isSafeInteger(pid) && Number(pid) > 1 && Number(pid) <= 2 ** 31 - 1 && pid !== process.pid;
  if (!isProcess || typeof command !== 'string' || typeof startedAt !== 'string') return undefined;
  return {
    pid: Number(pid),
    command,
    startedAt,
    processStart: typeof processStart === 'string' ? processStart : undefined,
  };
}

/**
 * Fields 3 and 22 of `/proc/<pid>/stat` (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). Undefined if there
 * is no such process, or no such file system.
 */
function processOf(pid: number): { readonly state: string; readonly start: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in parentheses, can contain spaces and parentheses.
    const [state, start] = [0, 19].map((index) => stat.slice(stat.lastIndexOf(')') + 2).split(' ')[index]);
    return state === undefined || start === undefined ? undefined : { state, start };
  } catch {
    return undefined;
  }
}

function canBeSignaled(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
