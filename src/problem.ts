/**
 * Something that went wrong and that a person can put right.
 *
 * `message` says what was wrong and where, `advice` what to do about it, `title` heads the annotation.
 * None of them may hold a secret: they end up in logs, annotations, summaries and in Service Catalog.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly title: string;
  readonly advice: string;

  constructor(title: string, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.title = title;
    this.advice = advice;
  }
}

/**
 * What was thrown, as a problem: itself if it is one, else a bug of this action. Of a bug nothing is shown, because an
 * error of Node's may quote what it failed at.
 */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(
    'Unexpected error',
    'Something unexpected happened in the action.',
    'This is a bug: report it. With debug logging on, the log says where it happened.',
    { cause: error },
  );
}
