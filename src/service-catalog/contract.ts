/**
 * What the Notify…EngineWorkflowResult operations of AWS Service Catalog (API version 2015-12-10) accept. AWS checks
 * the same on its side; checked here, a mistake is named by the input it came from, and before anything is sent.
 * Lengths are in characters.
 *
 * Patterns hold only for what the engine chooses, and for the whole value. What Service Catalog issued goes back as it
 * came: real workflow tokens are UUIDs with dashes, although their documented pattern is `[0-9A-Za-z+\/=]+`.
 */

export type EngineWorkflowStatus = 'SUCCEEDED' | 'FAILED';

interface Constraint {
  readonly max: number;
  /** Of all constrained members the shortest length is 1. */
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

/** What `value` breaks of the API's rules for `member`, as the second half of a sentence; nothing if it is accepted. */
export function brokenRule(member: ConstrainedMember, value: string): string | undefined {
  const { max, pattern }: Constraint = CONSTRAINTS[member];
  const { length } = [...value];
  if (length < 1 || length > max) {
    return `must be 1 to ${max} characters long for Service Catalog (${member}), but has ${length}`;
  }
  if (pattern && !pattern.test(value)) return `must match ${pattern.source} for Service Catalog (${member})`;
  return undefined;
}
