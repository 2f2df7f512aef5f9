import { comparable } from './comparable-text.ts';

/** A range of UTF-16 units. */
export type Range = readonly [start: number, end: number];

/**
 * Values to find in any text, however the text writes them. There can be hundreds of thousands of values, of any length,
 * and values and texts can be designed to take long. A search takes time in proportion to the text.
 */
export class KnownSecrets {
  readonly #pieces = new Set<string>();
  readonly #words = new Set<string>();
  #index: Index | undefined;

  /** @param shortest Values with fewer characters are ignored. */
  add(value: string, shortest: number): void {
    for (let at = 0; at < value.length; at += SLICE) {
      const characters = comparable(value.slice(at, at + SLICE)).characters.trim();
      if (characters.length < shortest) continue;
      this.#index = undefined;
      if (characters.length < GRAM) this.#words.add(characters);
      else for (const piece of piecesOf(characters)) this.#pieces.add(piece);
    }
  }

  /** Where in `text` the values are, in order and without overlap. */
  find(text: string): Range[] {
    if (this.#pieces.size + this.#words.size === 0) return [];
    this.#index ??= new Index([...this.#pieces].sort());
    const { characters, rangeOf } = comparable(text);
    const ranges: [number, number][] = [];
    let end = -1;
    for (let at = 0; at < characters.length; ) {
      const length = this.#index.lengthAt(characters, at) || this.#wordAt(characters, at);
      if (length > 0) {
        const range: Range = [rangeOf(at)[0], rangeOf(at + length - 1)[1]];
        // A long value is found piece by piece.
        if (at === end) (ranges.at(-1) as [number, number])[1] = range[1];
        else ranges.push([...range]);
        end = at + length;
      }
      at += Math.max(1, length);
    }
    return ranges;
  }

  /** The length of the short value at an index, if it is a word of its own. */
  #wordAt(characters: string, at: number): number {
    if (this.#words.size === 0 || isWordCharacter(characters[at - 1])) return 0;
    for (let length = Math.min(GRAM - 1, characters.length - at); length > 0; length -= 1) {
      const isWord = !isWordCharacter(characters[at + length]);
      if (isWord && this.#words.has(characters.slice(at, at + length))) return length;
    }
    return 0;
  }
}

/** Long values are made comparable in slices, which bounds the memory for it. In UTF-16 units. */
const SLICE = 2 ** 16;
/** Shorter values are found only as words of their own, because they are part of words with another meaning. */
const GRAM = 4;
/** Long values are compared in pieces, which bounds the time of a comparison. */
const PIECE = 64;
/** A value that the end of a text cuts is recognized by so many characters; before an ellipsis, by fewer. */
const CUT_BY_END = 12;
const CUT_BY_ELLIPSIS = 6;

function* piecesOf(characters: string): Generator<string> {
  let at = 0;
  for (; characters.length - at >= 2 * PIECE; at += PIECE) yield characters.slice(at, at + PIECE);
  yield characters.slice(at);
}

function isWordCharacter(character = ''): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

/** Finds which of many strings begin at an index of a text, the longest first. */
class Index {
  readonly #sorted: readonly string[];
  /** For each string the index of the longest other string that it begins with, or -1. */
  readonly #shorter: Int32Array;
  /** The first characters of all strings. */
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

  /** The length of the string that begins at an index; 0 if none does. */
  lengthAt(text: string, at: number): number {
    if (!this.#grams.has(text.slice(at, at + GRAM))) return 0;
    const rest = text.slice(at, at + 2 * PIECE);
    const next = this.#firstAfter(rest);
    // Whatever `rest` begins with is this string, or one that this string begins with.
    for (let index = next - 1; index >= 0; index = this.#shorter[index] as number) {
      const piece = this.#sorted[index] as string;
      if (rest.startsWith(piece)) return piece.length;
    }
    return this.#lengthOfCut(rest, at + rest.length === text.length);
  }

  #lengthOfCut(rest: string, isEnd: boolean): number {
    const ellipsis = rest.indexOf('…');
    const cut = ellipsis === -1 ? rest : rest.slice(0, ellipsis).trimEnd();
    if (ellipsis === -1 ? !isEnd || cut.length < CUT_BY_END : cut.length < CUT_BY_ELLIPSIS) return 0;
    return this.#sorted[this.#firstAfter(cut)]?.startsWith(cut) ? cut.length : 0;
  }

  /** The index of the first string that sorts after `text`. */
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
