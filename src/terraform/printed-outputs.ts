import { compactJson, type ExactJson, isObject } from './exact-json.ts';

/** Terraform prints the rest as well, but a log has other purposes. */
const MOST_LINES = 200;
const DEEPEST = 20;

/**
 * The outputs in a line of `plan -json` or `apply -json`, as Terraform prints them for people: what a plan changes, or
 * the values after an apply. Empty if there are none.
 */
export function printedOutputs(outputs: ExactJson | undefined): string[] {
  const members = isObject(outputs) ? Object.entries(outputs) : [];
  const planned = members.flatMap(([name, output]) =>
    plannedChange(name, isObject(output) ? output.action : undefined),
  );
  if (planned.length > 0) return ['', 'Changes to Outputs:', ...limited(planned)];
  const values = members.flatMap(([name, output]) => {
    if (!isObject(output) || output.action !== undefined) return [];
    if (output.sensitive === true) return [`${name} = <sensitive>`];
    return withName(name, valueLines(output.value ?? null, 0));
  });
  return values.length === 0 ? [] : ['', 'Outputs:', '', ...limited(values)];
}

const SYMBOLS: Record<string, string> = { create: '+', update: '~', delete: '-' };

function plannedChange(name: string, action: ExactJson | undefined): string[] {
  const symbol = typeof action === 'string' ? SYMBOLS[action] : undefined;
  return symbol === undefined ? [] : [`  ${symbol} ${name}`];
}

function withName(name: string, [first, ...others]: string[]): string[] {
  return [`${name} = ${first}`, ...others];
}

/** A value in HCL. */
function valueLines(value: ExactJson, depth: number): string[] {
  if (depth < DEEPEST && Array.isArray(value) && value.length > 0) {
    return ['[', ...value.flatMap((item) => indented([...valueLines(item, depth + 1)], ',')), ']'];
  }
  if (depth < DEEPEST && isObject(value) && Object.keys(value).length > 0) {
    const members = Object.entries(value).map(([key, member]) =>
      withName(JSON.stringify(key), valueLines(member, depth + 1)),
    );
    return ['{', ...members.flatMap((lines) => indented(lines, '')), '}'];
  }
  return [compactJson(value)];
}

function indented(lines: readonly string[], end: string): string[] {
  return lines.map((line, index) => `  ${line}${index === lines.length - 1 ? end : ''}`);
}

function limited(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), '…'];
}
