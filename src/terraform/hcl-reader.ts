/** A text is not in the part of HCL's syntax that is read. */
export class UnreadableHcl extends Error {
  override readonly name = 'UnreadableHcl';
  /** What is wrong. It quotes nothing, because the text can be sensitive. */
  readonly reason: string;
  /** Where it is wrong. The first line and the first column are 1. */
  readonly line: number;
  readonly column: number;

  constructor(reason: string, line: number, column: number) {
    super(`Line ${line}, column ${column}: ${reason}`);
    this.reason = reason;
    this.line = line;
    this.column = column;
  }
}

/** Levels of nesting, in a value and in a type constraint. */
const DEEPEST = 100;

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const PLAIN_TEXT = /[^"\\\n]*/y;
/** HCL has no `\/`, `\b`, and `\f`, and JSON has no `\U`. */
const ESCAPE = /\\(?:(["\\/bfnrt])|u([\da-fA-F]{4})|U(00(?:10|0[\da-fA-F])[\da-fA-F]{4}))/y;
const SELECTED: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

/**
 * Reads what values and type constraints have in common. It only moves forward, so that it takes linear time.
 *
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md, and what Terraform 1.11 accepts.
 */
export class HclReader {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    // Terraform ignores a byte order mark.
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
  }

  /** @throws {UnreadableHcl} always */
  fail(reason: string): never {
    const before = this.#text.slice(0, this.#at);
    const lineStart = before.lastIndexOf('\n') + 1;
    throw new UnreadableHcl(reason, before.split('\n').length, before.length - lineStart + 1);
  }

  /** @throws {UnreadableHcl} if `depth` is more than a recursive reader may go */
  checkDepth(depth: number): void {
    if (depth > DEEPEST) this.fail(`there are more than ${DEEPEST} levels of nesting`);
  }

  /** The next character, or '' at the end. */
  get next(): string {
    return this.#text.charAt(this.#at);
  }

  take(token: string): boolean {
    const isNext = this.#text.startsWith(token, this.#at);
    if (isNext) this.#at += token.length;
    return isNext;
  }

  /** @param pattern must be sticky */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at += match[0].length;
    return match;
  }

  name(): string | undefined {
    return this.match(NAME)?.[0];
  }

  /** Skips white space and comments. Returns whether a line ended, because that separates the items of an object. */
  skipSpace(): boolean {
    let lineEnded = false;
    for (;;) {
      const space = this.match(/[ \t\r\n]+/y)?.[0];
      if (space !== undefined) lineEnded ||= space.includes('\n');
      else if (this.next === '#' || this.#text.startsWith('//', this.#at)) this.#skipUntil('\n');
      else if (this.take('/*')) {
        if (!this.#skipUntil('*/')) this.fail('a comment does not end');
        this.take('*/');
      } else return lineEnded;
    }
  }

  #skipUntil(token: string): boolean {
    const end = this.#text.indexOf(token, this.#at);
    this.#at = end === -1 ? this.#text.length : end;
    return end !== -1;
  }

  /** The text in quotes. Templates, such as `${x}`, are not evaluated, and so `$${x}` is not an escape either. */
  quotedText(): string {
    this.take('"');
    let text = '';
    for (;;) {
      text += this.match(PLAIN_TEXT)?.[0] ?? '';
      if (this.take('"')) return text;
      if (this.next === '') this.fail('text in quotes does not end');
      if (this.next === '\n') this.fail('text in quotes has a line break. Write it as \\n');
      const [, selector, short, long] = this.match(ESCAPE) ?? this.fail('there is an unknown escape sequence');
      text +=
        selector === undefined
          ? String.fromCodePoint(Number.parseInt((short ?? long) as string, 16))
          : (SELECTED[selector] ?? selector);
    }
  }

  /** The text of a heredoc, of which nothing is evaluated. Leaves the end of its last line. */
  heredoc(): string {
    const [, flush, marker] = this.match(HEREDOC) ?? this.fail('something other than a value is here');
    const start = this.#at;
    for (;;) {
      const lineStart = this.#at;
      const isLast = !this.#skipUntil('\n');
      if (this.#text.slice(lineStart, this.#at).trim() === marker) {
        const text = this.#text.slice(start, lineStart);
        return flush ? withoutIndentation(text) : text;
      }
      if (isLast) this.fail('a heredoc does not end');
      this.take('\n');
    }
  }

  /** Skips an expression of any kind, up to the parenthesis that closes what it is in. */
  skipToClosingParenthesis(): void {
    const closing = [')'];
    for (;;) {
      const end = closing.at(-1);
      if (this.next === '') this.fail('an expression does not end');
      if (end === '"') {
        this.match(/[^"\\$%]+/y);
        if (this.take('"')) closing.pop();
        else if (this.match(/\$\$\{|%%\{/y)) continue;
        else if (this.match(/[$%]\{/y)) closing.push('}');
        else if (!this.match(/\\./sy)) this.match(/[$%]/y);
        continue;
      }
      this.skipSpace();
      if (this.next === end) {
        if (closing.length === 1) return;
        closing.pop();
        this.take(end);
      } else if (this.match(/[)\]}]/y)) this.fail('the brackets do not match');
      else if (this.#text.startsWith('<<', this.#at)) this.heredoc();
      else {
        const opening = this.match(/./sy)?.[0] ?? '';
        if (opening in CLOSING) closing.push(CLOSING[opening] as string);
      }
    }
  }
}

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}', '"': '"' };

/** As Terraform does for `<<-`: lines that are blank do not count, and stay as they are. */
function withoutIndentation(text: string): string {
  const lines = text.split('\n');
  const isBlank = (line: string) => line.trim() === '';
  let indentation = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (!isBlank(line)) indentation = Math.min(indentation, line.length - line.trimStart().length);
  }
  return lines.map((line) => (isBlank(line) ? line : line.slice(indentation))).join('\n');
}
