import { withoutControlCharacters } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';
import type { ModuleFiles } from './aws-providers.ts';
import { type ExactJson, type ExactObject, isObject } from './exact-json.ts';
import { blocksOf, type Configuration } from './hcl.ts';

/** A variable of the root module. */
export interface Variable {
  readonly name: string;
  /** The source text of the type constraint. Undefined if there is none. */
  readonly type: string | undefined;
  /**
   * The value, with text as it is. An expression such as `1 + 1` is a string such as `${1 + 1}`. Undefined if there is
   * none.
   */
  readonly default: ExactJson | undefined;
  readonly hasDefault: boolean;
  /** Whether an expression is, or is in, the default. */
  readonly isComputed: boolean;
  readonly sensitive: boolean;
  readonly nullable: boolean;
  readonly ephemeral: boolean;
  readonly description: string | undefined;
  /** What Terraform shows if the variable is set. Undefined if the variable is not deprecated. */
  readonly deprecated: string | undefined;
  /** The error messages of the validations, without those that are expressions. */
  readonly errorMessages: readonly string[];
}

/**
 * An override file replaces the arguments that it sets, except `deprecated`. It cannot have validations. (`Variable.merge`
 * of Terraform's `internal/configs/module_merge.go`, and `decodeCheckRuleBlock` of `checks.go`)
 */
export function declaredVariables({ primary, overrides }: ModuleFiles): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const [name, declared] of primary.flatMap(declarations)) variables.set(name, { ...none(name), ...declared });
  for (const [name, { deprecated: _, errorMessages: __, ...declared }] of overrides.flatMap(declarations)) {
    const base = variables.get(name);
    if (base) variables.set(name, { ...base, ...declared });
  }
  return variables;
}

/**
 * Refuses what makes it unknown which variables there are. Terraform refuses it, too.
 *
 * @throws {Problem} that names the file and, if it is known, the line
 */
export function refuseInvalidDeclarations({ primary, overrides }: ModuleFiles): void {
  const places = new Map<string, string>();
  for (const { file, variables } of primary) {
    for (const { name, line } of variables) {
      const place = placeOf(file, line);
      const first = places.get(name);
      if (!IDENTIFIER.test(name)) throw invalid(place, `${quoted(shown(name))} is not the name of a variable.`);
      if (first !== undefined) throw invalid(place, `The variable ${quoted(name)} is already declared in ${first}.`);
      places.set(name, place);
    }
  }
  for (const { file, variables } of overrides) {
    const missing = variables.find(({ name }) => !places.has(name));
    if (!missing) continue;
    const what = `This override file changes the variable ${quoted(shown(missing.name))}, but no other file declares it.`;
    throw invalid(placeOf(file, missing.line), what);
  }
}

const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

function placeOf(file: string, line: number | undefined): string {
  return line === undefined ? shown(file) : `${shown(file)} line ${line}`;
}

function shown(text: string): string {
  return withoutControlCharacters(text);
}

function invalid(place: string, what: string): Problem {
  return new Problem(
    'Invalid variable',
    `${place}: ${what}`,
    "Correct the product's files, and create a new version of the product.",
  );
}

function none(name: string): Variable {
  const values = { type: undefined, default: undefined, description: undefined, deprecated: undefined };
  const flags = { hasDefault: false, isComputed: false, sensitive: false, nullable: true, ephemeral: false };
  return { name, ...values, ...flags, errorMessages: [] };
}

/** In the order of their declaration. An override file can have several for a variable. */
function declarations({ body, syntax, variables }: Configuration): [string, Partial<Variable>][] {
  const blocks = Map.groupBy(blocksOf(body, 'variable', 1), ({ labels: [name] }) => name);
  const read = new Map<string, number>();
  return variables.map(({ name }) => {
    const index = read.get(name) ?? 0;
    read.set(name, index + 1);
    return [name, declaration(blocks.get(name)?.[index]?.body ?? {}, syntax)];
  });
}

function declaration(body: ExactObject, syntax: Configuration['syntax']): Partial<Variable> {
  const { type, description, deprecated } = body;
  const value = syntax === 'native' ? withoutEscapes : (literal: ExactJson) => literal;
  return {
    ...(typeof type === 'string' && { type: sourceText(type) }),
    ...(body.default !== undefined && {
      default: value(body.default),
      hasDefault: true,
      // In the JSON syntax, a default is literal.
      isComputed: syntax === 'native' && isComputed(body.default),
    }),
    ...(typeof description === 'string' && { description: String(value(description)) }),
    ...(typeof deprecated === 'string' && { deprecated: String(value(deprecated)) }),
    errorMessages: blocksOf(body, 'validation').flatMap(errorMessage),
    // What is not literal might be true.
    ...(isSet(body.sensitive) && { sensitive: !isFalse(body.sensitive) }),
    ...(isSet(body.ephemeral) && { ephemeral: !isFalse(body.ephemeral) }),
    ...(isSet(body.nullable) && { nullable: !isFalse(body.nullable) }),
  };
}

/** In both syntaxes, it is a template. */
function errorMessage({ body: { error_message: message } }: { body: ExactObject }): string[] {
  return typeof message === 'string' && !hasTemplate(message) ? [String(withoutEscapes(message))] : [];
}

function isSet(value: ExactJson | undefined): value is ExactJson {
  return value !== undefined && value !== null;
}

function isFalse(value: ExactJson): boolean {
  return value === false || value === 'false';
}

/** A type is an expression, which the JSON syntax can have without `${}`. */
function sourceText(type: string): string {
  return /^\$\{(.*)\}$/s.exec(type)?.[1] ?? type;
}

/** Text without a template has escapes for what would be one. The default of a variable is not evaluated. */
function withoutEscapes(value: ExactJson): ExactJson {
  if (typeof value === 'string') return hasTemplate(value) ? value : value.replaceAll(/([$%])\1\{/g, '$1{');
  if (Array.isArray(value)) return value.map(withoutEscapes);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [String(withoutEscapes(key)), withoutEscapes(member)]),
  );
}

function isComputed(value: ExactJson): boolean {
  if (typeof value === 'string') return hasTemplate(value);
  if (Array.isArray(value)) return value.some(isComputed);
  return isObject(value) && Object.entries(value).some(([key, member]) => hasTemplate(key) || isComputed(member));
}

function hasTemplate(text: string): boolean {
  return /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}
