/**
 * Something that went wrong, and that a person can fix. `message` describes what is wrong and where, `advice` describes
 * how to fix it, and `title` is the title of the annotation. None of them may contain a secret, because they appear in
 * logs, annotations, job summaries, and failure reasons.
 */
export class Problem extends Error {
  override readonly name: string = 'Problem';
  readonly title: string;
  readonly advice: string;

  constructor(title: string, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.title = title;
    this.advice = advice;
  }
}

/**
 * Converts what was thrown to a problem. Anything except a `Problem` is a bug of the action. Its text is not shown,
 * because an error from Node might quote a secret.
 */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(
    'Unexpected error',
    'The action failed because of a bug.',
    'Report the bug. With debug logging, the log shows where it is.',
    { cause: error },
  );
}

/** Where an error came from. Its message might quote anything; the problem has as much of it as people may see. */
export function framesOf({ name, message, stack = '' }: Error): string {
  return `${name}${stack.slice(stack.indexOf(message) + message.length)}`;
}
