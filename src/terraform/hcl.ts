import { TooLargeJson } from '../bounded-json.ts';
import { withoutControlCharacters } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import { type ExactJson, type ExactObject, isObject } from './exact-json.ts';
import { parseJsonConfiguration } from './hcl-json.ts';
import { outlineOf, type VariableHeader } from './hcl-outline.ts';
import { parsedByHcl } from './hcl-parser.ts';

/** What a file of Terraform's configuration language contains. */
export interface Configuration {
  /** The name of the file, as it is in the artifact. */
  readonly file: string;
  /**
   * Terraform's JSON syntax: a block is an object in a list, which is inside an object for each of its labels. Strings
   * are templates, and expressions are strings such as `${var.x}`.
   * (https://developer.hashicorp.com/terraform/language/syntax/json)
   */
  readonly body: ExactObject;
  /** In the JSON syntax, some arguments are literal strings instead of templates. */
  readonly syntax: 'native' | 'json';
  /** The variables that the file declares, in their order. */
  readonly variables: readonly VariableHeader[];
}

/** How much was parsed until now. */
export interface ParsingEffort {
  characters: number;
  templateWork: number;
}

/** In UTF-16 units, for all files together. */
const MOST_CHARACTERS = 2 * 2 ** 20;
/**
 * The parser takes quadratic time for the parts of a template: about three seconds for this much. It is a heredoc of
 * 16,000 lines, or a thousand of 500 lines.
 */
const MOST_TEMPLATE_WORK = 250_000_000;
/** The parser overflows the stack at 1,500 levels, after which it can loop forever. */
const DEEPEST = 250;
/** In UTF-16 units. The parser reports every error, and quotes names of any length. */
const LONGEST_ERROR = 2000;

/**
 * Parses a file in HCL's native syntax (`.tf`) or JSON syntax (`.tf.json`). Numbers keep their digits.
 *
 * @param name of the file, for errors. Its extension tells the syntax
 * @param effort increases. All files of a module share it
 * @throws {Problem} if the text is not valid, or too large
 */
export async function parseConfiguration(name: string, text: string, effort: ParsingEffort): Promise<Configuration> {
  effort.characters += text.length;
  if (effort.characters > MOST_CHARACTERS) throw tooLarge('The files of the module have more than 2 Mi characters.');
  return name.endsWith('.json') ? parseJson(name, text) : parseNative(name, text, effort);
}

async function parseNative(name: string, text: string, effort: ParsingEffort): Promise<Configuration> {
  const outline = outlineOf(text);
  effort.templateWork += outline.templateWork;
  if (outline.error) throw invalidAt(name, text.slice(0, outline.error.at), outline.error.what);
  if (outline.depth > DEEPEST) throw tooLarge(`${shown(name)} has more than ${DEEPEST} expressions inside each other.`);
  if (effort.templateWork > MOST_TEMPLATE_WORK)
    throw tooLarge(`${shown(name)} has a text with too many lines or expressions.`);
  const body = withExactNumbers(await parsed(name, text, outline.text));
  return { file: name, body: isObject(body) ? body : {}, syntax: 'native', variables: outline.variables };
}

/** @param marked the text with parentheses, which must not be in an error, or change its position */
async function parsed(name: string, text: string, marked: string): Promise<ExactJson | number> {
  let response = await parsedByHcl(marked);
  if (response !== 'crash' && 'error' in response) response = await parsedByHcl(text);
  if (response === 'crash') throw tooLarge(`${shown(name)} has too many expressions inside each other.`);
  if ('error' in response) throw invalid(name, response.error.slice(0, LONGEST_ERROR));
  return JSON.parse(response.json);
}

function invalidAt(name: string, before: string, what: string): Problem {
  const line = before.split('\n').length;
  return new Problem('Invalid Terraform file', `${shown(name)} line ${line}: ${what}`, ADVICE);
}

/** `parse config: [f:2,10-3,1: Invalid expression; Expected the start of an expression. f:…]` */
function invalid(name: string, error: string): Problem {
  const [, line, rest] = /^parse config: \[f:(\d+),[\d,-]+: (.*?)\]?$/s.exec(error) ?? [];
  const place = line === undefined ? shown(name) : `${shown(name)} line ${line}`;
  const first = (rest ?? error.replace(/^.*convert block: /, '')).split(/(?<=\.) f:\d+,/, 1)[0] ?? '';
  const text = first.replaceAll(/\bf:(\d+),[\d,-]+/g, 'line $1').replace('; ', '. ');
  return new Problem('Invalid Terraform file', `${place}: ${withoutControlCharacters(text)}`, ADVICE);
}

const ADVICE = "Correct the product's files, and create a new version of the product.";

function tooLarge(message: string): Problem {
  return new Problem('Too large Terraform files', message, ADVICE);
}

function shown(name: string): string {
  return withoutControlCharacters(name);
}

/** Restores the numbers that `outlineOf` put into parentheses. */
function withExactNumbers(value: ExactJson | number): ExactJson {
  if (typeof value === 'number') return JSON.rawJSON(String(value));
  if (typeof value === 'string') return exactNumber(value) ?? value;
  if (Array.isArray(value)) return value.map(withExactNumbers);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [exactNumber(key)?.rawJSON ?? key, withExactNumbers(member)]),
  );
}

/** `${(1.5)}` and `${-(1.5)}`. In HCL, numbers can begin with zeros, in JSON they cannot. */
function exactNumber(text: string) {
  const [, minus, digits] = /^\$\{(-\s*)?\((\d[\d.]*(?:[eE][+-]?\d+)?)\)\}$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return JSON.rawJSON(`${minus === undefined ? '' : '-'}${digits.replace(/^0+(?=\d)/, '')}`);
}

function parseJson(file: string, text: string): Configuration {
  try {
    const body = parseJsonConfiguration(text, DEEPEST);
    const variables = blocksOf(body, 'variable', 1).map(({ labels: [name = ''] }) => ({ name, line: undefined }));
    return { file, body, syntax: 'json', variables };
  } catch (error) {
    if (error instanceof TooLargeJson)
      throw tooLarge(`${shown(file)} has too many values, or too many inside each other.`);
    const line = error instanceof SyntaxError ? /\(line (\d+) column/.exec(error.message)?.[1] : undefined;
    const place = line === undefined ? shown(file) : `${shown(file)} line ${line}`;
    throw new Problem('Invalid Terraform file', `${place}: The JSON is not valid.`, ADVICE, { cause: error });
  }
}

export interface Block {
  readonly labels: readonly string[];
  readonly body: ExactObject;
}

/** The blocks of a type in a body, in all forms that the JSON syntax has for them (`json/structure.go` of HCL). */
export function blocksOf(body: ExactObject, type: string, labels = 0): Block[] {
  return Object.hasOwn(body, type) ? unpacked(body[type], [], labels) : [];
}

function unpacked(value: ExactJson | undefined, labels: readonly string[], left: number): Block[] {
  const objects = (Array.isArray(value) ? value : [value]).filter(isObject);
  if (left === 0) return objects.map((body) => ({ labels, body }));
  return objects.flatMap((object) =>
    Object.entries(object).flatMap(([label, member]) => unpacked(member, [...labels, label], left - 1)),
  );
}
