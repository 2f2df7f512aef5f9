import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'parse-parameters-';
/** In milliseconds. No invocation takes as long: its time is over after 60 seconds. */
const ABANDONED = 90_000;

/**
 * Runs `work` with an empty folder, and removes the folder. Lambda uses a sandbox again, even if it killed the function
 * because its time was over, and its files stay.
 */
export async function inWorkingFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  try {
    return await work(folder);
  } finally {
    remove(folder);
  }
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (name.startsWith(PREFIX) && Date.now() - lastChange(path) > ABANDONED) remove(path);
  }
}

function lastChange(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
