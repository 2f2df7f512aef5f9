import { shortened, withoutControlCharacters } from '../plain-text.ts';
import type { Variable } from '../terraform/declared-variables.ts';
import { defaultText, isHidden } from '../terraform/default-text.ts';
import { compactJson } from '../terraform/exact-json.ts';
import { parseTypeConstraint, typeText } from '../terraform/type-constraint.ts';

/** A parameter of a product, as Service Catalog expects it. It accepts none without one of the members. */
export interface Parameter {
  readonly key: string;
  readonly defaultValue: string;
  /** The source text of the type constraint. Empty if there is none. */
  readonly type: string;
  readonly description: string;
  readonly isNoEcho: boolean;
}

/** All lengths are in UTF-16 units. */
const LONGEST_TYPE = 1000;
const LONGEST_DESCRIPTION = 4000;
const LONGEST_MESSAGE = 300;
const MOST_MESSAGES = 10;
const LONGEST_EXPRESSION = 100;

/** In the order of the variables. */
export function parametersOf(variables: ReadonlyMap<string, Variable>): Parameter[] {
  return [...variables.values()].map((variable) => ({
    key: variable.name,
    defaultValue: defaultText(variable),
    type: shownType(variable.type ?? ''),
    description: description(variable),
    // Terraform shows ephemeral values no more than sensitive ones.
    isNoEcho: variable.sensitive || variable.ephemeral,
  }));
}

/** As it is in the module. If it is too long, without comments, line breaks, and the defaults of attributes. */
function shownType(text: string): string {
  const plain = withoutControlCharacters(text);
  if (plain.length <= LONGEST_TYPE) return plain;
  const type = parseTypeConstraint(text);
  return shortened(type === undefined ? plain : typeText(type), LONGEST_TYPE);
}

/** What the module says about the variable: its description, and what else people should know. */
function description(variable: Variable): string {
  const text = withoutControlCharacters(shortened(variable.description ?? '', LONGEST_DESCRIPTION));
  const others = [...deprecation(variable), ...validations(variable, text), ...hiddenDefault(variable)];
  return [text, ...others].reduce(joined);
}

function joined(text: string, next: string): string {
  if (text.trim() === '') return next;
  return /[.!?:;…]\s*$/.test(text) ? `${text.trimEnd()} ${next}` : `${text.trimEnd()}. ${next}`;
}

function deprecation({ deprecated }: Variable): string[] {
  return deprecated === undefined ? [] : [`Deprecated: ${inOneLine(deprecated, LONGEST_MESSAGE)}`];
}

/** Many modules say the same in the description. */
function validations({ errorMessages }: Variable, text: string): string[] {
  const known = comparable(text);
  const messages = errorMessages.slice(0, MOST_MESSAGES).map((message) => inOneLine(message, LONGEST_MESSAGE));
  return [...new Set(messages)].filter((message) => message !== '' && !known.includes(comparable(message)));
}

function hiddenDefault(variable: Variable): string[] {
  if (!isHidden(variable)) return [];
  const { default: value = null, isComputed, sensitive, ephemeral } = variable;
  if (!isComputed || sensitive || ephemeral) return ['Leave this empty to use the default.'];
  const source = typeof value === 'string' ? value.replace(/^\$\{([^{}]*)\}$/, '$1') : compactJson(value);
  // Numbers in it have parentheses, by which they kept their digits.
  const plain = inOneLine(source, LONGEST_EXPRESSION).replaceAll(/\(([\d.]+)\)/g, '$1');
  return [`Leave this empty to use the default: ${plain}`];
}

function inOneLine(text: string, longest: number): string {
  return shortened(
    withoutControlCharacters(text.slice(0, 2 * longest))
      .replaceAll(/\s+/g, ' ')
      .trim(),
    longest,
  );
}

function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').replace(/\.$/, '').trim();
}
