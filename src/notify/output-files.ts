import type { Log } from '../github/log.ts';
import type { Step } from '../github/step.ts';
import { asProblem, Problem } from '../problem.ts';
import { type CapturedText, readCapturedText } from '../terraform/captured-text.ts';
import {
  OutputWithoutValue,
  readOutputs,
  sensitiveTexts,
  type TerraformOutput,
  UnparsableOutputs,
} from '../terraform/outputs.ts';
import { readDescriptions } from '../terraform/plan.ts';
import type { Inputs } from './inputs.ts';

/** What `outputs-file` and `plan-file` contain. */
export interface OutputFiles {
  /** Undefined if there is no file that could be read; empty if there are no outputs. */
  readonly outputs: readonly TerraformOutput[] | undefined;
  /** The descriptions of the outputs, by name. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** Why the outputs could not be read. */
  readonly problem?: Problem;
}

const NONE: OutputFiles = { outputs: undefined, descriptions: new Map() };

/** Reads the files, and makes known which values are secret, even if they are not sent. */
export function readOutputFiles(
  { operation, outputsFile, planFile }: Inputs,
  { secrets, log }: Pick<Step, 'secrets' | 'log'>,
): OutputFiles {
  if (!outputsFile) return NONE;
  if (!operation.hasOutputs) log.info('outputs-file is not used: the result of a termination has no outputs.');
  try {
    const outputs = read('outputs-file', outputsFile, (captured) => {
      if (captured.wrapped) log.warning(WRAPPED);
      return readOutputsKnowingSecrets(captured.text, (texts) => secrets.addSensitive(texts));
    });
    if (!operation.hasOutputs) return NONE;
    return { outputs, descriptions: planFile ? readDescriptionsOrWarn(planFile, log) : new Map() };
  } catch (error) {
    return operation.hasOutputs ? { ...NONE, problem: asProblem(error) } : NONE;
  }
}

function readOutputsKnowingSecrets(text: string, add: (texts: readonly string[]) => void): TerraformOutput[] {
  try {
    const outputs = readOutputs(text);
    add(sensitiveTexts(outputs));
    return outputs;
  } catch (error) {
    if (error instanceof OutputWithoutValue) add(sensitiveTexts(error.others));
    if (error instanceof UnparsableOutputs) add(error.strings);
    throw error;
  }
}

const WRAPPED = new Problem(
  'The setup-terraform wrapper wrote to outputs-file',
  'The lines of the wrapper were ignored.',
  'Set terraform_wrapper: false in the hashicorp/setup-terraform step, or use a newer version of it.',
);

function readDescriptionsOrWarn(planFile: string, log: Log): ReadonlyMap<string, string> {
  try {
    return read('plan-file', planFile, ({ text }) => readDescriptions(text));
  } catch (error) {
    log.warning(asProblem(error));
    return new Map();
  }
}

function read<T>(input: string, path: string, parse: (captured: CapturedText) => T): T {
  try {
    return parse(readCapturedText(path));
  } catch (error) {
    const { message, advice } = asProblem(error);
    throw new Problem(`Cannot read ${input}`, `${input} '${path}': ${message}`, advice, { cause: error });
  }
}
