import { posix } from 'node:path';
import type { Inputs } from './inputs.ts';
import type { Diagnostic, LogDiagnostics } from './terraform/diagnostics.ts';

/** An annotation as the runner takes it. Lines and columns are counted from 1. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title: string;
  /** Relative to the root of the repository, for only so does it show in a pull request. */
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/** GitHub shows ten annotations of each level for a step, and drops the rest. */
const MOST = 10;

/**
 * One for each error and warning of Terraform's, at its place; where there are too many, a last one counts the rest. In
 * a run that succeeded, an error is one of an earlier command, and nothing to see red about.
 */
export function annotationsOf(
  log: LogDiagnostics,
  { workingDirectory, status }: Pick<Inputs, 'workingDirectory' | 'status'>,
  workspace: string,
): Annotation[] {
  const { errors, warnings, moreErrors, moreWarnings } = log;
  const pathOf = (file: string) => repositoryPath(file, workingDirectory, workspace);
  return [
    ...ofLevel(status?.engine === 'SUCCEEDED' ? 'notice' : 'error', 'errors', errors, moreErrors, pathOf),
    ...ofLevel('warning', 'warnings', warnings, moreWarnings, pathOf),
  ];
}

type PathOf = (file: string) => string | undefined;

function ofLevel(
  level: Annotation['level'],
  kind: string,
  diagnostics: readonly Diagnostic[],
  more: number,
  pathOf: PathOf,
): Annotation[] {
  const all = diagnostics.length + more;
  if (all <= MOST) return diagnostics.map((diagnostic) => annotation(level, diagnostic, pathOf));
  const shown = diagnostics.slice(0, MOST - 1).map((diagnostic) => annotation(level, diagnostic, pathOf));
  const message = `${all - shown.length} more are in the log of Terraform.`;
  return [...shown, { level, title: `Terraform printed ${all} ${kind}`, message }];
}

function annotation(
  level: Annotation['level'],
  { summary, detail, address, file, start, end }: Diagnostic,
  pathOf: PathOf,
): Annotation {
  const path = file && pathOf(file);
  const place = file && !path ? `on ${file}${start ? ` line ${start.line}` : ''}` : undefined;
  const about = [address && `with ${address}`, place].filter(Boolean).join(', ');
  return {
    level,
    title: summary.replaceAll(/\s+/g, ' '),
    message: [detail, about && `(${about})`].filter(Boolean).join('\n') || summary,
    ...(path && { file: path, ...rangeOf(start, end) }),
  };
}

/** GitHub takes columns only where the range is within one line. */
function rangeOf(start: Diagnostic['start'], end: Diagnostic['end']): Partial<Annotation> {
  if (!start) return {};
  if (!end || end.line !== start.line) return { startLine: start.line, ...(end && { endLine: end.line }) };
  const columns = start.column && end.column ? { startColumn: start.column, endColumn: end.column } : {};
  return { startLine: start.line, endLine: end.line, ...columns };
}

/**
 * `file` as Terraform printed it, relative to the folder it ran in, as a path in the repository; undefined if it is
 * outside, where GitHub has nothing to show.
 */
export function repositoryPath(file: string, workingDirectory: string, workspace: string): string | undefined {
  const root = withSlashes(workspace) || '/workspace';
  const path = posix.relative(root, posix.resolve(root, withSlashes(workingDirectory), withSlashes(file)));
  return path === '' || path === '..' || path.startsWith('../') || /\p{Cc}/u.test(path) ? undefined : path;
}

/** A path of Windows as one of POSIX: `C:\infra` becomes `/C:/infra`. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:\/)/, '/');
}
