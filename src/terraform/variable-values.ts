import { Problem } from '../problem.ts';
import { defaultText } from './default-text.ts';
import type { ExactJson, ExactObject } from './exact-json.ts';
import { UnreadableHcl } from './hcl-reader.ts';
import { parseLiteral } from './literal.ts';
import { decimalText, isNumberText } from './number-text.ts';
import { sensitiveTexts } from './outputs.ts';
import { notALiteral, notDeclared, noValue, severalValues, type Unconverted, wrongType } from './parameter-problems.ts';
import { findMismatch, parseTypeConstraint, type TypeConstraint } from './type-constraint.ts';

/** A variable of the root module. */
export interface VariableDeclaration {
  /** The source text of the type constraint. Undefined if there is none. */
  readonly type: string | undefined;
  readonly hasDefault: boolean;
  readonly default: ExactJson | undefined;
  /** Whether an expression is, or is in, the default. */
  readonly isComputed?: boolean;
  readonly sensitive: boolean;
  readonly ephemeral?: boolean;
}

/** A parameter of a provisioned product, as Service Catalog sends it. */
interface Parameter {
  readonly key: string;
  readonly value: string;
}

interface VariableValues {
  /** By the name of the variable. Variables that keep their default are absent. */
  readonly values: ExactObject;
  /** What was left out. */
  readonly warnings: readonly Problem[];
  /** Why there is no value for a parameter. Terraform must not run then. */
  readonly problems: readonly Problem[];
  /** Each text by which a sensitive value can appear somewhere else. */
  readonly sensitiveTexts: readonly string[];
}

/**
 * Converts the parameters, which are all text, to the values of the variables that the module declares. The values are
 * for a `.tfvars.json` file, in which Terraform evaluates nothing, and converts text to numbers and bools itself. Lists,
 * maps, and objects are values there, not text.
 */
export function variableValues(
  variables: ReadonlyMap<string, VariableDeclaration>,
  parameters: readonly Parameter[],
): VariableValues {
  const values: [string, ExactJson][] = [];
  const [warnings, problems, sensitive]: [Problem[], Problem[], string[][]] = [[], [], []];
  for (const [key, texts] of textsByKey(parameters)) {
    const variable = variables.get(key);
    if (!variable) {
      warnings.push(notDeclared(key, [...variables.keys()]));
      continue;
    }
    const type = typeOf(variable);
    const [text = '', ...others] = texts;
    const value = others.length > 0 ? severalValues(key) : convertedValue(key, text, variable, type);
    if (value instanceof Problem) problems.push(value);
    else if (value !== undefined) values.push([key, value]);
    if (!isSecret(variable)) continue;
    for (const one of texts) sensitive.push(textsOf(one, value instanceof Problem ? one : value, type));
  }
  return { values: Object.fromEntries(values), warnings, problems, sensitiveTexts: sensitive.flat() };
}

/** The content of a `.tfvars.json` file. Numbers keep their digits. */
export function variableFile(values: ExactObject): string {
  return `${JSON.stringify(values)}\n`;
}

/** The different texts that each key has. It should be one. */
function textsByKey(parameters: readonly Parameter[]): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { key, value } of parameters) {
    const given = texts.get(key);
    if (given) given.add(value);
    else texts.set(key, new Set([value]));
  }
  return texts;
}

/** Undefined if there is a type constraint that cannot be read. What it accepts is left to Terraform. */
function typeOf({ type, default: byDefault }: VariableDeclaration): TypeConstraint | undefined {
  if (type !== undefined) return parseTypeConstraint(type);
  // Without a type constraint, Terraform accepts anything. What is meant can only be seen from the default.
  if (byDefault === undefined || byDefault === null || typeof byDefault === 'string') return 'string';
  if (typeof byDefault === 'boolean') return 'bool';
  return JSON.isRawJSON(byDefault) ? 'number' : 'dynamic';
}

/** The value for Terraform; undefined if the variable keeps its default; or why there is none. */
function convertedValue(
  key: string,
  text: string,
  variable: VariableDeclaration,
  type: TypeConstraint | undefined,
): ExactJson | undefined | Problem {
  if (variable.hasDefault && text === defaultText(variable)) return shownDefault(text, variable);
  if (type === 'string') return text;
  if (type === undefined) return ofUnknownType(text, variable);
  const given: Unconverted = { key, text, type, typed: variable.type !== undefined, secret: isSecret(variable) };
  if (text.trim() === '') return variable.hasDefault ? undefined : noValue(given);
  const value = type === 'number' || type === 'bool' ? text : literalOrReason(text);
  if (value instanceof UnreadableHcl) return notALiteral(given, value);
  const mismatch = findMismatch(value, type);
  if (mismatch) return wrongType(given, mismatch);
  // Terraform converts the text of a number or bool to the declared type itself, so that no digit is lost.
  return typeof value === 'string' && !given.typed ? convertedText(value, type) : value;
}

/**
 * The default that came back as it was shown. It is given to Terraform, because the product can have files with other
 * values. Undefined if nothing was shown.
 */
function shownDefault(text: string, { default: value }: VariableDeclaration): ExactJson | undefined {
  return text === '' && value !== '' ? undefined : value;
}

/** What Terraform would convert `text` to if the variable declared the type. */
function convertedText(text: string, type: TypeConstraint): ExactJson {
  if (type === 'bool') return text === 'true' || text === '1';
  const digits = type === 'number' ? decimalText(text) : undefined;
  return digits === undefined ? text : JSON.rawJSON(digits);
}

function ofUnknownType(text: string, variable: VariableDeclaration): ExactJson | undefined {
  if (text.trim() === '' && variable.hasDefault) return undefined;
  const value = literalOrReason(text);
  return value instanceof UnreadableHcl ? text : value;
}

/** Terraform shows ephemeral values no more than sensitive ones. */
function isSecret({ sensitive, ephemeral }: VariableDeclaration): boolean {
  return sensitive || ephemeral === true;
}

function literalOrReason(text: string): ExactJson | UnreadableHcl {
  try {
    return parseLiteral(text);
  } catch (error) {
    if (error instanceof UnreadableHcl) return error;
    throw error;
  }
}

/**
 * The texts in a value, the digits of its numbers also as Terraform prints them, and the parameter itself. A bool is no
 * secret, because the words `true` and `false` are everywhere, and neither are brackets with nothing in them.
 */
function textsOf(text: string, value: ExactJson | undefined, type: TypeConstraint | undefined): string[] {
  if (value === undefined || type === 'bool') return [];
  const texts = sensitiveTexts([{ name: '', sensitive: true, value, type: type ?? 'dynamic' }]);
  if (texts.length > 0 && texts[0] !== text) texts.push(text);
  for (const one of [...texts]) {
    const digits = isNumberText(one) ? decimalText(one) : undefined;
    if (digits !== undefined && digits !== one) texts.push(digits);
  }
  return texts;
}
