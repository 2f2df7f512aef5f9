import { Problem } from './problem.ts';

/** Values that must not be seen. They are known here so that no text which people see can hold one. */
export class Secrets {
  readonly #values = new Set<string>();

  add(...values: (string | undefined)[]): void {
    for (const value of values) if (value) this.#values.add(value);
  }

  /** `text` with `***` in place of every secret. */
  hideIn(text: string): string {
    // The longest first: one secret may be part of another.
    const longestFirst = [...this.#values].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
  }

  hideInProblem({ title, message, advice, cause }: Problem): Problem {
    return new Problem(title, this.hideIn(message), advice, { cause });
  }
}
