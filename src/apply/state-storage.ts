import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { extractArchive } from '../archive/extract.ts';
import { KEPT_LIMITS, LARGEST_KEPT } from '../archive/limits.ts';
import { packFolder } from '../archive/pack.ts';
import type { Bucket } from '../aws/s3.ts';
import type { PreparedFiles, Task } from '../github/preparation.ts';
import { Problem } from '../problem.ts';
import { objectsBeside, planKey } from '../service-catalog/state-objects.ts';
import { isBackendFile } from '../terraform/engine-overrides.ts';

/**
 * Keeps the configuration beside the state, with variables and lock file. A termination needs it: its message has none,
 * and only this configuration has the providers of the resources.
 *
 * @param most in bytes. A larger archive is refused before anything is created that nobody could destroy
 */
export async function keepConfiguration(
  { workingDirectory, stateKey }: Task,
  states: Bucket,
  most = LARGEST_KEPT,
): Promise<void> {
  const archive = await packFolder(workingDirectory, (path) => path === '.terraform' || isBackendFile(path));
  if (archive.length > most) throw tooLarge(most);
  await states.put(objectsBeside(stateKey).configuration, archive);
}

function tooLarge(most: number): Problem {
  return new Problem(
    'The configuration is too large to keep',
    `The configuration, with what the plan wrote beside it, has more than ${most / 2 ** 20} MiB when it is compressed.`,
    'Write archives and other large files outside of the module, or make them smaller.',
  );
}

const [PLAN, LOCK_FILE] = ['plan.bin', '.terraform.lock.hcl'];
/** In bytes. */
const LARGEST_PLAN = 256 * 1024 * 1024;
/** A plan is a single file. */
const PLAN_LIMITS = { ...KEPT_LIMITS, fileSize: LARGEST_PLAN };

/** Keeps the plan in the bucket, with the lock file, so that another job can apply it. It contains secrets. */
export async function keepPlan(
  { recordId, workingDirectory, stateKey }: Task,
  { folder, plan }: PreparedFiles,
  states: Bucket,
): Promise<void> {
  const files = emptyFolder(folder);
  copyFileSync(plan, join(files, PLAN));
  copyIfThere(join(workingDirectory, LOCK_FILE), join(files, LOCK_FILE));
  await states.put(planKey(recordId, stateKey), await packFolder(files, () => false, PLAN_LIMITS));
}

/**
 * Gets the plan that a job of this workflow run has kept, unless it is there.
 *
 * @throws {Problem} if there is no plan
 */
export async function getPlan(
  { recordId, workingDirectory, stateKey }: Task,
  { folder, plan }: PreparedFiles,
  states: Bucket,
): Promise<void> {
  if (existsSync(plan)) return;
  const kept = await states.get(planKey(recordId, stateKey), LARGEST_PLAN);
  if (!kept) {
    throw new Problem(
      'There is no plan to apply',
      'Neither this job nor the bucket of the states has a plan of this record.',
      "Run this action with 'command: plan' before, or omit the command.",
    );
  }
  const files = emptyFolder(folder);
  await extractArchive(kept.body, files, PLAN_LIMITS);
  copyFileSync(join(files, PLAN), plan);
  copyIfThere(join(files, LOCK_FILE), join(workingDirectory, LOCK_FILE));
}

function emptyFolder(folder: string): string {
  const path = join(folder, 'saved-plan');
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { mode: 0o700 });
  return path;
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(from)) copyFileSync(from, to);
}
