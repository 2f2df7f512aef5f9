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

  /** `text` with `***` in place of every secret, known or looking like one. For free text, such as an error. */
  hideIn(text: string): string {
    const known = withStars(text, [...this.#credentials, ...this.#sensitive]);
    return LOOKING_LIKE_ONE.reduce((hidden, [secret, stars]) => hidden.replaceAll(secret, stars), known);
  }

  hideInProblem({ title, message, advice, cause }: Problem): Problem {
    return new Problem(title, this.hideIn(message), advice, { cause });
  }

  /** For text whose sensitive values are redacted already, where other values may by chance be the same. */
  hideCredentialsIn(text: string): string {
    return withStars(text, [...this.#credentials]);
  }
}

/** Credentials as providers put them into their errors. */
const LOOKING_LIKE_ONE: [RegExp, string][] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g, '***'],
  // To the end of the line, unless it is hidden already: lines may have been joined since.
  [/(authorization["']?\s*[:=]\s*["']?)(?!\*\*\*)[^"'\r\n]+/gi, '$1***'],
  [/\b(bearer\s+)[\w.~+/=-]{8,}/gi, '$1***'],
  [
    /((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token|password)["']?\s*[:=]\s*["']?)[^\s"',;&]+/gi,
    '$1***',
  ],
  [/((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token)\s+["']?)[A-Za-z0-9/+=]{16,}/gi, '$1***'],
  // Identifiers of AWS: AKIA for a user's access key, ASIA for a temporary one.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '***'],
  // A secret access key has 40 characters. The hash of a commit has as many, but no capitals.
  [/(?<![\w/+=])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g, '***'],
  [/\b(?:IQoJ|FwoG|FQoG)[\w+/=]{40,}/g, '***'],
  [/(X-Amz-(?:Signature|Credential)=)[^\s"'&]+/gi, '$1***'],
  [/\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,})/g, '***'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]+:[^\s/@]+@/gi, '$1***@'],
];

function withStars(text: string, secrets: string[]): string {
  // The longest first: one secret may be part of another.
  return secrets.sort((a, b) => b.length - a.length).reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
}
