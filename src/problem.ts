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

/** What was thrown, as a problem: itself if it is one, else a bug of this action. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return new Problem(
    'Unexpected error',
    `${name}: ${message}`.replace(/\.?$/, '.'),
    'This is a bug in the action: please report it.',
    {
      cause: error,
    },
  );
}
