import { type ExactJson, isObject } from './exact-json.ts';
import { HclReader, UnreadableHcl } from './hcl-reader.ts';
import { isNumberText } from './number-text.ts';

/**
 * A type constraint in the form in which Terraform writes types as JSON, and in addition the names of the attributes that
 * an object requires. `dynamic` is `any`.
 */
export type TypeConstraint =
  | Primitive
  | 'dynamic'
  | ['list' | 'set' | 'map', TypeConstraint]
  | ['tuple', TypeConstraint[]]
  | ObjectType;
type Primitive = 'string' | 'number' | 'bool';
type ObjectType = ['object', { [name: string]: TypeConstraint }, required: string[]];

/** In UTF-16 units. */
const LONGEST = 2 ** 18;
/** Terraform 0.11 has these, and later versions read them as `list(any)` and `map(any)`. */
const LEGACY: Record<string, TypeConstraint> = { list: ['list', 'dynamic'], map: ['map', 'dynamic'] };

/**
 * Reads a type constraint as it is in a module. Undefined if Terraform would not accept it, or if it is very long or
 * nested very deeply.
 *
 * @param text such as `list(object({ a = string, b = optional(number, 1) }))`, or `"string"` as in Terraform 0.11
 */
export function parseTypeConstraint(text: string): TypeConstraint | undefined {
  if (text.length > LONGEST) return undefined;
  const reader = new HclReader(text.trim().replace(/^"(string|list|map)"$/, '$1'));
  try {
    reader.skipSpace();
    const type = readType(reader, 1);
    reader.skipSpace();
    return reader.next === '' ? type : undefined;
  } catch (error) {
    if (error instanceof UnreadableHcl) return undefined;
    throw error;
  }
}

function readType(reader: HclReader, depth: number): TypeConstraint {
  reader.checkDepth(depth);
  const name = reader.name();
  switch (name) {
    case 'string':
    case 'number':
    case 'bool':
      return name;
    case 'any':
      return 'dynamic';
    case 'list':
    case 'set':
    case 'map':
      reader.skipSpace();
      if (reader.next === '' && LEGACY[name]) return LEGACY[name];
      return [name, inParentheses(reader, () => readType(reader, depth + 1))];
    case 'tuple':
      return ['tuple', inParentheses(reader, () => readElements(reader, depth))];
    case 'object':
      return inParentheses(reader, () => readAttributes(reader, depth));
    default:
      return reader.fail('there is no type');
  }
}

function inParentheses<T>(reader: HclReader, read: () => T): T {
  reader.skipSpace();
  expect(reader, '(');
  const content = read();
  reader.skipSpace();
  if (reader.take(',')) reader.skipSpace();
  expect(reader, ')');
  return content;
}

/** Takes `token` and the white space after it. */
function expect(reader: HclReader, token: string): void {
  if (!reader.take(token)) reader.fail(`'${token}' is missing`);
  if (token !== ')') reader.skipSpace();
}

function readElements(reader: HclReader, depth: number): TypeConstraint[] {
  const elements: TypeConstraint[] = [];
  expect(reader, '[');
  while (!reader.take(']')) {
    elements.push(readType(reader, depth + 1));
    reader.skipSpace();
    if (reader.next !== ']') expect(reader, ',');
  }
  return elements;
}

function readAttributes(reader: HclReader, depth: number): ObjectType {
  const attributes = new Map<string, TypeConstraint>();
  const required: string[] = [];
  expect(reader, '{');
  while (!reader.take('}')) {
    const name = reader.name() ?? reader.fail('the name of an attribute is missing');
    if (attributes.has(name)) reader.fail('an attribute occurs twice');
    reader.skipSpace();
    if (!reader.take('=') && !reader.take(':')) reader.fail(`'=' is missing`);
    reader.skipSpace();
    if (reader.match(/optional(?=\s*\()/y)) {
      attributes.set(name, readOptional(reader, depth));
    } else {
      required.push(name);
      attributes.set(name, readType(reader, depth + 1));
    }
    const lineEnded = reader.skipSpace();
    if (reader.take(',')) reader.skipSpace();
    else if (reader.next !== '}' && !lineEnded) reader.fail(`',' is missing`);
  }
  return ['object', Object.fromEntries(attributes), required];
}

/** The default of an optional attribute does not matter, because Terraform checks and adds it. */
function readOptional(reader: HclReader, depth: number): TypeConstraint {
  reader.skipSpace();
  expect(reader, '(');
  const type = readType(reader, depth + 1);
  reader.skipSpace();
  if (reader.take(',')) reader.skipToClosingParenthesis();
  expect(reader, ')');
  return type;
}

/** The type constraint in one line, without comments and defaults. */
export function typeText(type: TypeConstraint): string {
  if (type === 'dynamic') return 'any';
  if (typeof type === 'string') return type;
  const [kind, content, required] = type;
  if (kind === 'tuple') return `tuple([${content.map(typeText).join(', ')}])`;
  if (kind !== 'object') return `${kind}(${typeText(content)})`;
  const names = new Set(required);
  const attributes = Object.entries(content).map(([name, attribute]) =>
    names.has(name) ? `${name} = ${typeText(attribute)}` : `${name} = optional(${typeText(attribute)})`,
  );
  return `object({${attributes.join(', ')}})`;
}

/** Why a value does not conform to a type constraint. */
export interface Mismatch {
  /** Where in the value, from the outside to the inside. The key of a map is part of the value, and can be sensitive. */
  readonly path: readonly ({ index: number } | { attribute: string } | { key: string })[];
  /** What is required there. */
  readonly required: Primitive | 'list' | 'object' | { elements: number } | { attribute: string };
  readonly found: ExactJson;
}

/**
 * The first place at which Terraform surely cannot convert a value to a type. It converts strings to numbers and bools,
 * numbers and bools to strings, and null to any type. It ignores attributes that the type does not have. Whether the
 * elements of a `list(any)` have one type is left to Terraform.
 *
 * Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints, and Terraform 1.11.
 */
export function findMismatch(value: ExactJson, type: TypeConstraint): Mismatch | undefined {
  if (value === null || type === 'dynamic') return undefined;
  if (typeof type === 'string') return isConvertible(value, type) ? undefined : mismatch(type, value);
  if (type[0] === 'object') return isObject(value) ? mismatchInObject(value, type) : mismatch('object', value);
  const [kind, content] = type;
  if (kind === 'map') return isObject(value) ? mismatchInMap(value, content) : mismatch('object', value);
  if (!Array.isArray(value)) return mismatch('list', value);
  if (kind === 'tuple' && content.length !== value.length) return mismatch({ elements: content.length }, value);
  for (const [index, item] of value.entries()) {
    const inner = findMismatch(item, kind === 'tuple' ? (content[index] as TypeConstraint) : content);
    if (inner) return { ...inner, path: [{ index }, ...inner.path] };
  }
  return undefined;
}

function mismatch(required: Mismatch['required'], found: ExactJson): Mismatch {
  return { path: [], required, found };
}

function isConvertible(value: ExactJson, type: Primitive): boolean {
  if (typeof value === 'string') {
    return type === 'string' || (type === 'number' ? isNumberText(value) : isBoolText(value));
  }
  if (typeof value === 'boolean') return type !== 'number';
  return JSON.isRawJSON(value) && type !== 'bool';
}

/** Whether Terraform converts `text` to a bool. */
function isBoolText(text: string): boolean {
  return ['true', 'false', '1', '0'].includes(text);
}

function mismatchInMap(value: { [key: string]: ExactJson }, type: TypeConstraint): Mismatch | undefined {
  for (const [key, member] of Object.entries(value)) {
    const inner = findMismatch(member, type);
    if (inner) return { ...inner, path: [{ key }, ...inner.path] };
  }
  return undefined;
}

/** Takes time in proportion to the value, however many attributes the type has. */
function mismatchInObject(
  value: { [key: string]: ExactJson },
  [, attributes, required]: ObjectType,
): Mismatch | undefined {
  for (const attribute of required) {
    if (!Object.hasOwn(value, attribute)) return mismatch({ attribute }, value);
  }
  for (const [attribute, member] of Object.entries(value)) {
    const type = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    const inner = type && findMismatch(member, type);
    if (inner) return { ...inner, path: [{ attribute }, ...inner.path] };
  }
  return undefined;
}
