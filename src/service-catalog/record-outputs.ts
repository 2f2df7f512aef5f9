import { compactJson, type ExactJson } from '../terraform/exact-json.ts';
import type { TerraformOutput } from '../terraform/outputs.ts';

/** An output as Service Catalog stores it: `RecordOutput` of the API. All values are text. */
export interface RecordOutput {
  OutputKey: string;
  OutputValue: string;
  Description?: string;
}

/** How to treat a sensitive output: replace its value, omit the output, or send the value. */
export const SENSITIVE_OUTPUTS = ['redact', 'omit', 'reveal'] as const;
export type SensitiveOutputs = (typeof SENSITIVE_OUTPUTS)[number];

/** AWS's own engine for Terraform writes the same in place of a sensitive value. */
export const REDACTED = '(sensitive value)';

/** Omits outputs without a value (null). */
export function recordOutputs(
  outputs: readonly TerraformOutput[],
  descriptions: ReadonlyMap<string, string>,
  sensitiveOutputs: SensitiveOutputs,
): RecordOutput[] {
  return outputs
    .filter(({ value }) => value !== null)
    .filter(({ sensitive }) => !(sensitive && sensitiveOutputs === 'omit'))
    .map(({ name, sensitive, value }) => ({
      OutputKey: wellFormed(name),
      OutputValue: value === undefined || (sensitive && sensitiveOutputs === 'redact') ? REDACTED : asText(value),
      ...described(descriptions.get(name)),
    }));
}

function described(description: string | undefined): Pick<RecordOutput, 'Description'> {
  return description ? { Description: wellFormed(description) } : {};
}

/** A string as it is, and everything else as JSON: `true`, the digits of a number, a compact list or object. */
function asText(value: ExactJson): string {
  return wellFormed(typeof value === 'string' ? value : compactJson(value));
}

/** JSON can contain half of a surrogate pair, but UTF-8 and therefore the request cannot. U+FFFD replaces it. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
