import { compactJson, type ExactJson } from '../terraform/exact-json.ts';
import type { TerraformOutput } from '../terraform/outputs.ts';

/** An output as Service Catalog keeps it: `RecordOutput` of the API, all text. */
export interface RecordOutput {
  OutputKey: string;
  OutputValue: string;
  Description?: string;
}

/** What becomes of a sensitive output: its value replaced, the whole output left out, or its value sent. */
export const SENSITIVE_OUTPUTS = ['redact', 'omit', 'reveal'] as const;
export type SensitiveOutputs = (typeof SENSITIVE_OUTPUTS)[number];

/** What AWS's own engine for Terraform writes in place of a sensitive value. */
export const REDACTED = '(sensitive value)';

/** Outputs without a value (null) are left out. */
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

/** A string as it is, everything else as JSON: `true`, a number's digits, a list or an object in compact form. */
function asText(value: ExactJson): string {
  return wellFormed(typeof value === 'string' ? value : compactJson(value));
}

/** JSON can hold half of a surrogate pair, UTF-8 and so the request can't: U+FFFD takes its place. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
