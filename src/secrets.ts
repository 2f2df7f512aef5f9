import { Problem } from './problem.ts';

/** Values that must not be seen. They are known here so that no text which people see can hold one. */
export class Secrets {
  readonly #credentials = new Set<string>();
  readonly #sensitive = new Set<string>();

  /** The workflow token, AWS credentials, GitHub's token. */
  addCredentials(...values: (string | undefined)[]): void {
    for (const value of values) if (value) this.#credentials.add(value);
  }

  /** Values of sensitive outputs. Short ones are passed over: they would turn up in words that mean something else. */
  addSensitive(values: Iterable<string>): void {
    for (const value of values) if (value.trim().length >= 4) this.#sensitive.add(value.trim());
  }

  /**
   * `text` with `***` in place of every secret, known or looking like one. For free text, such as an error, that is
   * free of control characters already: they could hide a secret, and come off later.
   */
  hideIn(text: string): string {
    const known = withStars(text, this.#credentials.union(this.#sensitive));
    return LOOKING_LIKE_ONE.reduce((hidden, [secret, stars]) => hidden.replaceAll(secret, stars), known);
  }

  hideInProblem({ title, message, advice, cause }: Problem): Problem {
    return new Problem(title, this.hideIn(message), advice, { cause });
  }

  /** For text whose sensitive values are redacted already, where other values may by chance be the same. */
  hideCredentialsIn(text: string): string {
    return withStars(text, this.#credentials);
  }
}

/** Credentials as providers put them into their errors. */
const LOOKING_LIKE_ONE: [RegExp, string][] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g, '***'],
  // A scheme and its credentials, or the credentials alone.
  [/(authorization["']?\s*[:=]\s*["']?)(?!\*\*\*)(?:[A-Za-z][\w-]* )?[^\s"']+/gi, '$1***'],
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
  [/(\bSignature=)[0-9a-f]{64}\b/g, '$1***'],
  [/(X-Amz-(?:Signature|Credential)=)[^\s"'&]+/gi, '$1***'],
  [/\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,})/g, '***'],
  [/(?<=:\/\/)[^\s/@:]{1,200}:[^\s/@]{1,200}@/g, '***@'],
];

/** The longest secrets first: one may be part of another. Lines may have been broken or joined since. */
function withStars(text: string, secrets: ReadonlySet<string>): string {
  const present = [...secrets].filter((secret) => mayHold(text, secret)).sort((a, b) => b.length - a.length);
  return present.reduce((hidden, secret) => hidden.replaceAll(patternOf(secret), '***'), text);
}

function mayHold(text: string, secret: string): boolean {
  return /\s/.test(secret) ? patternOf(secret).test(text) : text.includes(secret);
}

function patternOf(secret: string): RegExp {
  return new RegExp(secret.split(/\s+/).map(RegExp.escape).join('\\s+'), 'g');
}
