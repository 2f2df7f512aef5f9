import { comparable } from './comparable-text.ts';

/** A range of UTF-16 units. */
export type Range = readonly [start: number, end: number];

/**
 * Values that are known, to be found in any text in whatever way it writes them. There may be hundreds of thousands,
 * of any length, and both they and the text may be made to take long: a search takes time in proportion to the text.
 */
export class KnownSecrets {
  readonly #pieces = new Set<string>();
  readonly #words = new Set<string>();
  #index: Index | undefined;

  /** @param shortest values with fewer characters are passed over */
  add(value: string, shortest: number): void {
    const characters = comparable(value).characters.trim();
    if (characters.length < shortest) return;
    this.#index = undefined;
    if (characters.length < GRAM) this.#words.add(characters);
    else for (const piece of piecesOf(characters)) this.#pieces.add(piece);
  }

  /** Where in `text` they are, in order and without overlap. */
  find(text: string): Range[] {
    if (this.#pieces.size + this.#words.size === 0) return [];
    this.#index ??= new Index([...this.#pieces].sort());
    const compared = comparable(text);
    const ranges: [number, number][] = [];
    let end = -1;
    for (let at = 0; at < compared.characters.length; ) {
      const length = this.#index.lengthAt(compared.characters, at) || this.#wordAt(compared.characters, at);
      const [start] = compared.rangeOf(at);
      if (length > 0) {
        const range: Range = [start, compared.rangeOf(at + length - 1)[1]];
        // A long secret is found piece by piece.
        if (at === end) (ranges.at(-1) as [number, number])[1] = range[1];
        else ranges.push([...range]);
        end = at + length;
      }
      at += Math.max(1, length);
    }
    return ranges;
  }

  /** The length of a short secret at an index, if it stands there as a word of its own. */
  #wordAt(characters: string, at: number): number {
    if (this.#words.size === 0 || isWordCharacter(characters[at - 1])) return 0;
    for (let length = GRAM - 1; length > 0; length -= 1) {
      if (this.#words.has(characters.slice(at, at + length)) && !isWordCharacter(characters[at + length]))
        return length;
    }
    return 0;
  }
}

/** Shorter ones are found only as words of their own: they are part of words that mean something else. */
const GRAM = 4;
/** Long secrets are compared in pieces, which bounds the time of a comparison. */
const PIECE = 64;
/** Of a piece that the end of a text cuts, so much is enough to know it by. */
const CUT = 12;

function* piecesOf(characters: string): Generator<string> {
  let at = 0;
  for (; characters.length - at >= 2 * PIECE; at += PIECE) yield characters.slice(at, at + PIECE);
  yield characters.slice(at);
}

function isWordCharacter(character = ''): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

/** Finds which of many strings begin at a place, the longest first. */
class Index {
  readonly #sorted: readonly string[];
  /** For each string the index of the longest other one that it begins with, or -1. */
  readonly #shorter: Int32Array;
  /** What they begin with. */
  readonly #grams: Set<string>;

  constructor(sorted: readonly string[]) {
    this.#sorted = sorted;
    this.#grams = new Set(sorted.map((piece) => piece.slice(0, GRAM)));
    this.#shorter = new Int32Array(sorted.length);
    const nested: number[] = [];
    for (const [index, piece] of sorted.entries()) {
      while (nested.length > 0 && !piece.startsWith(sorted[nested.at(-1) as number] as string)) nested.pop();
      this.#shorter[index] = nested.at(-1) ?? -1;
      nested.push(index);
    }
  }

  /** How long the one is that begins at an index; 0 if none does. */
  lengthAt(text: string, at: number): number {
    if (!this.#grams.has(text.slice(at, at + GRAM))) return 0;
    const rest = text.slice(at, at + 2 * PIECE);
    const next = this.#firstAfter(rest);
    // Whatever `rest` begins with is this one, or what this one begins with.
    for (let index = next - 1; index >= 0; index = this.#shorter[index] as number) {
      const piece = this.#sorted[index] as string;
      if (rest.startsWith(piece)) return piece.length;
    }
    const isCut = at + rest.length === text.length && rest.length >= CUT;
    return isCut && this.#sorted[next]?.startsWith(rest) ? rest.length : 0;
  }

  /** The index of the first string that sorts behind `text`. */
  #firstAfter(text: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] as string) <= text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
