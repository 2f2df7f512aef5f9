import { ESCAPE_SEQUENCE } from '../plain-text.ts';

/**
 * A text in the form in which secrets are compared, and where its characters are in the text. All ways in which programs
 * write a value have the same form: escaped for JSON, HCL, HTML, or a URL, once or several times, with colors or
 * invisible characters in between, with other white space.
 */
export interface ComparableText {
  readonly characters: string;
  /** The range in the text that the character at an index comes from. */
  rangeOf(index: number): readonly [start: number, end: number];
}

export function comparable(text: string): ComparableText {
  if (!NEEDS_WORK.test(text)) return { characters: text, rangeOf: (index) => [index, index + 1] };
  // Invisible characters can be in the middle of an escape, and can be escaped themselves. Escapes can be nested.
  const unescaped = [unescapedForUrlAndHtml, unescapedForStrings];
  const stages = [withoutInvisible, ...unescaped, ...unescaped, withoutInvisible, withSingleSpaces];
  const { text: characters, starts, ends } = stages.reduce((previous, stage) => stage(previous), new Rewritten(text));
  return {
    characters,
    rangeOf(index) {
      const [start, end] = [starts[index], ends[index]];
      if (start === undefined || end === undefined) throw new RangeError('There is no such character');
      return [start, end];
    },
  };
}

const NEEDS_WORK = /[^\w !#$()*,./:;<=>?@^`{|}~[\]'"-]| {2}/;

/** A text and, for each of its UTF-16 units, where it comes from. */
class Rewritten {
  text: string;
  starts: number[] = [];
  ends: number[] = [];

  constructor(text: string) {
    this.text = text;
    for (let index = 0; index < text.length; index += 1) {
      this.starts.push(index);
      this.ends.push(index + 1);
    }
  }

  /** The same with every match of `pattern` replaced. A whole replacement comes from its whole match. */
  replaced(pattern: RegExp, replacement: (match: RegExpExecArray) => string): Rewritten {
    const result = new Rewritten('');
    let [text, last] = ['', 0];
    const keepUntil = (end: number) => {
      text += this.text.slice(last, end);
      for (let index = last; index < end; index += 1) {
        result.starts.push(this.starts[index] as number);
        result.ends.push(this.ends[index] as number);
      }
    };
    for (const match of this.text.matchAll(pattern)) {
      keepUntil(match.index);
      last = match.index + match[0].length;
      const inserted = replacement(match);
      text += inserted;
      for (let index = 0; index < inserted.length; index += 1) {
        result.starts.push(this.starts[match.index] as number);
        result.ends.push(this.ends[last - 1] as number);
      }
    }
    if (last === 0) return this;
    keepUntil(this.text.length);
    result.text = text;
    return result;
  }
}

function unescapedForUrlAndHtml(text: Rewritten): Rewritten {
  // %25 is an escaped %, so that %2541 is an A that was escaped twice. The same is true of &amp; in HTML.
  return text.replaced(
    /(?:%(?:25)*[\da-f]{2})+|&(?:amp;)*(lt|gt|quot|apos|amp|#\d{1,7}|#x[\da-f]{1,6});/gi,
    ([match, entity]) =>
      entity === undefined ? ofBytes(match.replaceAll(/%(?:25)*([\da-f]{2})/gi, '$1')) : ofEntity(entity.toLowerCase()),
  );
}

/** @param digits two hexadecimal digits for each byte */
function ofBytes(digits: string): string {
  return Buffer.from(digits, 'hex').toString();
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function ofEntity(name: string): string {
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return ENTITIES[name] ?? character(code);
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** As JSON, HCL, and Go write strings. Any number of backslashes counts as one, however often a text was escaped. */
function unescapedForStrings(text: Rewritten): Rewritten {
  return text.replaced(
    /((?:\\+x[\da-fA-F]{2})+)|\\+(?:([nrtfv])|u([\da-fA-F]{4})|U([\da-fA-F]{8}))?/g,
    ([, bytes, space, ofJson, ofGo]) => {
      if (bytes !== undefined) return ofBytes(bytes.replaceAll(/\\+x/g, ''));
      const code = ofJson ?? ofGo;
      if (code !== undefined) return character(Number.parseInt(code, 16));
      return space === undefined ? '' : ' ';
    },
  );
}

const INVISIBLE = String.raw`(?!\s)\p{Cc}|\p{Default_Ignorable_Code_Point}`;
/** A failure reason cannot contain these. U+FFFD replaces them there. */
const BEYOND_THE_BASIC_PLANE = String.raw`[\u{10000}-\u{10ffff}\ud800-\udfff\ufffe\uffff]`;
const REMOVED_OR_REPLACED = new RegExp(`(${ESCAPE_SEQUENCE.source}|${INVISIBLE})|${BEYOND_THE_BASIC_PLANE}`, 'gu');

function withoutInvisible(text: Rewritten): Rewritten {
  return text.replaced(REMOVED_OR_REPLACED, ([, invisible]) => (invisible === undefined ? '\ufffd' : ''));
}

/** White space of any kind is one space. In a form, a space is a plus. */
function withSingleSpaces(text: Rewritten): Rewritten {
  return text.replaced(/[\s+]+/g, () => ' ');
}
