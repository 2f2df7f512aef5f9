import { stripVTControlCharacters } from 'node:util';
import type { Annotation } from './annotations.ts';
import type { Problem } from './problem.ts';
import * as runner from './runner.ts';
import type { Secrets } from './secrets.ts';

/**
 * What people see in the run while the step works. Every text is made safe on the way: secrets are hidden, and what
 * came from Terraform or AWS cannot become a workflow command or steer a terminal.
 */
export interface Log {
  /** One line of the log. */
  info(line: string): void;
  /** The same for text whose sensitive values are redacted already. */
  redacted(line: string): void;
  /** An annotation of something that may surprise, but is all right. */
  notice(problem: Problem): void;
  /** An annotation that does not fail the step. */
  warning(problem: Problem): void;
  /** An annotation of an error. It sets no exit code. */
  error(problem: Problem): void;
  /** An annotation at a place in the repository. */
  annotate(annotation: Annotation): void;
}

export function actionsLog(secrets: Secrets): Log {
  const annotate = ({ message, title, ...others }: Annotation) => {
    const hidden = (text: string) => secrets.hideIn(withoutControls(text));
    runner.annotate({ message: hidden(message), title: hidden(title), ...others });
  };
  const show = (level: Annotation['level'], problem: Problem) => {
    const { title, message, advice } = problem;
    annotate({ level, title, message: `${message} ${advice}` });
    if (runner.isDebug()) debugStack(problem);
  };
  const debugStack = (problem: Problem) => {
    for (let error: unknown = problem; error instanceof Error; error = error.cause) {
      runner.debug(secrets.hideIn(withoutControls(error.stack ?? String(error))));
    }
  };
  return {
    info: (line) => runner.info(asLine(secrets.hideIn(withoutControls(line)))),
    redacted: (line) => runner.info(asLine(secrets.hideCredentialsIn(withoutControls(line)))),
    notice: (problem) => show('notice', problem),
    warning: (problem) => show('warning', problem),
    error: (problem) => show('error', problem),
    annotate,
  };
}

/**
 * A runner takes a line for a command if it starts with `::`, or has `##[` anywhere
 * (https://github.com/actions/runner, ActionCommand.cs). Annotations are escaped by @actions/core.
 */
function asLine(text: string): string {
  return text
    .replaceAll('\n', ' ')
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

/** Removed rather than replaced, so that none of them hides a secret. */
function withoutControls(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/(?![\t\n])\p{Cc}/gu, '');
}
