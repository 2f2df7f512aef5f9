import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { type Contexts, evaluated } from './expressions.ts';
import { namedValues } from './file-commands.ts';
import { startLog } from './step-log.ts';

/** The parts of `action.yml` that a runner needs to start the action. */
interface ActionMetadata {
  inputs?: Record<string, { default?: string; required?: boolean }>;
  /** The paths are relative to the folder of the action. */
  runs: { main: string; post?: string; 'post-if'?: string };
}

/** A step that uses an action of this repository. */
export interface Step {
  /** The folder of the action. By default, the root of the repository. */
  uses?: string;
  with: Record<string, string>;
  /** Additional environment variables of the job, such as credentials. */
  env?: Record<string, string | undefined>;
  /** The event that triggered the workflow: a webhook payload, or the text of a file that does not contain one. */
  event?: object | string;
  jobStatus?: 'success' | 'failure' | 'cancelled';
  /** The workspace, where relative paths start. */
  workspace: string;
  /** Called with the process as soon as it starts, for example to interrupt it. */
  started?: (child: ChildProcessWithoutNullStreams) => void;
}

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  properties: Record<string, string>;
}

/** The result of a step, as the runner reads and shows it. */
export interface StepRun {
  exitCode: number | null;
  /** Everything that the process printed, including commands, without masking. */
  raw: string;
  /** The lines that people see: masked, without commands. */
  log: string[];
  annotations: Annotation[];
  outputs: Record<string, string>;
  summary: string;
}

const ROOT = join(import.meta.dirname, '..');

/** A step that is ready to run: the command, its environment, and the files that the runner reads afterward. */
export interface PreparedStep {
  command: string[];
  env: Record<string, string | undefined>;
  outputFile: string;
  summaryFile: string;
}

/** Writes the files that a runner creates before it starts a step to `folder`. */
export async function prepareStep(step: Step, folder: string): Promise<PreparedStep> {
  const { uses = '.', with: inputs, env = {}, event = {}, jobStatus = 'success', workspace } = step;
  const action = await readAction(uses);
  const [outputFile, summaryFile, eventFile] = [
    join(folder, 'output'),
    join(folder, 'summary'),
    join(folder, 'event.json'),
  ];
  await Promise.all([
    writeFile(outputFile, ''),
    writeFile(summaryFile, ''),
    writeFile(eventFile, typeof event === 'string' ? event : JSON.stringify(event)),
  ]);
  return {
    command: [process.execPath, action.main],
    env: {
      ...inputVariables(action, inputs, { job: { status: jobStatus } }),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: 'https://api.github.com',
      GITHUB_REPOSITORY: 'example/platform',
      GITHUB_RUN_ID: '11223344556',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_JOB: 'terraform',
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      // Uses no profile and no instance metadata of this machine.
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...compileCache(),
      ...env,
    },
    outputFile,
    summaryFile,
  };
}

/** Tests start the same programs hundreds of times. A runner starts each of them once. */
export function compileCache(): Record<string, string> {
  const { NODE_COMPILE_CACHE: folder } = process.env;
  return folder ? { NODE_COMPILE_CACHE: folder } : {};
}

/** Runs the action in a separate process, with the environment that a runner sets. */
export async function runStep(step: Step): Promise<StepRun> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  try {
    const { command, env, outputFile, summaryFile } = await prepareStep(step, folder);
    const [program = '', ...args] = command;
    const child = spawn(program, args, { cwd: step.workspace, env });
    step.started?.(child);
    const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
    const [stdout, stderr, exitCode] = await Promise.all([read(child.stdout), read(child.stderr), exit]);
    const log = startLog(new Set());
    for (const line of (stdout + stderr).split(/\r\n|\n|\r/)) log.print(line);
    return {
      exitCode,
      raw: stdout + stderr,
      log: log.lines,
      annotations: log.annotations,
      outputs: outputsIn(await readFile(outputFile, 'utf8')),
      summary: await readFile(summaryFile, 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Calls `then` once the process has printed `text`. */
export function oncePrinted({ stdout }: ChildProcessWithoutNullStreams, text: string, then: () => unknown): void {
  let printed = '';
  stdout.on('data', function listen(chunk) {
    printed += chunk;
    if (!printed.includes(text)) return;
    stdout.off('data', listen);
    then();
  });
}

/** The text of a stream, or '' if a test closed the stream. */
async function read(stream: Readable): Promise<string> {
  return text(stream).catch(() => '');
}

/** The outputs before the first invalid one, which a process that was killed can leave. */
function outputsIn(file: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  try {
    for (const [name, value] of namedValues(file)) outputs[name] = value;
  } catch {}
  return outputs;
}

/** An action whose files are found. */
export interface Action {
  inputs: Record<string, { default?: string }>;
  /** The path of the program, and of the one that runs at the end of the job. */
  main: string;
  post?: { program: string; condition: string };
}

/**
 * Reads the action in `folder`, which is relative to the root of this repository.
 *
 * @throws if the folder has no `action.yml`
 */
export async function readAction(folder: string): Promise<Action> {
  const directory = resolve(ROOT, folder);
  const { inputs = {}, runs }: ActionMetadata = parse(await readFile(join(directory, 'action.yml'), 'utf8'));
  return {
    inputs,
    main: join(directory, runs.main),
    ...(runs.post && { post: { program: join(directory, runs.post), condition: runs['post-if'] ?? 'always()' } }),
  };
}

/**
 * `INPUT_<NAME>` for each input: the value from the step, or else the default with its expressions evaluated.
 *
 * @throws if the action does not have an input that is given, where a runner only warns
 */
export function inputVariables(
  { inputs }: Action,
  given: Record<string, string>,
  contexts: Contexts,
): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: fallback = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? evaluated(fallback, contexts),
    ]),
  );
}
