import { createHash } from 'node:crypto';
import { type Attributes, attributesOf, NAMING } from './stack-attributes.ts';
import { parametersOf } from './stack-parameters.ts';
import { templateIn } from './stack-template.ts';

/** A value in a template: JSON, and after resolution without functions. */
// biome-ignore lint/suspicious/noExplicitAny: a template is read by its documented shape, and tests fail if it is another
export type Value = any;

export interface Resource extends Attributes {
  logicalId: string;
  type: string;
  properties: Record<string, Value>;
}

/** A stack as AWS CloudFormation would have created it. */
export interface Stack {
  name: string;
  region: string;
  account: string;
  /** With the defaults of those that were not given. */
  parameters: Readonly<Record<string, string>>;
  /** Without those whose condition is false. */
  resources: Readonly<Record<string, Resource>>;
  outputs: Readonly<Record<string, string>>;
}

export interface StackOptions {
  name: string;
  region: string;
  account: string;
  parameters: Readonly<Record<string, string>>;
  /** Names of resources by logical ID, in place of those that they have in AWS. */
  names?: Readonly<Record<string, string>>;
}

/**
 * Resolves a CloudFormation template, or one of AWS SAM without its generated resources, for parameters
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
 *
 * @throws {Error} that names the parameter, or the place and what could not be resolved there
 */
export function resolveStack(yaml: string, options: StackOptions): Stack {
  const { region, account, name } = options;
  const template = templateIn(yaml);
  const parameters = parametersOf(template.Parameters ?? {}, options.parameters);
  const pseudo: Record<string, Value> = {
    'AWS::AccountId': account,
    'AWS::NoValue': NO_VALUE,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${name}/${hash(name).toLowerCase()}`,
    'AWS::StackName': name,
    'AWS::URLSuffix': 'amazonaws.com',
  };

  function condition(id: string, at: string): boolean {
    if (template.Conditions?.[id] === undefined) throw unresolved(at, `the condition ${id}`);
    return resolve(template.Conditions[id], `Conditions.${id}`);
  }

  function attributes(id: string, at: string): Attributes {
    const resource = template.Resources[id];
    if (!resource || (resource.Condition && !condition(resource.Condition, at))) throw unresolved(at, id);
    // The other properties can refer to resources that refer to this one.
    const naming = Object.entries(resource.Properties ?? {}).filter(([property]) => NAMING.includes(property));
    const properties = resolve(Object.fromEntries(naming), `Resources.${id}.Properties`);
    const generated = `${name}-${id}-${hash(name + id)}`;
    return attributesOf(resource.Type, properties, { given: options.names?.[id], generated, region, account });
  }

  function reference(id: string, at: string): Value {
    if (id in pseudo) return pseudo[id];
    const declared = template.Parameters?.[id];
    if (!declared) return attributes(id, at).ref;
    const value = parameters[id] ?? '';
    return /List/.test(declared.Type) ? value.split(',').map((each) => each.trim()) : value;
  }

  function attribute(path: string | string[], at: string): string {
    const [id = '', attributeName = ''] = typeof path === 'string' ? path.split(/\.(.*)/s) : path;
    const { [attributeName]: value } = attributes(id, at).attributes;
    if (value === undefined) throw unresolved(at, `the attribute ${attributeName} of ${id}`);
    return value;
  }

  function substituted(argument: Value, at: string): string {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : argument;
    return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_: string, literal: string, id: string) => {
      if (literal) return `\${${id}}`;
      if (id in variables) return resolve(variables[id], at);
      return id.includes('.') ? attribute(id, at) : reference(id, at);
    });
  }

  function call(name: string, argument: Value, at: string): Value {
    const inner = (value: Value) => resolve(value, at);
    switch (name) {
      case 'Ref':
        return reference(argument, at);
      case 'Condition':
        return condition(argument, at);
      case 'Fn::GetAtt':
        return attribute(argument, at);
      case 'Fn::Sub':
        return substituted(argument, at);
      case 'Fn::If':
        return inner(argument[condition(argument[0], at) ? 1 : 2]);
      case 'Fn::Join':
        return inner(argument[1]).join(argument[0]);
      case 'Fn::Split':
        return inner(argument[1]).split(argument[0]);
      case 'Fn::Select': {
        const selected = inner(argument[1])[Number(inner(argument[0]))];
        if (selected === undefined) throw unresolved(at, `the element ${argument[0]} of Fn::Select`);
        return selected;
      }
      case 'Fn::FindInMap': {
        const [map, first, second] = inner(argument);
        const found = template.Mappings?.[map]?.[first]?.[second];
        if (found === undefined) throw unresolved(at, `${first}.${second} of the mapping ${map}`);
        return found;
      }
      case 'Fn::Equals': {
        const [left, right] = inner(argument);
        return left === right;
      }
      case 'Fn::Not':
        return !inner(argument[0]);
      case 'Fn::And':
        return argument.every(inner);
      case 'Fn::Or':
        return argument.some(inner);
      default:
        throw unresolved(at, name);
    }
  }

  function resolve(value: Value, at: string): Value {
    if (Array.isArray(value)) return value.map((each) => resolve(each, at)).filter((each) => each !== NO_VALUE);
    if (typeof value !== 'object' || value === null) return value;
    const [[name = '', argument] = [], ...others] = Object.entries(value);
    // In policies, Condition is an element with operators and not a function.
    const isCall = name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string');
    if (isCall && others.length === 0) return call(name, argument, at);
    const entries = Object.entries(value).map(([key, each]) => [key, resolve(each, `${at}.${key}`)] as const);
    return Object.fromEntries(entries.filter(([, each]) => each !== NO_VALUE));
  }

  for (const [id, { RuleCondition = true, Assertions }] of Object.entries<Value>(template.Rules ?? {})) {
    const at = `Rules.${id}`;
    if (!resolve(RuleCondition, at)) continue;
    const failed = Assertions.find(({ Assert }: Value) => !resolve(Assert, at));
    if (failed) throw new Error(`${at}: ${failed.AssertDescription}`);
  }
  const exists = (section: string) => (entry: [string, Value]) =>
    !entry[1].Condition || condition(entry[1].Condition, `${section}.${entry[0]}`);
  const resources = Object.entries<Value>(template.Resources).filter(exists('Resources'));
  const outputs = Object.entries<Value>(template.Outputs ?? {}).filter(exists('Outputs'));
  return {
    name,
    region,
    account,
    parameters,
    resources: Object.fromEntries(
      resources.map(([logicalId, { Type: type, Properties = {} }]) => {
        const at = `Resources.${logicalId}`;
        const globals = type === 'AWS::Serverless::Function' ? (template.Globals?.Function ?? {}) : {};
        const properties = resolve(merged(globals, Properties), `${at}.Properties`);
        return [logicalId, { logicalId, type, properties, ...attributes(logicalId, at) }];
      }),
    ),
    outputs: Object.fromEntries(outputs.map(([id, { Value }]) => [id, String(resolve(Value, `Outputs.${id}`))])),
  };
}

const NO_VALUE = Symbol('AWS::NoValue');

function unresolved(at: string, what: string): Error {
  return new Error(`${at}: ${what} cannot be resolved.`);
}

/** In uppercase, as at the end of the names that CloudFormation generates. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12).toUpperCase();
}

/** AWS SAM adds the properties of all functions, and merges maps such as the environment. */
function merged(globals: Value, properties: Value): Value {
  const isObject = (value: Value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(globals) || !isObject(properties)) return properties ?? globals;
  const names = new Set([...Object.keys(globals), ...Object.keys(properties)]);
  return Object.fromEntries([...names].map((name) => [name, merged(globals[name], properties[name])]));
}
