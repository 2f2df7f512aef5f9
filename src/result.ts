import type { Inputs } from './inputs.ts';
import type { Log } from './log.ts';
import { asProblem, Problem } from './problem.ts';
import type { EngineWorkflowStatus } from './service-catalog/contract.ts';
import type { Surroundings } from './surroundings.ts';
import { type CapturedText, readCapturedText } from './terraform/captured-text.ts';
import { OutputWithoutValue, readOutputs, sensitiveTexts, type TerraformOutput } from './terraform/outputs.ts';
import { readDescriptions } from './terraform/plan.ts';

/** How the run went, from what the workflow knows and what Terraform wrote. */
export interface Result {
  readonly status: EngineWorkflowStatus;
  /** Why it is FAILED, for the users of the product; undefined if it SUCCEEDED. */
  readonly reason: string | undefined;
  /** Undefined if no file of outputs was read; empty if there are none. */
  readonly outputs: readonly TerraformOutput[] | undefined;
  /** The outputs' descriptions by name. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** What kept the result from being reported as it was. With any, `status` is FAILED. */
  readonly problems: readonly Problem[];
}

/** The outputs and their descriptions, or why they could not be read. */
export interface OutputFiles extends Pick<Result, 'outputs' | 'descriptions'> {
  readonly problem?: Problem;
}

/**
 * Whatever is wrong with an input or a file becomes a FAILED result that says so.
 *
 * @param cause why the run failed, if it did
 */
export function resultOf(inputs: Inputs, files: OutputFiles, cause: string | undefined, log: Log): Result {
  const { status, problems, operation, uniqueTag } = inputs;
  if (!status || problems.length > 0) return unreportable(inputs, problems, cause);
  const isUnnamed = operation.carriesTag && !uniqueTag;
  if (status.engine === 'SUCCEEDED') {
    const problem = files.problem ?? (isUnnamed ? NO_TAG : undefined);
    return problem ? unreportable(inputs, [problem]) : { status: 'SUCCEEDED', reason: undefined, ...files, problems };
  }
  if (isUnnamed) log.warning(NO_TAG);
  // The outputs of a failed run are sent if there are any, as AWS's engine does; mostly the file was never written.
  if (files.problem) log.info(`The run failed, and no outputs are sent: ${files.problem.message}`);
  return { status: 'FAILED', reason: cause, ...files, problems };
}

const NO_TAG = new Problem(
  'The tracer tag has no value',
  'Service Catalog finds the resources of a provisioning by their tracer tag, and its value is not known.',
  "Set tracer-tag-value to the value of the tag that every resource has (with AWS's engine, the ID of the provisioned product), or send the engine message, which has that ID.",
);

/**
 * A result that says that, and why, the real one cannot be told.
 *
 * @param cause why the run itself failed, if that is known
 */
export function unreportable(
  { status, failureReason }: Inputs,
  problems: readonly Problem[],
  cause: string | undefined = failureReason,
): Result {
  const failed = status?.engine === 'FAILED';
  const reason = [
    ...(failed ? [cause || `The workflow run ended with status '${status.given}'.`] : []),
    failed
      ? 'Besides, the result of the run could not be reported in full.'
      : 'Terraform may have succeeded, but the result of the run could not be reported.',
    ...problems.map(({ message }) => message),
  ].join('\n');
  return { status: 'FAILED', reason, outputs: undefined, descriptions: new Map(), problems };
}

/** Reads them, and makes known which of their values are secret, whatever becomes of the rest. */
export function readOutputFiles({ operation, outputsFile, planFile }: Inputs, surroundings: Surroundings): OutputFiles {
  const { log } = surroundings;
  const none = { outputs: undefined, descriptions: new Map() };
  if (!outputsFile) return none;
  if (!operation.carriesOutputs) log.info('outputs-file is not used: a termination has no outputs.');
  try {
    const outputs = read('outputs-file', outputsFile, (captured) => outputsKnownAsSecret(captured, surroundings));
    if (!operation.carriesOutputs) return none;
    return { outputs, descriptions: planFile ? descriptionsIn(planFile, log) : new Map() };
  } catch (error) {
    return operation.carriesOutputs ? { ...none, problem: asProblem(error) } : none;
  }
}

function outputsKnownAsSecret({ text, wrapped }: CapturedText, { secrets, log }: Surroundings): TerraformOutput[] {
  if (wrapped) log.warning(WRAPPED);
  try {
    const outputs = readOutputs(text);
    secrets.addSensitive(sensitiveTexts(outputs));
    return outputs;
  } catch (error) {
    if (error instanceof OutputWithoutValue) secrets.addSensitive(sensitiveTexts(error.others));
    throw error;
  }
}

const WRAPPED = new Problem(
  'The wrapper of setup-terraform wrote into outputs-file',
  'Its lines were left out.',
  'Set terraform_wrapper: false in the hashicorp/setup-terraform step, or use a newer version of it.',
);

function descriptionsIn(planFile: string, log: Log): ReadonlyMap<string, string> {
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
