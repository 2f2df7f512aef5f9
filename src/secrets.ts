import { Problem } from './problem.ts';

/** Values that must not be seen. They are known here so that no text which people see can hold one. */
export class Secrets {
  readonly #credentials = new Set<string>();
  readonly #sensitive = new Set<string>();

  /** The workflow token and AWS credentials. */
  addCredentials(...values: (string | undefined)[]): void {
    for (const value of values) if (value) this.#credentials.add(value);
  }

  /** Values of sensitive outputs. Short ones are passed over: they would turn up in words that mean something else. */
  addSensitive(...values: string[]): void {
    for (const value of values) if (value.length >= 4) this.#sensitive.add(value);
  }

  /** `text` with `***` in place of every secret. For free text, such as an error. */
  hideIn(text: string): string {
    return withStars(text, [...this.#credentials, ...this.#sensitive]);
  }

  hideInProblem({ title, message, advice, cause }: Problem): Problem {
    return new Problem(title, this.hideIn(message), advice, { cause });
  }

  /** For text whose sensitive values are redacted already, where other values may by chance be the same. */
  hideCredentialsIn(text: string): string {
    return withStars(text, [...this.#credentials]);
  }
}

function withStars(text: string, secrets: string[]): string {
  // The longest first: one secret may be part of another.
  return secrets.sort((a, b) => b.length - a.length).reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
}
