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
  readonly sensitive: boolean;
  readonly nullable: boolean;
  readonly ephemeral: boolean;
  readonly description: string | undefined;
}

/** An override file replaces the arguments that it sets. (`Variable.merge` of Terraform's `internal/configs/module_merge.go`) */
export function declaredVariables({ primary, overrides }: ModuleFiles): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const [name, declared] of primary.flatMap(declarations)) variables.set(name, { ...none(name), ...declared });
  for (const [name, declared] of overrides.flatMap(declarations)) {
    const base = variables.get(name);
    if (base) variables.set(name, { ...base, ...declared });
  }
  return variables;
}

function none(name: string): Variable {
  const values = { type: undefined, default: undefined, description: undefined };
  return { name, ...values, hasDefault: false, sensitive: false, nullable: true, ephemeral: false };
}

function declarations({ body, syntax, variables }: Configuration): [string, Partial<Variable>][] {
  const blocks = new Map(blocksOf(body, 'variable', 1).map((block) => [block.labels[0], block.body]));
  return variables.map((name) => [name, declaration(blocks.get(name) ?? {}, syntax)]);
}

function declaration(body: ExactObject, syntax: Configuration['syntax']): Partial<Variable> {
  const { type, description } = body;
  const value = syntax === 'native' ? withoutEscapes : (literal: ExactJson) => literal;
  return {
    ...(typeof type === 'string' && { type: sourceText(type) }),
    ...(body.default !== undefined && { default: value(body.default), hasDefault: true }),
    ...(typeof description === 'string' && { description: String(value(description)) }),
    // What is not literal might be true.
    ...(isSet(body.sensitive) && { sensitive: !isFalse(body.sensitive) }),
    ...(isSet(body.ephemeral) && { ephemeral: !isFalse(body.ephemeral) }),
    ...(isSet(body.nullable) && { nullable: !isFalse(body.nullable) }),
  };
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

function hasTemplate(text: string): boolean {
  return /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}
