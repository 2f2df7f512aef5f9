/**
 * A step that runs one command, as a process of its own, so that a test can send it the signals of a runner. Prints what
 * it follows, the signals it got, and how that ended.
 */
import { followTerraform, startTerraform, type TerraformCommand } from '../../src/apply/terraform-process.ts';

export interface StepArguments {
  readonly command: TerraformCommand;
  /** Where the process is recorded. */
  readonly folder: string;
}

const { command, folder }: StepArguments = JSON.parse(process.argv[2] ?? '');
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interruption.abort();
    console.log(signal);
  });
}
const limits = { interrupted: interruption.signal, timeout: 60_000, timeToStop: 60_000 };
const end = await followTerraform(await startTerraform(command, folder), limits, console.log);
console.log(JSON.stringify(end));
