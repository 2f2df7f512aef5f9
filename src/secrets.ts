import { KnownSecrets, type Range } from './known-secrets.ts';
import { Problem } from './problem.ts';

/** Values that must not be seen. They are known here so that no text which people see can hold one. */
export class Secrets {
  readonly #credentials = new KnownSecrets();
  readonly #sensitive = new KnownSecrets();

  /** The workflow token, AWS credentials, GitHub's tokens, the password of a proxy. */
  addCredentials(...values: (string | undefined)[]): void {
    for (const value of values) if (value) this.#credentials.add(value, 1);
  }

  /** What a sensitive output holds. A single character is passed over: it is part of too much else. */
  addSensitive(values: Iterable<string>): void {
    for (const value of values) this.#sensitive.add(value, 2);
  }

  /** `text` with `***` in place of every secret, known or looking like one. For free text, such as an error. */
  hideIn(text: string): string {
    return orNothing(() => {
      const known = withStars(text, [...this.#credentials.find(text), ...this.#sensitive.find(text)]);
      return LOOKING_LIKE_ONE.reduce((hidden, [secret, stars]) => hidden.replaceAll(secret, stars), known);
    });
  }

  hideInProblem({ title, message, advice, cause }: Problem): Problem {
    return new Problem(title, this.hideIn(message), this.hideIn(advice), { cause });
  }

  /** For text whose sensitive values are redacted already, where other values may by chance be the same. */
  hideCredentialsIn(text: string): string {
    return orNothing(() => withStars(text, this.#credentials.find(text)));
  }
}

/** A text in which secrets cannot be looked for is not shown. That must keep nobody from reporting a result. */
function orNothing(hidden: () => string): string {
  try {
    return hidden();
  } catch {
    return '(text that could not be checked for secrets)';
  }
}

function withStars(text: string, ranges: readonly Range[]): string {
  let [hidden, end] = ['', 0];
  for (const range of ranges.toSorted(([a], [b]) => a - b)) {
    if (range[0] >= end) hidden += `${text.slice(end, range[0])}***`;
    end = Math.max(end, range[1]);
  }
  return hidden + text.slice(end);
}

/**
 * A name and what is assigned to it: in quotes, escaped or not, else up to white space or whatever ends a value. Also
 * as Go prints a map: `map[Authorization:[Bearer token]]`.
 */
function assigned(name: string, value: string): RegExp {
  const quotes = String.raw`\\*["']`;
  return new RegExp(
    `(?<name>${name}(?:${quotes})?\\s*[:=]\\s*\\[?)(?:(?<quote>${quotes})(?!\\*\\*\\*)(?:(?!\\k<quote>)[^\\n])+|${value})`,
    'gi',
  );
}

const NAMES = '(?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token|password)';
const AFTER_NAME = '$<name>$<quote>***';

/** Credentials as providers put them into their errors. Each expression takes time in proportion to the text. */
const LOOKING_LIKE_ONE: [RegExp, string][] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g, '***'],
  // A scheme and its credentials, or the credentials alone.
  [assigned('authorization', String.raw`(?!\*\*\*)(?:[A-Za-z][\w-]* )?[^\s"'\]\\]+`), AFTER_NAME],
  [/\b(bearer\s+)[\w.~+/=-]{8,}/gi, '$1***'],
  [assigned(NAMES, String.raw`[^\s"',;&\]\\]+`), AFTER_NAME],
  [/((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token)\s+["']?)[A-Za-z0-9/+=]{16,}/gi, '$1***'],
  // Identifiers of AWS: AKIA for a user's access key, ASIA for a temporary one.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '***'],
  // A secret access key has 40 characters. The hash of a commit has as many, but no capitals.
  [/(?<![\w/+=])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g, '***'],
  [/\b(?:IQoJ|FwoG|FQoG)[\w+/=]{40,}/g, '***'],
  [/(\bSignature=)[0-9a-f]{64}\b/g, '$1***'],
  [/(X-Amz-(?:Signature|Credential)=)[^\s"'&]+/gi, '$1***'],
  [/\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,})/g, '***'],
  // User and password in a URL. Either may be absent, and a password may hold an @ that should have been encoded.
  [/(?<=:\/\/)[^\s/:@"'<>]{0,200}:[^\s/"'<>]{0,500}@/g, '***@'],
];
