import type { Annotation } from './annotations.ts';
import { withoutControlCharacters } from './plain-text.ts';
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
  const hidden = (text: string) => secrets.hideIn(withoutControlCharacters(text));
  const annotate = ({ message, title, file, ...others }: Annotation) => {
    runner.annotate({ message: hidden(message), title: hidden(title), ...(file && { file: hidden(file) }), ...others });
  };
  const show = (level: Annotation['level'], problem: Problem) => {
    const { title, message, advice } = problem;
    annotate({ level, title, message: `${message} ${advice}` });
    if (runner.isDebug()) debugStack(problem);
  };
  const debugStack = (problem: Problem) => {
    for (let error: unknown = problem; error instanceof Error; error = error.cause)
      runner.debug(hidden(framesOf(error)));
  };
  return {
    info: (line) => runner.info(asLine(hidden(line))),
    redacted: (line) => runner.info(asLine(secrets.hideCredentialsIn(withoutControlCharacters(line)))),
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

/** Where an error came from. Its message, which may quote anything, is in the problem as far as it may be seen. */
function framesOf({ name, message, stack = '' }: Error): string {
  return `${name}${stack.slice(stack.indexOf(message) + message.length)}`;
}
