import type { Value } from './stack.ts';

/**
 * The values of the parameters that a template declares
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
 *
 * @throws {Error} if one is missing, unknown, or does not meet a constraint
 */
export function parametersOf(declared: Value, given: Readonly<Record<string, string>>): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0) throw new Error(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const entries = Object.entries<Value>(declared).map(([name, declaration]) => {
    const value = given[name] ?? declaration.Default;
    if (value === undefined) throw new Error(`Parameters: [${name}] must have values`);
    // A pattern is for each value of a list.
    const values = /List/.test(declaration.Type) ? String(value).split(',') : [String(value)];
    const constraint = values.map((each) => violated(each.trim(), declaration)).find(Boolean);
    if (!constraint) return [name, String(value)];
    throw new Error(`Parameter ${name} must ${declaration.ConstraintDescription ?? constraint}`);
  });
  return Object.fromEntries(entries);
}

/** The constraint of a parameter that its value does not meet. */
function violated(value: string, declaration: Value): string | undefined {
  const { Type, AllowedPattern, AllowedValues, MinLength = 0, MaxLength = Infinity } = declaration;
  const { MinValue = -Infinity, MaxValue = Infinity } = declaration;
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
    return `match pattern ${AllowedPattern}`;
  }
  if (AllowedValues && !AllowedValues.map(String).includes(value)) return `be one of ${AllowedValues.join(', ')}`;
  if (value.length < Number(MinLength) || value.length > Number(MaxLength)) {
    return `contain ${MinLength} to ${MaxLength} characters`;
  }
  if (Type !== 'Number') return undefined;
  const number = value === '' ? Number.NaN : Number(value);
  return number >= Number(MinValue) && number <= Number(MaxValue) ? undefined : `be ${MinValue} to ${MaxValue}`;
}
