import { endOfString, TooLargeJson } from '../bounded-json.ts';
import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';
import { type ExactJson, type ExactObject, isObject, parseExactJson } from './exact-json.ts';

/** An output of the root module after an apply. Its name is whatever the file says, also `__proto__`. */
export interface TerraformOutput {
  readonly name: string;
  readonly sensitive: boolean;
  /** As Terraform writes it; absent where the file does not say. */
  readonly type?: ExactJson;
  /** Absent only for a sensitive output in the JSON lines of `terraform apply -json`, which do not show it. */
  readonly value?: ExactJson;
}

/**
 * Reads the outputs from any of the forms in which Terraform and OpenTofu write them, told apart by content:
 * `output -json`, a state file of version 4, `show -json` of a state, the JSON lines of `apply -json`.
 *
 * Their sources: https://developer.hashicorp.com/terraform/internals/json-format for `show -json` and
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui for the JSON lines; the other two are
 * recorded from Terraform 1.11.
 *
 * @throws {Problem} if `text` is none of these or cut off, or if an output lacks what its form always has
 */
export function readOutputs(text: string): TerraformOutput[] {
  if (text.trim() === '') {
    throw unreadable('The file is empty.', `Check that the command that writes it succeeded. ${RUN_OUTPUT_JSON}`);
  }
  if (isJsonLines(text)) return outputsOfLastApply(text);
  const document = parseDocument(text);
  if (!isObject(document)) {
    throw unreadable('The file holds a single value, not a set of outputs.', LEAVE_OUT_THE_NAME);
  }
  if (typeof document.encrypted_data === 'string') {
    throw unreadable('The file is a state that OpenTofu encrypted.', RUN_OUTPUT_JSON);
  }
  if (JSON.isRawJSON(document.version)) return outputsOfState(document, document.version.rawJSON);
  if (typeof document.format_version === 'string') return outputsOfShow(document);
  return outputsOfOutput(document);
}

const RUN_OUTPUT_JSON = `After the apply, run 'terraform output -json > outputs.json' and give outputs.json.`;
const LEAVE_OUT_THE_NAME = `'terraform output -json NAME' prints one output's value: leave the name out. ${RUN_OUTPUT_JSON}`;

/** Without the parser's error as a cause: it quotes the text, which may hold a sensitive value. */
function unreadable(message: string, advice: string): Problem {
  return new Problem('Cannot read the outputs', message, advice);
}

function tooLarge(text: string): Problem {
  return new UnparsableOutputs(
    'The file has more than 16 Mi characters or 500,000 values of JSON.',
    `Use only the outputs, and fewer or smaller ones. ${RUN_OUTPUT_JSON}`,
    text,
  );
}

function planIsNoResult(found: string): Problem {
  return unreadable(`${found} A plan says what would happen, not what did.`, RUN_OUTPUT_JSON);
}

/** That the JSON cannot be parsed. Nobody knows which of its strings are sensitive. */
export class UnparsableOutputs extends Problem {
  /** The strings that might be sensitive. */
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
      ? new UnparsableOutputs('A value in the file is nested too deeply.', 'Use outputs with fewer levels.', text)
      : new UnparsableOutputs(`The file is not valid JSON${whereJsonBreaks(error)}.`, RUN_OUTPUT_JSON, text);
  }
}

/** Where V8 stopped reading, and no more of its message. */
function whereJsonBreaks(error: unknown): string {
  const message = String(error);
  const place = /\(line (\d+) column (\d+)\)$/.exec(message);
  if (/end of JSON input|Unterminated/.test(message)) return ': it ends in the middle, as if it were cut off';
  return place ? `: line ${place[1]}, column ${place[2]}` : '';
}

/** `terraform output -json`: the outputs are the document. */
function outputsOfOutput(document: ExactObject): TerraformOutput[] {
  const members = Object.values(document);
  const looksLikeOne = (member: ExactJson) =>
    isObject(member) && ['sensitive', 'type', 'value'].some((key) => Object.hasOwn(member, key));
  if (members.length > 0 && !members.some(looksLikeOne)) {
    throw unreadable('The file is JSON, but none of the forms in which Terraform writes outputs.', LEAVE_OUT_THE_NAME);
  }
  return outputsIn(document);
}

/** A state file, as `terraform state pull` prints it and backends store it. */
function outputsOfState(document: ExactObject, version: string): TerraformOutput[] {
  if (version !== '4') {
    throw unreadable(
      `The file is a state of version ${version.slice(0, 20)}; only version 4 can be read.`,
      RUN_OUTPUT_JSON,
    );
  }
  if (document.outputs === undefined) throw unreadable('The file is no state: it has no outputs.', RUN_OUTPUT_JSON);
  return outputsIn(document.outputs);
}

/** `terraform show -json`: of a state, or by mistake of a plan or something else with a `format_version`. */
function outputsOfShow(document: ExactObject): TerraformOutput[] {
  if ('planned_values' in document || 'resource_changes' in document || 'configuration' in document) {
    throw planIsNoResult(`The file is 'terraform show -json' of a plan.`);
  }
  // Of an empty state, `show -json` prints the versions alone.
  const versions = ['format_version', 'terraform_version'];
  if (document.values === undefined && Object.keys(document).some((key) => !versions.includes(key))) {
    throw unreadable('The file is JSON from Terraform, but not of a state.', RUN_OUTPUT_JSON);
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
 * The JSON lines of one or several runs. A plan's `outputs` message says only which action is planned for each; the
 * one after an apply has types and values. What starts to change or fails after that makes it stale.
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
    throw unreadable(`The apply in these JSON lines did not get as far as its outputs.`, RUN_OUTPUT_JSON);
  }
  throw planIsNoResult(`The file holds JSON lines without an apply.`);
}

/** The lines that match, one by one: a file may have many millions of lines. */
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
 * A line that is no JSON object, such as one cut off or printed by a provider, is no message.
 *
 * @throws {Problem} if it is too large, since it may have the outputs
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
    // Whatever is not plainly 'no' is treated as a secret.
    const sensitive = (mark ?? false) !== false;
    if (value !== undefined) readable.push({ name, sensitive, value, ...(type !== undefined && { type }) });
    else if (sensitive && sensitiveHidden) readable.push({ name, sensitive });
    else withoutValue.push(name);
  }
  if (withoutValue[0] !== undefined) throw new OutputWithoutValue(withoutValue[0], readable);
  return readable;
}

/** That an output has no value. The others may be secret, and have to be known as that. */
export class OutputWithoutValue extends Problem {
  readonly others: readonly TerraformOutput[];

  constructor(name: string, others: readonly TerraformOutput[]) {
    super(
      'Cannot read the outputs',
      `The output ${quoted(name)} has no value, but every output in this form has one.`,
      RUN_OUTPUT_JSON,
    );
    this.others = others;
  }
}

/** Every text by which a sensitive output could show up somewhere else: in an error, in a reason given by hand. */
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
      // The names of an object's attributes are part of its type, the keys of a map are part of the value.
      if (kind !== 'object') texts.push(key);
      collectTexts(member, kind === 'object' && isObject(element) ? element[key] : element, texts);
    }
  }
}

/** Lines of a longer value are not secrets of their own. In UTF-16 units. */
const LONGEST_IN_LINES = 2 ** 20;

const MOST_STRINGS = 100_000;
const SHORTEST_STRING = 6;

/** The string values in JSON that cannot be parsed, except words that say too little to be secrets. */
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
