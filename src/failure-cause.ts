import { failedSteps } from './failed-steps.ts';
import type { RunStatus } from './input-reader.ts';
import type { Inputs } from './inputs.ts';
import { withoutControlCharacters } from './plain-text.ts';
import type { Secrets } from './secrets.ts';
import { cutAtWord } from './service-catalog/failure-reason.ts';
import type { Surroundings } from './surroundings.ts';
import type { Diagnostic, LogDiagnostics } from './terraform/diagnostics.ts';

/**
 * Why the run failed, in words for the users of the product, from the best source there is: by hand, the errors in
 * Terraform's log, the failed steps, and at last the status. Never throws.
 */
export async function failureCause(
  { failureReason, githubToken }: Inputs,
  status: RunStatus,
  { errors, moreErrors }: LogDiagnostics,
  surroundings: Surroundings,
): Promise<string> {
  if (failureReason) return failureReason;
  if (errors.length > 0) return causeInErrors(errors, moreErrors, surroundings.secrets);
  const steps = await stepsThatFailed(status, githubToken, surroundings);
  return steps.join('\n') || `The workflow run ended with status '${status.given}'.`;
}

/** For a cancelled or skipped run no step is to blame, and a cancelled one has no time to ask. */
async function stepsThatFailed(
  status: RunStatus,
  token: string | undefined,
  surroundings: Surroundings,
): Promise<string[]> {
  const { workflowRun, interrupted } = surroundings;
  const isKnown = workflowRun.id && workflowRun.apiUrl;
  if (!token || !isKnown || ['cancelled', 'skipped'].includes(status.given)) return [];
  return failedSteps(workflowRun, token, interrupted).catch(() => []);
}

/** A paragraph for each error, the most useful first. */
export function causeInErrors(errors: readonly Diagnostic[], more: number, secrets: Secrets): string {
  const byUse = [...errors].sort((a, b) => use(b) - use(a));
  // Room for all of a few errors, or for the start of each of many.
  const room = Math.max(300, Math.floor(1900 / errors.length));
  const paragraphs = byUse.map((error) => paragraph(error, room, secrets));
  return [...paragraphs, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
}

/** Errors with a place are about something; those without often only announce the others. */
function use({ file, address }: Diagnostic): number {
  return file || address ? 1 : 0;
}

function paragraph({ summary, detail, address, file, start }: Diagnostic, room: number, secrets: Secrets): string {
  const place = [address, file && `${file}${start ? ` line ${start.line}` : ''}`].filter(Boolean).join(', ');
  const where = place ? ` (${place})` : '';
  const what = [summary, detail]
    .map((text) => secrets.hideIn(onOneLine(text.slice(0, LONGEST))))
    .filter(Boolean)
    .join(': ');
  return `${cutAtWord(what, Math.max(100, room - where.length))}${where}`;
}

/** Far more than there is room for. */
const LONGEST = 4096;

function onOneLine(text: string): string {
  return withoutControlCharacters(text.replaceAll(/\s+/g, ' ')).trim();
}
