/** What can be said of the text of a file in HCL's native syntax without parsing its expressions. */
export interface Outline {
  /** The text with parentheses around literal numbers and around the default tags of providers. */
  readonly text: string;
  /** The variables that are declared, in their order. */
  readonly variables: readonly VariableHeader[];
  /** The greatest number of brackets, blocks, templates, and operators inside each other. */
  readonly depth: number;
  /** Proportional to the time that it takes to parse the templates: it grows with the square of their parts. */
  readonly templateWork: number;
  /** What is always an error, and would take the parser much time or memory. What follows it was not read. */
  readonly error: OutlineError | undefined;
}

/** What is wrong in a text, and where. */
export interface OutlineError {
  readonly at: number;
  /** A sentence. */
  readonly what: string;
}

/** The header of a `variable` block. */
export interface VariableHeader {
  readonly name: string;
  /** From 1. Undefined in the JSON syntax. */
  readonly line: number | undefined;
}

interface Frame {
  /**
   * `body`: arguments and blocks. `value`: a list or an object that is rendered member by member. `source`: anything
   * that is rendered as its source text. `quoted` and `heredoc`: templates.
   */
  readonly kind: 'body' | 'value' | 'source' | 'quoted' | 'heredoc';
  /** The type and labels of the block whose body this is. */
  readonly header: readonly string[];
  /** Where the template starts. */
  readonly start: number;
  /** The line that ends a heredoc. */
  readonly marker: string;
  /** What was read of the argument or of the header of the block. */
  statement: string[];
  /** Whether the equals sign of an argument was read. */
  isArgument: boolean;
  /** Whether the argument is copied as its source text, inside parentheses that are still open. */
  isCopied: boolean;
  /** How many operators might be inside each other here. */
  operators: number;
  /** The number of parts of a template. */
  parts: number;
  isEmpty: boolean;
}

/** HCL has no other characters outside of text and comments. (`scan_tokens.rl`) */
const OPERATOR = /[=!<>&|+\-*/%?:.,~]/;
/** The parser describes each character that HCL does not have, which takes a kilobyte. */
const MOST_STRANGE = 100;
/** In digits. Terraform keeps 155. The parser takes quadratic time. */
const LONGEST_NUMBER = 1000;

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIRECTIVE = /%\{~?\s*(end)?(?:if|for)(?![\p{ID_Continue}-])/uy;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/** What is not literal in a template. A line feed ends a quoted template, because it is an error in it. */
const SPECIAL = { quoted: /[\\"$%\n]/g, heredoc: /[$%\n]/g };

/**
 * Reads the tokens of HCL's native syntax (`hclsyntax/scan_tokens.rl`). Takes linear time. If the text is not valid,
 * so might be the outline.
 */
export function outlineOf(text: string): Outline {
  const variables: VariableHeader[] = [];
  const insertions: [at: number, text: string][] = [];
  const frames: Frame[] = [];
  let [at, level, depth, templateWork] = [0, 0, 0, 0];
  let error: OutlineError | undefined;
  let strange = 0;
  const lineAt = lineCounter(text);
  /** The last token that is neither white space nor a comment, and its end. */
  let previous: { end: number; kind: 'operand' | 'heredoc' | 'dot' | 'other' } = { end: 0, kind: 'other' };
  let top = frameOf('body', 0);
  frames.push(top);

  while (at < text.length) {
    if (top.kind === 'quoted' || top.kind === 'heredoc') readTemplate(top, top.kind);
    else readToken();
  }
  while (frames.length > 0) pop();
  return { text: withInsertions(text, insertions), variables, depth, templateWork, error };

  function push(kind: Frame['kind'], of: Partial<Frame> = {}): void {
    top = { ...frameOf(kind, at), ...of };
    frames.push(top);
    deepen(1);
  }

  function pop(): void {
    const frame = frames.pop();
    if (frame === undefined) return;
    level -= 1 + frame.operators;
    templateWork += frame.parts ** 2;
    top = frames.at(-1) ?? frame;
  }

  function deepen(by: number): void {
    level += by;
    depth = Math.max(depth, level);
  }

  function addOperator(): void {
    top.operators += 1;
    deepen(1);
  }

  function removeOperator(): void {
    top.operators -= 1;
    level -= 1;
  }

  function endOperators(): void {
    level -= top.operators;
    top.operators = 0;
  }

  function token(length: number, kind: typeof previous.kind): void {
    at += length;
    previous = { end: at, kind };
    top.isEmpty = false;
  }

  function readToken(): void {
    const character = text[at] ?? '';
    if (character === '\n') endOfLine();
    else if (/\s/.test(character)) at += 1;
    else if (character === '#' || text.startsWith('//', at)) skipTo(text.indexOf('\n', at));
    else if (text.startsWith('/*', at)) skipComment();
    else if (character === '"') startTemplate('quoted', 1);
    else if ('([{'.includes(character)) open(character);
    else if (')]}'.includes(character)) close();
    else readWord(character);
  }

  function readWord(character: string): void {
    const heredoc = matchAt(HEREDOC);
    const [number] = matchAt(NUMBER) ?? [];
    const [identifier] = matchAt(IDENTIFIER) ?? [];
    if (heredoc) startTemplate('heredoc', heredoc[0].length, heredoc[1]);
    else if (number !== undefined) readNumber(number);
    else if (identifier !== undefined) readIdentifier(identifier);
    else readOperator(character);
  }

  function matchAt(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = at;
    return expression.exec(text) ?? undefined;
  }

  function skipTo(end: number): void {
    at = end === -1 ? text.length : end;
  }

  function skipComment(): void {
    const end = text.indexOf('*/', at + 2);
    if (end === -1) fail('The comment does not end.');
    else at = end + 2;
  }

  function endOfLine(): void {
    if (top.kind === 'body') endArgument();
    if (top.kind === 'body' || top.kind === 'value') endOperators();
    at += 1;
  }

  function endArgument(): void {
    // A heredoc ends only with the end of a line.
    if (top.isCopied) insertions.push([previous.end, previous.kind === 'heredoc' ? '\n)' : ')']);
    top.statement = [];
    top.isArgument = false;
    top.isCopied = false;
  }

  function fail(what: string): void {
    error ??= { at, what };
    at = text.length;
  }

  function readOperator(character: string): void {
    if (!OPERATOR.test(character)) strange += 1;
    if (strange > MOST_STRANGE) {
      fail('The file has many characters that are not part of the language. It must be a text in UTF-8.');
      return;
    }
    if (top.kind === 'body' && character === '=' && !top.isArgument) {
      top.isArgument = true;
      top.isCopied = isDefaultTags(frames);
      if (top.isCopied) insertions.push([at + 1, '(']);
    }
    if (character === ',') endOperators();
    if ('!-?*'.includes(character)) addOperator();
    token(1, character === '.' ? 'dot' : 'other');
  }

  function open(character: string): void {
    const isBlock = character === '{' && top.kind === 'body' && !top.isArgument;
    // What follows an operand is an index or a call.
    const isSource = character === '(' || top.kind === 'source' || top.isCopied || previous.kind === 'operand';
    if (isBlock && frames.length === 1 && top.statement[0] === 'variable') {
      variables.push({ name: top.statement[1] ?? '', line: lineAt(at) });
    }
    const header = top.statement;
    token(1, 'other');
    if (isBlock) push('body', { header });
    else push(isSource ? 'source' : 'value');
  }

  function close(): void {
    const isSplat = text[previous.end - 1] === '*';
    if (top.kind === 'body') endArgument();
    if (frames.length > 1) pop();
    if (isSplat) addOperator();
    const isTemplate = top.kind === 'quoted' || top.kind === 'heredoc';
    token(1, isTemplate ? 'other' : 'operand');
  }

  function readNumber(number: string): void {
    if (number.length > LONGEST_NUMBER) {
      fail(`A number has more than ${LONGEST_NUMBER} digits.`);
      return;
    }
    const isRendered = top.kind === 'value' || (top.kind === 'body' && top.isArgument && !top.isCopied);
    if (isRendered && previous.kind !== 'dot') insertions.push([at, '('], [at + number.length, ')']);
    token(number.length, 'operand');
  }

  function readIdentifier(identifier: string): void {
    if (top.kind === 'body' && !top.isArgument) top.statement.push(identifier);
    if (top.kind === 'value' && top.isEmpty && identifier === 'for') {
      frames[frames.length - 1] = top = { ...top, kind: 'source' };
    }
    token(identifier.length, 'operand');
  }

  function startTemplate(kind: 'quoted' | 'heredoc', length: number, marker = ''): void {
    addOperator();
    top.isEmpty = false;
    at += length;
    push(kind, { marker });
    if (kind === 'heredoc') endHeredocAtMarker();
  }

  function readTemplate(frame: Frame, kind: 'quoted' | 'heredoc'): void {
    SPECIAL[kind].lastIndex = at;
    const found = SPECIAL[kind].exec(text);
    const character = found?.[0] ?? '';
    at = found?.index ?? text.length;
    if (character === '\\') at += 2;
    else if (character === '"' || (character === '\n' && kind === 'quoted')) endQuoted(frame, character);
    else if (character === '\n') {
      at += 1;
      frame.parts += 1;
      endHeredocAtMarker();
    } else if (character !== '') readSequence(frame, character);
  }

  function endQuoted({ start }: Frame, character: string): void {
    pop();
    if (top.kind === 'body' && !top.isArgument) top.statement.push(text.slice(start, at));
    token(character === '"' ? 1 : 0, 'operand');
  }

  function readSequence(frame: Frame, character: string): void {
    frame.parts += 1;
    if (text.startsWith(`${character}{`, at + 1)) at += 3;
    else if (text[at + 1] === '{') {
      const directive = matchAt(DIRECTIVE);
      if (directive?.[1] === undefined && directive !== undefined) addOperator();
      else if (directive !== undefined && frame.operators > 0) removeOperator();
      // The text before, the sequence, and the text after.
      frame.parts += 1;
      token(2, 'other');
      push('source');
    } else at += 1;
  }

  function endHeredocAtMarker(): void {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end);
    if (line.trim() !== top.marker) return;
    pop();
    token(line.trimEnd().length, 'heredoc');
  }
}

function frameOf(kind: Frame['kind'], start: number): Frame {
  const none = { statement: [], isArgument: false, isCopied: false, operators: 0, parts: 0, isEmpty: true };
  return { kind, header: [], marker: '', start, ...none };
}

function isDefaultTags(frames: readonly Frame[]): boolean {
  const [, provider, block] = frames;
  const isIn = provider?.header[0] === 'provider' && block?.header[0] === 'default_tags';
  return frames.length === 3 && isIn && block.statement[0] === 'tags';
}

/** The number of the line at a position. The positions must increase, so that all of them together take linear time. */
function lineCounter(text: string): (at: number) => number {
  let [line, counted] = [1, 0];
  return (at) => {
    for (let end = text.indexOf('\n', counted); end !== -1 && end < at; end = text.indexOf('\n', counted)) {
      line += 1;
      counted = end + 1;
    }
    return line;
  };
}

function withInsertions(text: string, insertions: readonly (readonly [number, string])[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const [at, inserted] of insertions) {
    parts.push(text.slice(end, at), inserted);
    end = at;
  }
  return parts.join('') + text.slice(end);
}
