import { compactJson, type ExactJson } from './exact-json.ts';
import { decimalText } from './number-text.ts';
import { parseTypeConstraint } from './type-constraint.ts';

interface WithDefault {
  readonly type: string | undefined;
  readonly default: ExactJson | undefined;
  readonly isComputed?: boolean;
}

/** In UTF-16 units. Service Catalog accepts no longer parameter. */
const LONGEST = 4096;

/**
 * The default of a variable, as people see it and give it back: text as it is, and everything else as JSON. Empty if
 * there is none, if it is null, or if it cannot be shown, because it is an expression or too long. An empty text
 * that comes back stands for the default.
 */
export function defaultText(variable: WithDefault): string {
  return isShown(variable) ? textOf(variable) : '';
}

/** Whether there is a default that people don't see. */
export function isHidden(variable: WithDefault): boolean {
  return variable.default !== undefined && variable.default !== null && !isShown(variable);
}

function isShown(variable: WithDefault): boolean {
  return !variable.isComputed && textOf(variable).length <= LONGEST;
}

function textOf({ type, default: value }: WithDefault): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  // Terraform converts a number to text without the zeros at its end.
  const isText = JSON.isRawJSON(value) && type !== undefined && parseTypeConstraint(type) === 'string';
  return (isText ? decimalText(value.rawJSON) : undefined) ?? compactJson(value);
}
