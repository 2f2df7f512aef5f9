import { endOfString, TooLargeJson } from '../bounded-json.ts';
import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';
import { type ExactJson, type ExactObject, isObject, parseExactJson } from './exact-json.ts';

/** An output of the root module after an apply. It can have any name, including `__proto__`. */
export interface TerraformOutput {
  readonly name: string;
  readonly sensitive: boolean;
  /** As Terraform writes it. Absent if the file does not include it. */
  readonly type?: ExactJson;
  /** Absent only for a sensitive output in the JSON lines of `terraform apply -json`, which omit it. */
  readonly value?: ExactJson;
}

/**
 * Reads the outputs from any format in which Terraform and OpenTofu write them: `output -json`, a state file of version
 * 4, `show -json` of a state, or the JSON lines of `apply -json`. The content determines the format.
 *
 * Sources: https://developer.hashicorp.com/terraform/internals/json-format for `show -json`, and
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui for the JSON lines. The other two were
 * recorded with Terraform 1.11.
 *
 * @throws {Problem} if `text` has none of these formats or is cut off, or if an output has no value
 */
export function readOutputs(text: string): TerraformOutput[] {
  if (text.trim() === '') {
    throw unreadable('The file is empty.', `Check that the command that writes the file succeeded. ${RUN_OUTPUT_JSON}`);
  }
  if (isJsonLines(text)) return outputsOfLastApply(text);
  const document = parseDocument(text);
  if (!isObject(document)) {
    throw unreadable('The file contains a single value, not a set of outputs.', OMIT_THE_NAME);
  }
  if (typeof document.encrypted_data === 'string') {
    throw unreadable('The file is an encrypted state from OpenTofu.', RUN_OUTPUT_JSON);
  }
  if (JSON.isRawJSON(document.version)) return outputsOfState(document, document.version.rawJSON);
  if (typeof document.format_version === 'string') return outputsOfShow(document);
  return outputsOfOutput(document);
}

const RUN_OUTPUT_JSON = `After the apply, run 'terraform output -json > outputs.json', and use outputs.json.`;
const OMIT_THE_NAME = `'terraform output -json NAME' prints the value of one output. Omit the name. ${RUN_OUTPUT_JSON}`;

/** Does not include the parser's error, because it quotes the text, which can contain a sensitive value. */
function unreadable(message: string, advice: string): Problem {
  return new Problem('Cannot read the outputs', message, advice);
}

function tooLarge(text: string): Problem {
  return new UnparsableOutputs(
    'The file has more than 16 Mi characters or 500,000 JSON values.',
    `Use only the outputs, and fewer or smaller ones. ${RUN_OUTPUT_JSON}`,
    text,
  );
}

function unreadablePlan(found: string): Problem {
  return unreadable(`${found} A plan describes planned outputs, not the outputs of an apply.`, RUN_OUTPUT_JSON);
}

/** The JSON cannot be parsed, so it is unknown which of its strings are sensitive. */
export class UnparsableOutputs extends Problem {
  /** The strings that can be sensitive. */
  readonly strings: readonly string[];

  constructor(message: string, advice: string, text: string) {
    super('Cannot read the outputs', message, advice);
    this.strings = stringsIn(text);
  }
}

function parseDocument(text: string): ExactJson {
  try {
    return parseExactJson(text);
  } catch (error) {
    if (error instanceof TooLargeJson) throw tooLarge(text);
    throw error instanceof RangeError
      ? new UnparsableOutputs(
          'A value in the file is nested too deeply.',
          'Use outputs with fewer levels of nesting.',
          text,
        )
      : new UnparsableOutputs(`The file is not valid JSON${whereJsonBreaks(error)}.`, RUN_OUTPUT_JSON, text);
  }
}

/** The place where V8 stopped reading. The rest of its message quotes the text. */
function whereJsonBreaks(error: unknown): string {
  const message = String(error);
  const place = /\(line (\d+) column (\d+)\)$/.exec(message);
  if (/end of JSON input|Unterminated/.test(message)) return ': it ends in the middle, and might be cut off';
  return place ? `: line ${place[1]}, column ${place[2]}` : '';
}

/** Reads `terraform output -json`, where the outputs are the whole document. */
function outputsOfOutput(document: ExactObject): TerraformOutput[] {
  const members = Object.values(document);
  const looksLikeOutput = (member: ExactJson) =>
    isObject(member) && ['sensitive', 'type', 'value'].some((key) => Object.hasOwn(member, key));
  if (members.length > 0 && !members.some(looksLikeOutput)) {
    throw unreadable('The file is JSON, but has no format in which Terraform writes outputs.', OMIT_THE_NAME);
  }
  return outputsIn(document);
}

/** Reads a state file, as `terraform state pull` prints it and backends store it. */
function outputsOfState(document: ExactObject, version: string): TerraformOutput[] {
  if (version !== '4') {
    throw unreadable(
      `The file is a state of version ${version.slice(0, 20)}. Only version 4 can be read.`,
      RUN_OUTPUT_JSON,
    );
  }
  if (document.outputs === undefined)
    throw unreadable('The file is not a complete state, because it has no outputs.', RUN_OUTPUT_JSON);
  return outputsIn(document.outputs);
}

/** Reads `terraform show -json` of a state. By mistake, it can be a plan or something else with a `format_version`. */
function outputsOfShow(document: ExactObject): TerraformOutput[] {
  if ('planned_values' in document || 'resource_changes' in document || 'configuration' in document) {
    throw unreadablePlan(`The file is the output of 'terraform show -json' for a plan.`);
  }
  // For an empty state, `show -json` prints only the versions.
  const versions = ['format_version', 'terraform_version'];
  if (document.values === undefined && Object.keys(document).some((key) => !versions.includes(key))) {
    throw unreadable('The file is JSON from Terraform, but not a state.', RUN_OUTPUT_JSON);
  }
  return isObject(document.values) ? outputsIn(document.values.outputs) : [];
}

function isJsonLines(text: string): boolean {
  const found = text.indexOf('"@level"');
  if (found === -1) return false;
  const end = text.indexOf('\n', found);
  const line = text.slice(text.lastIndexOf('\n', found) + 1, end === -1 ? undefined : end);
  return typeof parseMessage(line)?.['@level'] === 'string';
}

/**
 * Reads the JSON lines of one or more commands. The `outputs` message of a plan has only the planned action for each
 * output. The `outputs` message after an apply has types and values. A later apply or error makes it out of date.
 */
function outputsOfLastApply(text: string): TerraformOutput[] {
  let outputs: ExactObject | undefined;
  for (const line of linesWith(/"type":\s*"(?:outputs|apply_start|diagnostic)"/g, text)) {
    const message = parseMessage(line);
    if (message?.type === 'outputs' && isObject(message.outputs) && !isPlanned(message.outputs)) {
      outputs = message.outputs;
    }
    if (message?.type === 'apply_start' || (message?.type === 'diagnostic' && message['@level'] === 'error')) {
      outputs = undefined;
    }
  }
  if (outputs) return outputsIn(outputs, { sensitiveHidden: true });
  if (text.includes('"apply_start"')) {
    throw unreadable(`The apply in these JSON lines ended before it printed its outputs.`, RUN_OUTPUT_JSON);
  }
  throw unreadablePlan(`The file contains JSON lines without an apply.`);
}

/** The lines that match, one at a time, because a file can have many millions of lines. */
function* linesWith(pattern: RegExp, text: string): Generator<string> {
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const lineBreak = text.indexOf('\n', match.index);
    const end = lineBreak === -1 ? text.length : lineBreak;
    yield text.slice(text.lastIndexOf('\n', match.index) + 1, end);
    pattern.lastIndex = end;
  }
}

function isPlanned(outputs: ExactObject): boolean {
  return Object.values(outputs).some((output) => isObject(output) && Object.hasOwn(output, 'action'));
}

/**
 * A line that is not a JSON object, such as a line that is cut off or from a provider, is not a message.
 *
 * @throws {Problem} if the line is too large, because it can contain the outputs
 */
function parseMessage(line: string): ExactObject | undefined {
  try {
    const message = parseExactJson(line);
    return isObject(message) ? message : undefined;
  } catch (error) {
    if (error instanceof TooLargeJson) throw tooLarge(line);
    return undefined;
  }
}

function outputsIn(outputs: ExactJson | undefined, { sensitiveHidden = false } = {}): TerraformOutput[] {
  if (outputs === undefined || outputs === null) return [];
  if (!isObject(outputs)) throw unreadable(`'outputs' in the file is not an object.`, RUN_OUTPUT_JSON);
  const readable: TerraformOutput[] = [];
  const withoutValue: string[] = [];
  for (const [name, output] of Object.entries(outputs)) {
    const { value, sensitive: mark, type } = isObject(output) ? output : {};
    // Anything but false is treated as sensitive.
    const sensitive = (mark ?? false) !== false;
    if (value !== undefined) readable.push({ name, sensitive, value, ...(type !== undefined && { type }) });
    else if (sensitive && sensitiveHidden) readable.push({ name, sensitive });
    else withoutValue.push(name);
  }
  if (withoutValue[0] !== undefined) throw new OutputWithoutValue(withoutValue[0], readable);
  return readable;
}

/** An output has no value. The other outputs can be sensitive, and must still be hidden. */
export class OutputWithoutValue extends Problem {
  readonly others: readonly TerraformOutput[];

  constructor(name: string, others: readonly TerraformOutput[]) {
    super('Cannot read the outputs', `The output ${quoted(name)} has no value.`, RUN_OUTPUT_JSON);
    this.others = others;
  }
}

/** Each text by which a sensitive output can appear somewhere else, such as in an error or a failure reason. */
export function sensitiveTexts(outputs: readonly TerraformOutput[]): string[] {
  const texts: string[] = [];
  for (const { sensitive, value, type } of outputs) if (sensitive) collectTexts(value, type, texts);
  return texts;
}

/** @param type as Terraform writes it, see https://developer.hashicorp.com/terraform/internals/json-format */
function collectTexts(value: ExactJson | undefined, type: ExactJson | undefined, texts: string[]): void {
  const [kind, element] = Array.isArray(type) ? type : [];
  if (typeof value === 'string') {
    texts.push(value);
    if (value.length <= LONGEST_IN_LINES)
      for (const [line] of value.matchAll(/[^\n]+/g)) if (line !== value) texts.push(line);
  } else if (JSON.isRawJSON(value)) texts.push(value.rawJSON);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      collectTexts(item, Array.isArray(element) && kind === 'tuple' ? element[index] : element, texts);
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      // The names of an object's attributes are part of its type. The keys of a map are part of its value.
      if (kind !== 'object') texts.push(key);
      collectTexts(member, kind === 'object' && isObject(element) ? element[key] : element, texts);
    }
  }
}

/** In UTF-16 units. The lines of a longer value are not separate secrets. */
const LONGEST_IN_LINES = 2 ** 20;

const MOST_STRINGS = 100_000;
const SHORTEST_STRING = 6;

/** The string values in JSON that cannot be parsed, except words that are too short or too simple to be secrets. */
function stringsIn(text: string): string[] {
  const strings: string[] = [];
  for (let start = text.indexOf('"'); start !== -1 && strings.length < MOST_STRINGS; ) {
    const end = endOfString(text, start);
    const isKey = /^\s{0,9}:/.test(text.slice(end + 1, end + 11));
    const value = text.slice(start + 1, end);
    if (!isKey && value.length >= SHORTEST_STRING && !/^[A-Za-z_]{1,15}$/.test(value)) strings.push(value);
    start = text.indexOf('"', end + 1);
  }
  return strings;
}
