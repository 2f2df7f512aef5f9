import { failedSteps } from '../github/failed-steps.ts';
import type { Step } from '../github/step.ts';
import { shortened, withoutControlCharacters } from '../plain-text.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { cutAtWord } from '../service-catalog/failure-reason.ts';
import type { Diagnostic } from '../terraform/diagnostic.ts';
import type { LogDiagnostics } from '../terraform/diagnostics.ts';
import type { Inputs, Status } from './inputs.ts';

/**
 * Why a run failed, in words for the users of the product. From the best source there is: the input, the errors in
 * Terraform's log, the failed steps, or the status. Never throws.
 */
export async function failureReasonOf(
  { failureReason, githubToken }: Inputs,
  status: Status,
  { errors, moreErrors }: LogDiagnostics,
  step: Pick<Step, 'secrets' | 'workflowRun' | 'interrupted'>,
): Promise<string> {
  if (failureReason) return failureReason;
  if (errors.length > 0) return reasonInErrors(errors, moreErrors, step.secrets);
  const sentences = await stepsThatFailed(status, githubToken, step);
  return sentences.join('\n') || `The workflow run ended with the status '${status.given}'.`;
}

/** In a canceled or skipped run, no step is to blame, and a canceled run has no time to ask. */
async function stepsThatFailed(
  status: Status,
  token: string | undefined,
  { workflowRun, interrupted }: Pick<Step, 'workflowRun' | 'interrupted'>,
): Promise<string[]> {
  const isKnown = workflowRun.id && workflowRun.apiUrl;
  if (!token || !isKnown || ['cancelled', 'skipped'].includes(status.given)) return [];
  return failedSteps(workflowRun, token, interrupted).catch(() => []);
}

/** A paragraph for each error, the most useful first. */
export function reasonInErrors(errors: readonly Diagnostic[], more: number, secrets: Secrets): string {
  const byUse = [...errors].sort((a, b) => usefulness(b) - usefulness(a));
  // Room for all of a few errors, or for the start of each of many.
  const room = Math.max(300, Math.floor(1900 / errors.length));
  const paragraphs = byUse.map((error) => paragraph(error, room, secrets));
  return [...paragraphs, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
}

/** Errors with a place are about something. Errors without one often only announce the others. */
function usefulness({ file, address }: Diagnostic): number {
  return file || address ? 1 : 0;
}

function paragraph({ summary, detail, address, file, start }: Diagnostic, room: number, secrets: Secrets): string {
  const place = [address, file && `${file}${start ? ` line ${start.line}` : ''}`].filter(Boolean).join(', ');
  const where = place ? ` (${place})` : '';
  const what = [summary, detail]
    .map((text) => secrets.hideFor('failure reason', shortened(onOneLine(text), LONGEST_READ)))
    .filter(Boolean)
    .join(': ');
  return `${cutAtWord(what, Math.max(100, room - where.length))}${where}`;
}

/** Far more than there is room for. */
const LONGEST_READ = 4096;

function onOneLine(text: string): string {
  return withoutControlCharacters(text.replaceAll(/\s+/g, ' ')).trim();
}
