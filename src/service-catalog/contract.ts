/**
 * What the Notify…EngineWorkflowResult operations of AWS Service Catalog accept (API version 2015-12-10). AWS checks the
 * same. Checking it here names the input that is wrong, before anything is sent. Lengths are in characters.
 *
 * Patterns apply only to what the engine chooses, and to the whole value. What Service Catalog issued goes back as it
 * came: real workflow tokens are UUIDs with dashes, although their documented pattern is `[0-9A-Za-z+\/=]+`.
 */

export type EngineWorkflowStatus = 'SUCCEEDED' | 'FAILED';

interface Constraint {
  readonly max: number;
  /** The minimum length is 1 for every member. */
  readonly pattern?: RegExp;
}

export const CONSTRAINTS = {
  WorkflowToken: { max: 20_000 },
  RecordId: { max: 100 },
  IdempotencyToken: { max: 128, pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/ },
  'UniqueTag.Key': { max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u },
  'UniqueTag.Value': { max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u },
  FailureReason: { max: 2048, pattern: /^[\t\n\r -\uD7FF\uE000-\uFFFD]*$/ },
} satisfies Record<string, Constraint>;

export type ConstrainedMember = keyof typeof CONSTRAINTS;

/** The rule of the API for `member` that `value` breaks, as the end of a sentence; undefined if it breaks none. */
export function brokenRule(member: ConstrainedMember, value: string): string | undefined {
  const { max, pattern }: Constraint = CONSTRAINTS[member];
  const { length } = [...value];
  if (length < 1 || length > max) {
    return `must have 1 to ${max} characters (${member}), but has ${length}`;
  }
  return pattern && !pattern.test(value) ? `must match ${pattern.source} (${member})` : undefined;
}
