import { ESCAPE_SEQUENCE } from './plain-text.ts';

/**
 * A text in the form in which secrets are compared, and where in the text each of its characters stands. All the ways
 * in which a program writes the same value have the same form: escaped for JSON, HCL, HTML or a URL, once or several
 * times, with colors or invisible characters in between, with other white space.
 */
export interface ComparableText {
  readonly characters: string;
  /** The range in the text of the character at an index; undefined if it is the character at that index itself. */
  rangeOf(index: number): readonly [start: number, end: number];
}

export function comparable(text: string): ComparableText {
  if (!NEEDS_WORK.test(text)) return { characters: text, rangeOf: (index) => [index, index + 1] };
  // What is invisible may be in the middle of an escape, and may have been escaped itself.
  const stages = [withoutInvisible, unescapedForUrlAndHtml, unescapedForStrings, withoutInvisible, withSingleSpaces];
  const result = stages.reduce((previous, stage) => stage(previous), new Rewritten(text));
  return {
    characters: result.text,
    rangeOf: (index) => [result.starts[index] as number, result.ends[index] as number],
  };
}

const NEEDS_WORK = /[^\w !#$()*,./:;<=>?@^`{|}~[\]'"-]| {2}/;

/** A text and, for each of its UTF-16 units, where that came from. */
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

  /** The same with every match of `pattern` replaced. All of a replacement came from all of its match. */
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
    keepUntil(this.text.length);
    result.text = text;
    return result;
  }
}

function unescapedForUrlAndHtml(text: Rewritten): Rewritten {
  // %25 is an escaped %, so that %2541 is an A that was escaped twice; and so is &amp; with HTML.
  return text.replaced(
    /(?:%(?:25)*[\da-f]{2})+|&(?:amp;)*(lt|gt|quot|apos|amp|#\d{1,7}|#x[\da-f]{1,6});/gi,
    ([match, entity]) => (entity === undefined ? ofUrl(match) : ofEntity(entity.toLowerCase())),
  );
}

function ofUrl(escapes: string): string {
  return Buffer.from(escapes.replaceAll(/%(?:25)*([\da-f]{2})/gi, '$1'), 'hex').toString();
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function ofEntity(name: string): string {
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return ENTITIES[name] ?? character(code);
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** As JSON, HCL and Go write strings. However often a text was escaped: any number of backslashes counts as one. */
function unescapedForStrings(text: Rewritten): Rewritten {
  return text.replaced(
    /\\+(?:([nrtfv])|u([\da-fA-F]{4})|x([\da-fA-F]{2})|U([\da-fA-F]{8}))?/g,
    ([, space, ofJson, ofByte, ofGo]) => {
      const code = ofJson ?? ofByte ?? ofGo;
      if (code !== undefined) return character(Number.parseInt(code, 16));
      return space === undefined ? '' : ' ';
    },
  );
}

/** What cannot be seen goes, and so does what is replaced by U+FFFD where a text may hold no such character. */
function withoutInvisible(text: Rewritten): Rewritten {
  return INVISIBLE.test(text.text) ? text.replaced(EVERY_INVISIBLE, () => '') : text;
}

const INVISIBLE = /(?!\s)\p{Cc}|\p{Default_Ignorable_Code_Point}|[\u{10000}-\u{10ffff}\ud800-\udfff\ufffd-\uffff]/u;
const EVERY_INVISIBLE = new RegExp(`${ESCAPE_SEQUENCE.source}|${INVISIBLE.source}`, 'gu');

/** White space of any kind is one space. In a form, a space is a plus. */
function withSingleSpaces(text: Rewritten): Rewritten {
  return text.replaced(/[\s+]+/g, () => ' ');
}
