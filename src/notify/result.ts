import type { Log } from '../github/log.ts';
import { Problem } from '../problem.ts';
import type { EngineWorkflowStatus } from '../service-catalog/contract.ts';
import type { Inputs } from './inputs.ts';
import type { OutputFiles } from './output-files.ts';

/** The result of an operation: what the workflow knows, and what Terraform wrote. */
export interface Result extends Pick<OutputFiles, 'outputs' | 'descriptions'> {
  readonly status: EngineWorkflowStatus;
  /** Why it failed, for the users of the product; undefined if it SUCCEEDED. */
  readonly reason: string | undefined;
  /** Why the result cannot be reported as it is. If there are any, `status` is FAILED. */
  readonly problems: readonly Problem[];
}

const NO_TAG = new Problem(
  'The tracer tag has no value',
  'Service Catalog finds the resources of a new provisioned product by their tracer tag, and its value is unknown.',
  "Set tracer-tag-value to the value of the tag on every resource (AWS's engine uses the ID of the provisioned product), or send the message, which contains that ID.",
);

/**
 * The result, or a FAILED result that says what is wrong with an input or a file.
 *
 * @param reason why the run failed, if it did
 */
export function resultOf(inputs: Inputs, files: OutputFiles, reason: string | undefined, log: Log): Result {
  const { status, problems, operation, uniqueTag } = inputs;
  if (!status || problems.length > 0) return unreportable(inputs, problems, reason);
  const { problem: unreadable, ...outputs } = files;
  const lacksTag = operation.hasTracerTag && !uniqueTag;
  if (status.engine === 'SUCCEEDED') {
    const problem = unreadable ?? (lacksTag ? NO_TAG : undefined);
    return problem ? unreportable(inputs, [problem]) : { status: 'SUCCEEDED', reason: undefined, ...outputs, problems };
  }
  if (lacksTag) log.warning(NO_TAG);
  // If a failed run has outputs, they are sent, as AWS's engine does. Usually, nothing wrote the file.
  if (unreadable) log.info(`The run failed. No outputs are sent: ${unreadable.message}`);
  return { status: 'FAILED', reason, ...outputs, problems };
}

/**
 * A FAILED result that says why the real result cannot be reported.
 *
 * @param reason why the run itself failed, if it did and that is known
 */
export function unreportable(
  { status, failureReason }: Inputs,
  problems: readonly Problem[],
  reason: string | undefined = failureReason,
): Result {
  const failed = status?.engine === 'FAILED';
  const lines = [
    ...(failed ? [reason || `The workflow run ended with the status '${status.given}'.`] : []),
    failed
      ? 'In addition, the result could not be reported in full.'
      : 'Terraform might have succeeded, but its result could not be reported.',
    ...problems.map(({ message }) => message),
  ];
  return { status: 'FAILED', reason: lines.join('\n'), outputs: undefined, descriptions: new Map(), problems };
}
