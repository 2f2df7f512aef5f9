import { framesOf, type Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Annotation } from './annotation.ts';
import * as commands from './commands.ts';

/**
 * What people see of a step while it works. Every text is made safe on the way: secrets are hidden, and text from
 * Terraform or AWS cannot become a workflow command or control a terminal.
 */
export interface Log {
  /** A line of the log. */
  info(line: string): void;
  /** A line of the log whose sensitive values are redacted already. */
  redacted(line: string): void;
  /** An annotation that does not fail the step. */
  warning(problem: Problem): void;
  /** An annotation of an error. It does not set the exit code. */
  error(problem: Problem): void;
  /** An annotation at a place in the repository. */
  annotate(annotation: Annotation): void;
}

export function actionsLog(secrets: Secrets): Log {
  const annotate = ({ message, title, file, ...others }: Annotation) => {
    const hidden = (text: string) => secrets.hideFor('annotation', text);
    commands.annotate({
      message: hidden(message),
      title: hidden(title),
      ...(file && { file: hidden(file) }),
      ...others,
    });
  };
  const show = (level: Annotation['level'], problem: Problem) => {
    const { title, message, advice } = problem;
    annotate({ level, title, message: `${message} ${advice}` });
    if (!commands.isDebug()) return;
    for (let error: unknown = problem; error instanceof Error; error = error.cause) {
      commands.debug(secrets.hideFor('log', framesOf(error)));
    }
  };
  return {
    info: (line) => commands.info(asLine(secrets.hideFor('log', line))),
    redacted: (line) => commands.info(asLine(secrets.hideFor('request in the log', line))),
    warning: (problem) => show('warning', problem),
    error: (problem) => show('error', problem),
    annotate,
  };
}

/**
 * The runner takes a line for a command if it starts with `::`, or contains `##[`
 * (https://github.com/actions/runner, ActionCommand.cs).
 */
function asLine(text: string): string {
  return text
    .replaceAll('\n', ' ')
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ');
}
