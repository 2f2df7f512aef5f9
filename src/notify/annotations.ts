import { posix } from 'node:path';
import type { Annotation } from '../github/annotation.ts';
import { shortened } from '../plain-text.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Diagnostic } from '../terraform/diagnostic.ts';
import type { LogDiagnostics } from '../terraform/log-diagnostics.ts';
import { shortenedInTheMiddle, withoutNoise } from '../terraform/provider-errors.ts';
import type { Inputs } from './inputs.ts';

/** GitHub shows ten annotations of each level for a step, and discards the rest. */
const MOST = 10;

/** GitHub shows a title in bold on one line. */
const LONGEST_TITLE = 100;
const LONGEST_MESSAGE = 4000;

/**
 * An annotation for each error and warning, at its place. If there are too many, the last one counts the rest. In a run
 * that succeeded, errors are notices: they are from an earlier command.
 */
export function annotationsOf(
  log: LogDiagnostics,
  { workingDirectory, status }: Pick<Inputs, 'workingDirectory' | 'status'>,
  workspace: string,
  secrets: Secrets,
): Annotation[] {
  const { errors, warnings, moreErrors, moreWarnings } = log;
  const pathOf = (file: string) => repositoryPath(file, workingDirectory, workspace);
  const show: Show = (level, diagnostic) => annotation(level, diagnostic, pathOf, secrets);
  return [
    ...ofLevel(status?.engine === 'SUCCEEDED' ? 'notice' : 'error', 'errors', errors, moreErrors, show),
    ...ofLevel('warning', 'warnings', warnings, moreWarnings, show),
  ];
}

type Show = (level: Annotation['level'], diagnostic: Diagnostic) => Annotation;

function ofLevel(
  level: Annotation['level'],
  kind: string,
  diagnostics: readonly Diagnostic[],
  more: number,
  show: Show,
): Annotation[] {
  const all = diagnostics.length + more;
  if (all <= MOST) return diagnostics.map((diagnostic) => show(level, diagnostic));
  const shown = diagnostics.slice(0, MOST - 1).map((diagnostic) => show(level, diagnostic));
  const message = `Terraform's log has ${all - shown.length} more.`;
  return [...shown, { level, title: `Terraform printed ${all} ${kind}`, message }];
}

function annotation(
  level: Annotation['level'],
  { summary, detail, address, file, start, end }: Diagnostic,
  pathOf: (file: string) => string | undefined,
  secrets: Secrets,
): Annotation {
  const path = file && pathOf(file);
  const place = file && !path ? `on ${file}${start ? ` line ${start.line}` : ''}` : undefined;
  const about = [address && `with ${address}`, place].filter(Boolean).join(', ');
  const what = withoutNoise(summary);
  const why = withoutNoise(detail);
  const title = shortened(what.replaceAll(/\s+/g, ' ').trim(), LONGEST_TITLE);
  // A title is one line. What does not fit there is in the message.
  const rest = title === what ? why : [what, why].filter(Boolean).join('\n');
  // Of a secret that is cut, the end is not recognized.
  const message = shortenedInTheMiddle(secrets.hideFor('annotation', rest), LONGEST_MESSAGE);
  return {
    level,
    title,
    message: [message, about && `(${about})`].filter(Boolean).join('\n') || what,
    ...(path && { file: path, ...rangeOf(start, end) }),
  };
}

/** GitHub accepts columns only if the range is within one line. */
function rangeOf(start: Diagnostic['start'], end: Diagnostic['end']): Partial<Annotation> {
  if (!start) return {};
  if (!end || end.line !== start.line) return { startLine: start.line, ...(end && { endLine: end.line }) };
  const columns = start.column && end.column ? { startColumn: start.column, endColumn: end.column } : {};
  return { startLine: start.line, endLine: end.line, ...columns };
}

/**
 * The path in the repository of a file as Terraform printed it, relative to the folder where Terraform ran. Undefined if
 * the file is outside the repository, where GitHub has nothing to show.
 */
export function repositoryPath(file: string, workingDirectory: string, workspace: string): string | undefined {
  const root = withSlashes(workspace) || '/workspace';
  const path = posix.relative(root, posix.resolve(root, withSlashes(workingDirectory), withSlashes(file)));
  return path === '' || path === '..' || path.startsWith('../') || /\p{Cc}/u.test(path) ? undefined : path;
}

/** A Windows path as a POSIX path: `C:\infra` becomes `/C:/infra`. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:\/)/, '/');
}
