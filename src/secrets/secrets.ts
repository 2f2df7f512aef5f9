import { shortened, withoutControlCharacters } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import { withoutCredentials } from './credential-patterns.ts';
import { KnownSecrets, type Range } from './known-secrets.ts';

/**
 * What is hidden in each text that leaves the step. `everything`: known credentials, sensitive values, and whatever
 * looks like a credential; for free text. `credentials`: known credentials only; for text whose sensitive values are
 * redacted already, where other values might be the same by chance.
 */
const HIDDEN_IN = {
  log: 'everything',
  annotation: 'everything',
  'failure reason': 'everything',
  'text in the summary': 'everything',
  'request in the log': 'credentials',
  'value in the summary': 'credentials',
  'step output': 'credentials',
} as const;

/** No text that leaves the step is longer. In UTF-16 units. */
const LONGEST = 2 ** 16;

/** Longer texts are not remembered. In UTF-16 units. */
const LONGEST_RECENT = 1000;
/** How many texts are remembered. */
const MOST_RECENT = 1000;

/** Values that nobody may see. */
export class Secrets {
  readonly #credentials = new KnownSecrets();
  readonly #sensitive = new KnownSecrets();
  /** What texts are without secrets. Logs repeat themselves, and a text can be shown in several places. */
  readonly #recent = new Map<string, string>();

  /** The workflow token, AWS credentials, GitHub's tokens, a proxy's password. */
  addCredentials(...values: (string | undefined)[]): void {
    this.#recent.clear();
    for (const value of values) if (value) this.#credentials.add(value, 1);
  }

  /** The content of sensitive outputs. Single characters are not hidden, because they are part of too much else. */
  addSensitive(values: Iterable<string>): void {
    this.#recent.clear();
    for (const value of values) this.#sensitive.add(value, 2);
  }

  /** `text` without control characters, and with `***` in place of every secret. */
  hideFor(place: keyof typeof HIDDEN_IN, text: string): string {
    if (text.length > LONGEST_RECENT) return this.#hide(place, text);
    const key = `${HIDDEN_IN[place]} ${text}`;
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const hidden = this.#hide(place, text);
    if (this.#recent.size >= MOST_RECENT) this.#recent.clear();
    this.#recent.set(key, hidden);
    return hidden;
  }

  #hide(place: keyof typeof HIDDEN_IN, text: string): string {
    try {
      const plain = withoutControlCharacters(shortened(text, LONGEST));
      return HIDDEN_IN[place] === 'everything' ? this.#hideEverything(plain) : this.#hideCredentials(plain);
    } catch {
      // A text that cannot be checked is not shown. It must not keep the result from being reported either.
      return '(text that could not be checked for secrets)';
    }
  }

  hideInProblem({ title, message, advice, cause }: Problem): Problem {
    return new Problem(title, this.hideFor('annotation', message), this.hideFor('annotation', advice), { cause });
  }

  #hideEverything(text: string): string {
    return withoutCredentials(withStars(text, [...this.#credentials.find(text), ...this.#sensitive.find(text)]));
  }

  #hideCredentials(text: string): string {
    return withStars(text, this.#credentials.find(text));
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
