import * as core from '@actions/core';
import type { Annotation } from './annotations.ts';
import type { Problem } from './problem.ts';
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
  const annotation = ({ message, advice }: Problem) => withoutControls(`${secrets.hideIn(message)} ${advice}`);
  const properties = ({ title }: Problem) => ({ title });
  const debugStack = (problem: Problem) => {
    if (!core.isDebug()) return;
    for (let error: unknown = problem; error instanceof Error; error = error.cause) {
      core.debug(secrets.hideIn(withoutControls(error.stack ?? String(error))));
    }
  };
  return {
    info: (line) => core.info(asLine(secrets.hideIn(line))),
    redacted: (line) => core.info(asLine(secrets.hideCredentialsIn(line))),
    notice: (problem) => core.notice(annotation(problem), properties(problem)),
    warning: (problem) => {
      core.warning(annotation(problem), properties(problem));
      debugStack(problem);
    },
    error: (problem) => {
      core.error(annotation(problem), properties(problem));
      debugStack(problem);
    },
    annotate: ({ level, message, title, ...place }) => {
      const hidden = (text: string) => withoutControls(secrets.hideIn(text));
      const print = level === 'error' ? core.error : core.warning;
      print(hidden(message), { title: hidden(title), ...place });
    },
  };
}

/**
 * A runner takes a line for a command if it starts with `::`, or has `##[` anywhere
 * (https://github.com/actions/runner, ActionCommand.cs). Annotations are escaped by @actions/core.
 */
function asLine(text: string): string {
  return withoutControls(text)
    .replaceAll('\n', ' ')
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

function withoutControls(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, ' ');
}
