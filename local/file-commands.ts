import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StepLog } from './step-log.ts';

/** The files through which a step speaks to the runner, by their names in the context `github`. */
export type StepFiles = Record<'env' | 'path' | 'output' | 'state' | 'step_summary', string>;

/** Creates empty files for a step, in the folder for temporary files. */
export async function createFiles(temp: string): Promise<StepFiles> {
  const folder = join(temp, '_runner_file_commands');
  const [id, prefixes] = [randomUUID(), ['set_env_', 'add_path_', 'set_output_', 'save_state_', 'step_summary_']];
  const [env = '', path = '', output = '', state = '', step_summary = ''] = prefixes.map((prefix) =>
    join(folder, prefix + id),
  );
  const files = { env, path, output, state, step_summary };
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
  return files;
}

/** What a step leaves to others. */
interface Left {
  /** Environment variables of the next steps. */
  variables: Record<string, string>;
  /** Folders for PATH of the next steps. */
  path: string[];
  outputs: Record<string, string>;
  /** For the `post` of the same action. */
  state: Record<string, string>;
  /** As the step wrote it, without masking. */
  summary: string;
}

/** Reads the files that a step wrote, and adds what the commands in its log set. An invalid file fails the step. */
export async function readFiles(files: StepFiles, log: StepLog): Promise<Left> {
  const left: Left = { variables: {}, path: [], outputs: { ...log.outputs }, state: { ...log.state }, summary: '' };
  const readers: Record<keyof StepFiles, (text: string) => void> = {
    env(text) {
      for (const [name, value] of namedValues(text)) {
        if (name.toUpperCase() !== 'NODE_OPTIONS') left.variables[name] = value;
        else log.annotate('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
      }
    },
    path(text) {
      left.path.push(...text.split(/\r?\n/).filter(Boolean));
    },
    output(text) {
      for (const [name, value] of namedValues(text)) left.outputs[name] = value;
    },
    state(text) {
      for (const [name, value] of namedValues(text)) left.state[name] = value;
    },
    step_summary(text) {
      left.summary = text;
    },
  };
  for (const [name, read] of Object.entries(readers)) {
    try {
      read(await readFile(files[name as keyof StepFiles], 'utf8'));
    } catch (error) {
      // A step can delete a file.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      log.annotate('error', `Unable to process file command '${name}' successfully.`);
      log.annotate('error', (error as Error).message);
      log.hasFailed = true;
    }
  }
  return left;
}

/**
 * The values in a file that a step writes for the runner, such as GITHUB_OUTPUT: `name=value`, or `name<<delimiter`, the
 * lines of the value, and `delimiter` (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
 * Like the runner, yields the values before an error.
 *
 * @throws with the message of the runner if the rest is invalid
 */
export function* namedValues(text: string): Generator<[name: string, value: string]> {
  const lines = text.split('\n');
  // What follows the last line feed is a line only if there is something.
  if (lines.at(-1) === '') lines.pop();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const [equals, marker] = [line.indexOf('='), line.indexOf('<<')];
    if (equals >= 0 && (marker < 0 || equals < marker)) {
      yield [line.slice(0, equals), line.slice(equals + 1)];
      continue;
    }
    if (marker < 0) throw new Error(`Invalid format '${line}'`);
    const [name, delimiter] = [line.slice(0, marker), line.slice(marker + 2)];
    if (!name || !delimiter) {
      throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
    }
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    yield [name, lines.slice(index + 1, end).join('\n')];
    index = end;
  }
}
