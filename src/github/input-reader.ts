import { Problem } from '../problem.ts';
import { quoted, suggestion } from '../suggestion.ts';

/** Reads an input by its name: its text without white space around it, '' if it is absent. */
export type ReadInput = (name: string) => string;

/** Reads inputs, and collects what is wrong with them, so that a user sees everything at once. */
export class InputReader {
  readonly problems: Problem[] = [];
  readonly #read: ReadInput;

  constructor(read: ReadInput) {
    this.#read = read;
  }

  text(name: string): string | undefined {
    return this.#read(name) || undefined;
  }

  /** One of the accepted words, in upper or lower case. */
  choice<Word extends string>(name: string, accepted: readonly Word[]): Word | undefined {
    const given = this.text(name);
    const word = accepted.find((candidate) => candidate.toLowerCase() === given?.toLowerCase());
    if (given && !word) this.#refuseWord(name, given, accepted);
    return word;
  }

  /** As YAML 1.2's core schema writes it, which is what `getBooleanInput` of @actions/core accepts. */
  boolean(name: string): boolean | undefined {
    const given = this.text(name);
    if (!given) return undefined;
    if (['true', 'True', 'TRUE'].includes(given)) return true;
    if (['false', 'False', 'FALSE'].includes(given)) return false;
    this.#refuseWord(name, given, ['true', 'false']);
    return undefined;
  }

  wholeNumber(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (!value) return undefined;
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    this.refuse(
      name,
      `is ${quoted(value)}. It must be a whole number from ${min} to ${max}.`,
      'Omit it to use the default.',
    );
    return undefined;
  }

  /** @param pattern AWS's constraint for the value */
  matching(name: string, pattern: RegExp): string | undefined {
    const value = this.text(name);
    if (!value || pattern.test(value)) return value;
    this.refuse(
      name,
      `is ${quoted(value)}, which does not match ${pattern.source}.`,
      "See AWS's documentation for its form.",
    );
    return undefined;
  }

  url(name: string): string | undefined {
    const value = this.text(name);
    if (!value || /^https?:$/.test(URL.parse(value)?.protocol ?? '')) return value;
    this.refuse(name, `is ${quoted(value)}, which is not a URL.`, 'Use a URL that starts with https:// or http://.');
    return undefined;
  }

  /** @param what the rest of the sentence that starts with the name */
  refuse(name: string, what: string, advice: string): void {
    this.problems.push(new Problem(`Invalid ${name}`, `${name} ${what}`, advice));
  }

  #refuseWord(name: string, given: string, accepted: readonly string[]): void {
    this.refuse(name, `is ${quoted(given)}. Accepted values: ${accepted.join(', ')}.`, suggestion(given, accepted));
  }
}
