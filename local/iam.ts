/**
 * Decides by policies as AWS Identity and Access Management does
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html), as far as the templates
 * of the bridge need it. What is not implemented here is an error, and never a permission.
 */

export interface Policy {
  Version?: string;
  Statement: Statement | readonly Statement[];
}

type OneOrMore<Item> = Item | readonly Item[];

interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: OneOrMore<string>;
  Resource?: OneOrMore<string>;
  /** Only in the policy of a resource. */
  Principal?: '*' | Readonly<Record<string, OneOrMore<string>>>;
  Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore<string | number | boolean>>>>>;
}

export interface AccessRequest {
  /** Such as `s3:GetObject`. */
  action: string;
  /** An ARN, or '*' if the action has no resource. */
  resource: string;
  /** By condition key, such as `aws:SourceAccount`. A list is a key with several values. */
  context?: Readonly<Record<string, OneOrMore<string>>>;
  /** For the policy of a resource: all names of who asks, by kind, such as `{ Service: ['sns.amazonaws.com'] }`. */
  principal?: Readonly<Record<string, readonly string[]>>;
}

/** Undefined if no statement matches, so that the request is denied implicitly. */
type Decision = 'Allow' | 'Deny' | undefined;

/** @param policies documents, or JSON strings of them */
export function allows(policies: readonly (Policy | string)[], request: AccessRequest): boolean {
  return decision(policies, request) === 'Allow';
}

/** An explicit deny in any policy wins. */
export function decision(policies: readonly (Policy | string)[], request: AccessRequest): Decision {
  const effects = policies
    .flatMap((policy) => (typeof policy === 'string' ? (JSON.parse(policy) as Policy) : policy))
    .flatMap(({ Statement }) => Statement)
    .filter((statement) => applies(statement, request))
    .map(({ Effect }) => Effect);
  return effects.includes('Deny') ? 'Deny' : effects[0];
}

const ELEMENTS = ['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition'];

function applies(statement: Statement, request: AccessRequest): boolean {
  const unknown = Object.keys(statement).find((element) => !ELEMENTS.includes(element));
  if (unknown !== undefined) throw new Error(`The policy element ${unknown} is not implemented.`);
  const { Action, Resource, Principal, Condition = {} } = statement;
  // A trust policy has no Resource: it is about the role that it belongs to.
  const resources = Resource === undefined ? ['*'] : listOf(Resource);
  return (
    listOf(Action).some((pattern) => like(pattern.toLowerCase(), request.action.toLowerCase())) &&
    resources.some((pattern) => matchesWithVariables(pattern, request.resource, request, like)) &&
    isNamed(Principal, request.principal) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, key, listOf(values).map(String), request)),
    )
  );
}

function isNamed(named: Statement['Principal'], asking: AccessRequest['principal']): boolean {
  if (named === undefined || asking === undefined) return named === undefined && asking === undefined;
  if (named === '*') return true;
  return Object.entries(named).some(([kind, names]) =>
    listOf(names).some((name) => (name === '*' ? kind in asking : asking[kind]?.includes(name))),
  );
}

type Compare = (expected: string, actual: string) => boolean;

const COMPARISONS: Record<string, Compare> = {
  StringEquals: (expected, actual) => expected === actual,
  StringEqualsIgnoreCase: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  StringLike: like,
  ArnEquals: likeArn,
  ArnLike: likeArn,
  Bool: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  NumericEquals: (expected, actual) => Number(actual) === Number(expected),
  NumericLessThan: (expected, actual) => Number(actual) < Number(expected),
  NumericLessThanEquals: (expected, actual) => Number(actual) <= Number(expected),
  NumericGreaterThan: (expected, actual) => Number(actual) > Number(expected),
  NumericGreaterThanEquals: (expected, actual) => Number(actual) >= Number(expected),
};

const OPERATOR = /^(?:(?<set>ForAnyValue|ForAllValues):)?(?<name>\w+?)(?<ifExists>IfExists)?$/;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holds(operator: string, key: string, expected: readonly string[], request: AccessRequest): boolean {
  const { set, name = '', ifExists } = OPERATOR.exec(operator)?.groups ?? {};
  const actual = valuesOf(key, request);
  if (name === 'Null') return expected.includes(String(actual === undefined));
  const isNegated = /^(String|Arn|Numeric)Not/.test(name);
  const compare = COMPARISONS[isNegated ? name.replace('Not', '') : name];
  if (!compare) throw new Error(`The condition operator ${operator} is not implemented.`);
  if (actual === undefined) return ifExists !== undefined || set === 'ForAllValues' || (isNegated && !set);
  const holdsFor = (value: string) =>
    expected.some((each) => matchesWithVariables(each, value, request, compare)) !== isNegated;
  if (set === 'ForAllValues') return actual.every(holdsFor);
  if (set === 'ForAnyValue' || actual.length === 1) return actual.some(holdsFor);
  throw new Error(
    `${operator} cannot compare the ${actual.length} values of ${key}: it needs ForAnyValue or ForAllValues.`,
  );
}

/** The names of condition keys are not case-sensitive. */
function valuesOf(key: string, { context = {} }: AccessRequest): readonly string[] | undefined {
  const name = Object.keys(context).find((each) => each.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : listOf(context[name] as OneOrMore<string>);
}

/**
 * Compares with a pattern that can have variables, such as `${aws:PrincipalAccount}`. A variable without a value matches
 * nothing.
 */
function matchesWithVariables(pattern: string, actual: string, request: AccessRequest, compare: Compare): boolean {
  let isComplete = true;
  const filled = pattern.replaceAll(/\$\{([^}]+)\}/g, (_, variable: string) => {
    if (['*', '?', '$'].includes(variable)) throw new Error(`\${${variable}} is not implemented.`);
    const values = valuesOf(variable, request);
    if (values?.length !== 1) isComplete = false;
    return values?.[0] ?? '';
  });
  return isComplete && compare(filled, actual);
}

/** An asterisk stands for any characters, and a question mark for one. */
function like(pattern: string, text: string): boolean {
  const source = pattern
    .split(/([*?])/)
    .map((part) => ({ '*': '.*', '?': '.' })[part] ?? RegExp.escape(part))
    .join('');
  return new RegExp(`^${source}$`, 's').test(text);
}

/** A wildcard does not reach over the colons between the parts of an ARN. */
function likeArn(pattern: string, arn: string): boolean {
  const [expected, actual] = [pattern, arn].map((text) => [
    ...text.split(':').slice(0, 5),
    text.split(':').slice(5).join(':'),
  ]);
  return (actual as string[]).every((part, index) => like(expected?.[index] ?? '', part));
}

function listOf<Item>(value: OneOrMore<Item>): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
}
