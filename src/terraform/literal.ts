import type { ExactJson } from './exact-json.ts';
import { HclReader } from './hcl-reader.ts';
import { decimalText, isNumberText } from './number-text.ts';

/**
 * Reads a value in JSON or in HCL syntax, or in a mixture: `["a", "b"]`, `{ a = 1, "b" : [true, null] }`, with comments,
 * trailing commas, line breaks in place of commas, and heredocs. Numbers keep their digits. Nothing is evaluated:
 *
 * - `"${x}"` is the text `${x}`, because an input of a product is data, and so that a value means the same in JSON, in
 *   HCL, and in a variable of type string. For the same reason, `"$${x}"` is the text `$${x}`.
 * - References, function calls, and operators other than the sign of a number are errors.
 *
 * If a key occurs twice in an object, the last one counts, as in Terraform and JSON.
 *
 * @throws {UnreadableHcl} if `text` is not such a value, or is nested too deeply
 */
export function parseLiteral(text: string): ExactJson {
  const reader = new HclReader(text);
  reader.skipSpace();
  const value = readValue(reader, 1);
  reader.skipSpace();
  if (reader.next !== '') reader.fail('something follows the value');
  return value;
}

function readValue(reader: HclReader, depth: number): ExactJson {
  reader.checkDepth(depth);
  if (reader.next === '"') return reader.quotedText();
  if (reader.take('[')) return readList(reader, depth);
  if (reader.take('{')) return readObject(reader, depth);
  if (reader.take('(')) return readParenthesized(reader, depth);
  if (reader.next === '<') return reader.heredoc();
  return readNumber(reader) ?? readKeyword(reader);
}

function readList(reader: HclReader, depth: number): ExactJson[] {
  const items: ExactJson[] = [];
  reader.skipSpace();
  while (!reader.take(']')) {
    items.push(readValue(reader, depth + 1));
    reader.skipSpace();
    if (reader.take(',')) reader.skipSpace();
    else if (reader.next !== ']') reader.fail(`after an element, a comma or ']' is missing`);
  }
  return items;
}

function readObject(reader: HclReader, depth: number): ExactJson {
  const members: [string, ExactJson][] = [];
  reader.skipSpace();
  while (!reader.take('}')) {
    const key = readKey(reader, depth + 1);
    reader.skipSpace();
    if (!reader.take('=') && !reader.take(':')) reader.fail(`after a key, '=' or ':' is missing`);
    reader.skipSpace();
    members.push([key, readValue(reader, depth + 1)]);
    const lineEnded = reader.skipSpace();
    if (reader.take(',')) reader.skipSpace();
    else if (reader.next !== '}' && !lineEnded) reader.fail(`after a value, a comma or '}' is missing`);
  }
  // Unlike an assignment, this creates a member that is named __proto__.
  return Object.fromEntries(members);
}

/** In HCL, a name without quotes is a key, even `true` or `null`, and a number in a key is converted to text. */
function readKey(reader: HclReader, depth: number): string {
  const name = reader.name();
  if (name !== undefined) return name;
  const key = readValue(reader, depth);
  if (typeof key === 'string') return key;
  if (typeof key === 'boolean') return String(key);
  const text = JSON.isRawJSON(key) ? decimalText(key.rawJSON) : undefined;
  return text ?? reader.fail('a key is not text');
}

function readParenthesized(reader: HclReader, depth: number): ExactJson {
  reader.skipSpace();
  const value = readValue(reader, depth + 1);
  reader.skipSpace();
  if (!reader.take(')')) reader.fail(`')' is missing`);
  return value;
}

/** HCL allows zeros before a number, and white space after its sign. JSON does not. */
function readNumber(reader: HclReader): ExactJson | undefined {
  const [, sign = '', digits] = reader.match(/(?:(-)[ \t\r\n]*)?(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/y) ?? [];
  if (digits === undefined) return undefined;
  if (reader.match(/(?=[\p{ID_Continue}.])/uy)) reader.fail('a number is followed by something else');
  if (!isNumberText(digits)) reader.fail('a number is too large');
  return JSON.rawJSON(sign + digits.replace(/^0+(?=\d)/, ''));
}

function readKeyword(reader: HclReader): ExactJson {
  if (reader.match(/true(?![\p{ID_Continue}-])/uy)) return true;
  if (reader.match(/false(?![\p{ID_Continue}-])/uy)) return false;
  if (reader.match(/null(?![\p{ID_Continue}-])/uy)) return null;
  if (reader.next === '') reader.fail('the value is incomplete');
  if (reader.match(/(?=[\p{ID_Start}_][\p{ID_Continue}-]*\s{0,9}\()/uy)) reader.fail('there is a function call');
  if (reader.match(/(?=[\p{ID_Start}_])/uy)) reader.fail('there is text without quotes');
  return reader.fail(reader.next === "'" ? 'there is a single quote' : 'something other than a value is here');
}
