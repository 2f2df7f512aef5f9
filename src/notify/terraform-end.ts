import { interruptOnce, readRunning, waitUntilEnded } from '../github/running-terraform.ts';
import type { Step } from '../github/step.ts';
import { type Changes, leftStanding, readChanges } from '../terraform/changes.ts';
import { LOG, TERRAFORM_END } from '../time-limits.ts';
import type { Inputs } from './inputs.ts';

/**
 * Waits for Terraform, if it outlived its step: the job was canceled, or the step was killed. Until Terraform has ended,
 * it is unknown what it leaves, and a next operation would find the state locked.
 *
 * @returns whether Terraform is still running
 */
export async function waitForTerraform({ prepared }: Inputs, { log, interrupted }: Step): Promise<boolean> {
  const running = prepared?.folder && readRunning(prepared.folder);
  if (!prepared?.folder || !running) return false;
  interruptOnce(prepared.folder, running);
  log.info(`Waiting for ${running.command} to write its state.`);
  const hasEnded = await waitUntilEnded(running, TERRAFORM_END, interrupted);
  log.info(hasEnded ? `${running.command} has ended.` : `${running.command} is still running.`);
  return !hasEnded;
}

/**
 * What a failed run left, in sentences for a failure reason; '' if it changed nothing, or if that is unknown. Only for
 * runs of the apply action and for those that were canceled: of other failures, the errors say enough.
 */
export async function whatIsLeft(
  { logFile, status, prepared }: Inputs,
  isRunning: boolean,
  { interrupted }: Pick<Step, 'interrupted'>,
): Promise<string> {
  const isCanceled = ['cancelled', 'timed_out'].includes(status?.given ?? '');
  if (!logFile || !(prepared || isCanceled)) return '';
  const enough = AbortSignal.any([interrupted, AbortSignal.timeout(LOG)]);
  const changes: Changes | undefined = await readChanges(logFile, enough).catch(() => undefined);
  const still = isRunning ? 'Terraform was still running when this was reported, so the state can stay locked.' : '';
  return [changes && leftStanding(changes), still, await lostState(prepared)].filter(Boolean).join(' ');
}

/** If the apply step was canceled, Terraform could have written its state to a file after the end of the step. */
async function lostState(prepared: Inputs['prepared']): Promise<string> {
  try {
    const key = await prepared?.keepErroredState();
    return key === undefined ? '' : `Terraform could not write its state. It is kept in the bucket as ${key}.`;
  } catch {
    return 'Terraform could not write its state, and it could not be kept in the bucket either.';
  }
}
