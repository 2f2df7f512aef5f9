import { setOutputs } from '../github/commands.ts';
import { showFailure } from '../github/failure.ts';
import type { Log } from '../github/log.ts';
import type { Step } from '../github/step.ts';
import type { Inputs } from './inputs.ts';
import type { Outcome } from './run.ts';

/** The step outputs of `action.yml`, and a line for people. */
export function report(outcome: Outcome, { request, stateKey, terraformVersion }: Inputs, log: Log): void {
  const { operation, accountId, provisionedProductId } = request;
  const isTaken = outcome.takenBy !== undefined;
  setOutputs({
    command: isTaken ? 'none' : outcome.command,
    'working-directory': isTaken ? '' : outcome.workingDirectory,
    'terraform-version': isTaken ? terraformVersion : outcome.configuration.terraformVersion,
    'account-id': accountId,
    'provisioned-product-id': provisionedProductId,
    'state-key': stateKey,
  });
  if (isTaken) {
    log.info(`Nothing to do: the record ${request.recordId} was taken up by ${outcome.takenBy}.`);
    log.info('Amazon SQS can deliver a message twice. Terraform does not run, and this job reports no result.');
  } else {
    log.info(`Prepared the ${operation.noun} of ${provisionedProductId} for terraform ${outcome.command}.`);
  }
}

/** Shows why the step failed. */
export function reportFailure(error: unknown, step: Pick<Step, 'secrets' | 'log'>): void {
  showFailure(error, 'Terraform cannot run', step);
}
