import { failedSteps } from '../github/failed-steps.ts';
import type { Step } from '../github/step.ts';
import { shortened, withoutControlCharacters } from '../plain-text.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Diagnostic } from '../terraform/diagnostic.ts';
import type { LogDiagnostics } from '../terraform/log-diagnostics.ts';
import { shortenedInTheMiddle, withoutNoise } from '../terraform/provider-errors.ts';
import type { Inputs, Status } from './inputs.ts';

/**
 * Why a run failed, in words for the users of the product. From the best source there is: the input, the errors in
 * Terraform's log, its last lines, the failed steps, or the status. Never throws.
 */
export async function failureReasonOf(
  { failureReason, githubToken }: Inputs,
  status: Status,
  log: LogDiagnostics,
  step: Pick<Step, 'secrets' | 'workflowRun' | 'interrupted'>,
): Promise<string> {
  if (failureReason) return failureReason;
  const ofStatus = `The workflow run ended with the status '${status.given}'.`;
  // Errors after a cancellation are its consequences, and the last lines of the log say nothing.
  if (status.given === 'cancelled') return [ofStatus, errorsIn(log, step.secrets)].filter(Boolean).join('\n');
  const known = causeInLog(log, step.secrets);
  if (known) return known;
  const sentences = await stepsThatFailed(status, githubToken, step);
  return sentences.join('\n') || ofStatus;
}

function errorsIn({ errors, moreErrors }: LogDiagnostics, secrets: Secrets): string {
  const causes = errors.filter(({ summary }) => summary !== HALTED);
  return causes.length > 0 ? causeInErrors(causes, moreErrors, secrets) : '';
}

/** Terraform says so of each resource that it did not get to after an interrupt. */
const HALTED = 'execution halted';

/** In a skipped run, no step is to blame. */
async function stepsThatFailed(
  status: Status,
  token: string | undefined,
  { workflowRun, interrupted }: Pick<Step, 'workflowRun' | 'interrupted'>,
): Promise<string[]> {
  const isKnown = workflowRun.id && workflowRun.apiUrl;
  if (!token || !isKnown || status.given === 'skipped') return [];
  return failedSteps(workflowRun, token, interrupted).catch(() => []);
}

/** What the log says about why a run failed; undefined if it is empty, or if Terraform succeeded. */
export function causeInLog(
  { errors, moreErrors, end, endsInSuccess }: LogDiagnostics,
  secrets: Secrets,
): string | undefined {
  if (errors.length > 0) return causeInErrors(errors, moreErrors, secrets);
  if (end === '' || endsInSuccess) return undefined;
  return `Terraform's log has no errors. It ends with these lines:\n${lastLinesOf(secrets.hideFor('failure reason', end))}`;
}

const MOST_LINES = 12;
/** In UTF-16 units. */
const MOST_IN_LINES = 1500;

/** @param end the end of a log, without secrets, because a part of a secret is not recognized */
function lastLinesOf(end: string): string {
  const lines = end.split('\n').slice(-MOST_LINES);
  while (lines.length > 1 && lines.join('\n').length > MOST_IN_LINES) lines.shift();
  return shortened(lines.join('\n'), MOST_IN_LINES);
}

/** All paragraphs together. Leaves room for the number of errors and the URL of the workflow run. In UTF-16 units. */
const ROOM = 1700;
/** A paragraph has at least so much room, and errors that have none left are only counted. */
const SHORTEST_PARAGRAPH = 300;
/** Far more than there is room for. */
const LONGEST_READ = 8192;

/**
 * The number of errors, and a paragraph for each cause: the most useful first, without the parts that do not help users
 * of the product. Errors with the same cause share a paragraph.
 *
 * @param more how many errors there are besides these
 */
export function causeInErrors(errors: readonly Diagnostic[], more: number, secrets: Secrets): string {
  const causes = causesOf(errors, secrets);
  const room = Math.max(SHORTEST_PARAGRAPH, Math.floor(ROOM / causes.length));
  const paragraphs: string[] = [];
  let [left, shown] = [ROOM, 0];
  for (const cause of causes) {
    const text = paragraph(cause, room);
    if (paragraphs.length > 0 && text.length > left) break;
    paragraphs.push(text);
    left -= text.length + 1;
    shown += cause.errors.length;
  }
  const count = errors.length + more;
  return [
    ...(count > 1 && (causes.length > 1 || more > 0) ? [`${count} errors.`] : []),
    ...paragraphs,
    ...(count > shown ? [`And ${count - shown} more.`] : []),
  ].join('\n');
}

interface Cause {
  readonly text: string;
  readonly errors: Diagnostic[];
}

/** If errors have more causes than this, they share a paragraph with errors that are less alike. */
const MANY = 6;
/** What errors with the same cause can differ in: nothing, names in parentheses and IDs, everything in quotes. */
const DIFFERENCES = ['', /\([^()]*\)|\b[\w:/.-]*\d[\w:/.-]*/g, /\([^()]*\)|\b[\w:/.-]*\d[\w:/.-]*|'[^']*'|"[^"]*"/g];

function causesOf(errors: readonly Diagnostic[], secrets: Secrets): Cause[] {
  const byUse = [...errors].sort((a, b) => usefulness(b) - usefulness(a));
  const texts = byUse.map((error) => ({ error, text: textOf(error, secrets) }));
  let causes: Cause[] = [];
  for (const differences of DIFFERENCES) {
    const grouped = Map.groupBy(texts, ({ text }) => text.replaceAll(differences, ''));
    causes = [...grouped.values()].map((group) => ({
      text: group[0]?.text ?? '',
      errors: group.map(({ error }) => error),
    }));
    if (causes.length <= MANY) break;
  }
  return causes;
}

/** Errors with a place are about something. Errors without one often only announce the others. */
function usefulness({ file, address }: Diagnostic): number {
  return file || address ? 1 : 0;
}

function textOf({ summary, detail }: Diagnostic, secrets: Secrets): string {
  const [what, why] = [summary, detail].map((part) =>
    secrets.hideFor('failure reason', onOneLine(withoutNoise(shortened(part, LONGEST_READ)))),
  );
  if (!what || !why) return what || why || '';
  return /[.:!?]$/.test(what) ? `${what} ${why}` : `${what}: ${why}`;
}

function paragraph({ text, errors }: Cause, room: number): string {
  const count = errors.length > 1 ? `${errors.length} errors: ` : '';
  const where = placesOf(errors, room / 2);
  const rest = Math.max(100, room - count.length - where.length);
  return `${count}${shortenedInTheMiddle(text, rest)}${where}`;
}

/** Where the errors are, in parentheses, as far as there is room. */
function placesOf(errors: readonly Diagnostic[], room: number): string {
  const places = [...new Set(errors.map(placeOf).filter((place) => place !== ''))];
  let length = 0;
  const end = places.findIndex((place, index) => {
    length += place.length + 2;
    return index > 0 && length > room;
  });
  const shown = end === -1 ? places : [...places.slice(0, end), `and ${places.length - end} more`];
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}

/** Several errors are about resources. Of a single one, the line helps, too. */
function placeOf({ address, file, start }: Diagnostic, _: number, { length }: readonly unknown[]): string {
  const line = file && `${file}${start ? ` line ${start.line}` : ''}`;
  return length > 1 && address ? address : [address, line].filter(Boolean).join(', ');
}

function onOneLine(text: string): string {
  return withoutControlCharacters(text.replaceAll(/\s+/g, ' ')).trim();
}
