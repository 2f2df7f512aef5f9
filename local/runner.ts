import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';

/** The parts of `action.yml` that a runner needs to start the action. */
interface ActionMetadata {
  inputs: Record<string, { default?: string; required?: boolean }>;
  runs: { main: string };
}

/** A step that uses this action. */
export interface Step {
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
  const { with: inputs, env = {}, event = {}, jobStatus = 'success', workspace } = step;
  const action: ActionMetadata = parse(await readFile(join(ROOT, 'action.yml'), 'utf8'));
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
    command: [process.execPath, join(ROOT, action.runs.main)],
    env: {
      ...inputVariables(action, inputs, jobStatus),
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
      ...env,
    },
    outputFile,
    summaryFile,
  };
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
    return {
      exitCode,
      raw: stdout + stderr,
      ...asShown(stdout + stderr),
      outputs: keyValues(await readFile(outputFile, 'utf8')),
      summary: await readFile(summaryFile, 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The text of a stream, or '' if a test closed the stream. */
async function read(stream: Readable): Promise<string> {
  return text(stream).catch(() => '');
}

/** `INPUT_<NAME>` for each input: the value from the step, or else the default with its expressions evaluated. */
function inputVariables({ inputs }: ActionMetadata, given: Record<string, string>, jobStatus: string) {
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { default: fallback = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? evaluated(fallback, jobStatus),
    ]),
  );
}

/** A default with its expressions evaluated. There is no GITHUB_TOKEN. */
function evaluated(fallback: string, jobStatus: string): string {
  return fallback.replaceAll(/\$\{\{ job\.status \}\}/g, jobStatus).replaceAll(/\$\{\{ github\.token \}\}/g, '');
}

/** Removes the workflow commands from the output and executes them, as a runner does. */
function asShown(output: string): Pick<StepRun, 'log' | 'annotations'> {
  const masks: string[] = [];
  const annotations: Annotation[] = [];
  const lines: string[] = [];
  for (const line of output.split(/\r?\n/)) {
    const [, command, properties = '', data = ''] = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (command === 'add-mask') masks.push(...unescaped(data).split('\n').filter(Boolean));
    else if (command === 'error' || command === 'warning' || command === 'notice') {
      annotations.push({ level: command, message: unescaped(data), properties: propertiesOf(properties) });
      lines.push(`${command[0]?.toUpperCase()}${command.slice(1)}: ${unescaped(data)}`);
    } else if (command !== 'debug') lines.push(line);
  }
  const masked = (shown: string) => masks.reduce((rest, mask) => rest.replaceAll(mask, '***'), shown);
  return { log: lines.filter((line) => line !== '').map(masked), annotations };
}

function propertiesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').flatMap((property) => {
      const [, key, value] = /^(\w+)=(.*)$/.exec(property) ?? [];
      return key && value ? [[key, unescaped(value)]] : [];
    }),
  );
}

function unescaped(text: string): string {
  const characters: Record<string, string> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replaceAll(/%(0D|0A|3A|2C|25)/g, (code) => characters[code] ?? code);
}

/** Parses a file of `name<<delimiter` blocks, the format of GITHUB_OUTPUT. */
function keyValues(file: string): Record<string, string> {
  const blocks = file.matchAll(/^(?<key>[^\n]+?)<<(?<delimiter>\S+)\n(?<value>[\s\S]*?)\n\k<delimiter>$/gm);
  return Object.fromEntries(Array.from(blocks, ({ groups = {} }) => [groups.key, groups.value]));
}
