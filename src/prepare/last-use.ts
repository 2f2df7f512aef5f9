import type { Bucket } from '../aws/s3.ts';
import { nameOf } from '../github/run-reference.ts';
import type { StateUse } from '../github/state-use.ts';
import { Problem } from '../problem.ts';
import type { StateObjects } from '../service-catalog/state-objects.ts';

/**
 * Refuses to run Terraform where it would not know resources that exist: it would create them again, or report a
 * termination that destroyed nothing.
 *
 * @param takenAt when this workflow run took up the record
 * @throws {Problem}
 */
export async function refuseUnknownState(
  { recordId, takenAt }: { recordId: string; takenAt: string },
  stateKey: string,
  objects: StateObjects,
  lastUse: StateUse | undefined,
  states: Bucket,
): Promise<void> {
  if (await states.has(objects.errored)) throw notWritten(`s3://${states.name}/${objects.errored}`, stateKey);
  if (!lastUse) return;
  // A re-run can come after an update or a termination of the same provisioned product.
  if (lastUse.recordId !== recordId && lastUse.startedAt > takenAt) throw outOfDate(recordId, lastUse);
  if (lastUse.state !== 'absent' && !(await states.has(stateKey))) {
    throw missing(`s3://${states.name}/${stateKey}`, `s3://${states.name}/${objects.lastUse}`, lastUse);
  }
}

function notWritten(errored: string, stateKey: string): Problem {
  return new Problem(
    'The state was not written',
    `Terraform could not write its state at the end of an earlier apply. The state is in ${errored}.`,
    `Run 'terraform state push' with this file, or copy it to ${stateKey} in the same bucket, and then delete it.`,
  );
}

function outOfDate(recordId: string, { recordId: other }: StateUse): Problem {
  return new Problem(
    'The record is out of date',
    `The record ${other} has changed the provisioned product since ${recordId} was taken up.`,
    'Update the provisioned product instead of running this workflow run again.',
  );
}

function missing(state: string, lastUse: string, { state: was, ...run }: StateUse): Problem {
  const why =
    was === 'present'
      ? `${nameOf(run)} left one.`
      : `${nameOf(run)} applied, and its Terraform was killed before it wrote one.`;
  return new Problem(
    'The state is missing',
    `There is no object ${state}, although ${why} Terraform would not know the resources that exist.`,
    `Restore an earlier version of the object. If there is none, find the resources by the tracer tag, import or delete them, and delete ${lastUse}.`,
  );
}
