import { readFileSync } from 'node:fs';

/** The constraints of a value, as AWS's API models describe them. */
interface Shape {
  type: 'string' | 'structure' | 'list';
  required?: string[];
  members?: Record<string, Shape>;
  member?: Shape;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
}

/**
 * The API's public model of the Notify operations. It is separate from the action's own code, so that it can check that
 * code.
 */
const MODEL: { operations: Record<string, { input: Shape; iamAction: string }> } = JSON.parse(
  readFileSync(new URL('notify-api.json', import.meta.url), 'utf8'),
);

export const OPERATIONS = Object.keys(MODEL.operations);

/**
 * Everything in `input` that AWS would reject, in the words of AWS's own validation. Like AWS, it searches for a
 * pattern anywhere in a value, and ignores unknown members.
 */
export function violations(operation: string, input: unknown): string[] {
  const shape = MODEL.operations[operation]?.input;
  return shape ? violationsOf(shape, input) : [`Unknown operation ${operation}`];
}

/**
 * What an engine should not send in `input`, although AWS might accept it: members that the operation does not have,
 * and values that the engine chooses itself and that do not match their whole documented pattern.
 */
export function departures(operation: string, input: Record<string, unknown>): string[] {
  const members = MODEL.operations[operation]?.input.members ?? {};
  return Object.entries(input).flatMap(([name, value]) => {
    if (!Object.hasOwn(members, name)) return [`${operation} has no ${name}`];
    const { pattern } = members[name] as Shape;
    const isChosen = name === 'IdempotencyToken' || name === 'FailureReason';
    return isChosen && !new RegExp(`^(?:${pattern})$`, 'u').test(String(value))
      ? [`${name} does not match ${pattern}`]
      : [];
  });
}

function violationsOf(shape: Shape, value: unknown, path = ''): string[] {
  switch (shape.type) {
    case 'structure':
      return violationsOfStructure(shape, value, path);
    case 'list':
      if (!Array.isArray(value)) return [`'${path}' is not a list`];
      return value.flatMap((item, index) => violationsOf(shape.member as Shape, item, `${path}.${index + 1}.member`));
    case 'string':
      return violationsOfString(shape, value, path);
  }
}

function violationsOfStructure({ members = {}, required = [] }: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`'${path}' is not a structure`];
  const at = (name: string) => (path ? `${path}.${name}` : name);
  // AWS treats null as absent.
  const given = Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
  return [
    ...required
      .filter((name) => given[name] === undefined)
      .map((name) => `Value null at '${at(name)}' must not be null`),
    ...Object.entries(given).flatMap(([name, member]) => {
      const shape = Object.hasOwn(members, name) ? members[name] : undefined;
      return shape ? violationsOf(shape, member, at(name)) : [];
    }),
  ];
}

function violationsOfString({ min, max, pattern, enum: words }: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'string') return [`'${path}' is not a string`];
  const failed = failedAt(path);
  // In characters, not in UTF-16 units.
  const length = [...value].length;
  return [
    ...(min !== undefined && length < min ? [failed(`have length greater than or equal to ${min}`)] : []),
    ...(max !== undefined && length > max ? [failed(`have length less than or equal to ${max}`)] : []),
    ...(pattern !== undefined && !new RegExp(pattern, 'u').test(value)
      ? [failed(`satisfy regular expression pattern: ${pattern}`)]
      : []),
    ...(words && !words.includes(value) ? [failed(`satisfy enum value set: [${words.join(', ')}]`)] : []),
  ];
}

function failedAt(path: string): (constraint: string) => string {
  return (constraint) => `Value at '${path}' failed to satisfy constraint: Member must ${constraint}`;
}
