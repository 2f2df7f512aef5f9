import { readFileSync } from 'node:fs';

/** What a value has to be, as AWS's API models say it. */
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
 * What the API's public model says of the Notify operations, kept apart from the action's own code so that the one
 * can judge the other.
 */
const MODEL: { operations: Record<string, { input: Shape; iamAction: string }> } = JSON.parse(
  readFileSync(new URL('notify-api.json', import.meta.url), 'utf8'),
);

export const OPERATIONS = Object.keys(MODEL.operations);

/** Everything in `input` that the operation's model does not allow, in the words of AWS's own validation. */
export function violations(operation: string, input: unknown): string[] {
  const shape = MODEL.operations[operation]?.input;
  return shape ? violationsOf(shape, input) : [`Unknown operation ${operation}`];
}

function violationsOf(shape: Shape, value: unknown, path = ''): string[] {
  switch (shape.type) {
    case 'structure':
      return violationsOfStructure(shape, value, path);
    case 'list':
      if (!Array.isArray(value)) return [`'${path}' is no list`];
      return value.flatMap((item, index) => violationsOf(shape.member as Shape, item, `${path}.${index + 1}.member`));
    case 'string':
      return violationsOfString(shape, value, path);
  }
}

function violationsOfStructure({ members = {}, required = [] }: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`'${path}' is no structure`];
  const at = (name: string) => (path ? `${path}.${name}` : name);
  const given = value as Record<string, unknown>;
  return [
    ...required
      .filter((name) => given[name] === undefined)
      .map((name) => `Value null at '${at(name)}' must not be null`),
    ...Object.entries(given).flatMap(([name, member]) => {
      const shape = Object.hasOwn(members, name) ? members[name] : undefined;
      return shape ? violationsOf(shape, member, at(name)) : [`Unknown member '${at(name)}'`];
    }),
  ];
}

function violationsOfString({ min, max, pattern, enum: words }: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'string') return [`'${path}' is no string`];
  const failed = failedAt(path);
  // In characters, not in UTF-16 units.
  const length = [...value].length;
  return [
    ...(min !== undefined && length < min ? [failed(`have length greater than or equal to ${min}`)] : []),
    ...(max !== undefined && length > max ? [failed(`have length less than or equal to ${max}`)] : []),
    ...(pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value)
      ? [failed(`satisfy regular expression pattern: ${pattern}`)]
      : []),
    ...(words && !words.includes(value) ? [failed(`satisfy enum value set: [${words.join(', ')}]`)] : []),
  ];
}

function failedAt(path: string): (constraint: string) => string {
  return (constraint) => `Value at '${path}' failed to satisfy constraint: Member must ${constraint}`;
}
