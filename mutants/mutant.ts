/** A change that breaks a promise. At least one test must fail with it. */
export interface Mutant {
  /** What is no longer true, in one sentence. */
  readonly promise: string;
  /** The file that is changed, as a path below the root. */
  readonly file: string;
  /** A text that is in the file exactly once. */
  readonly from: string;
  /** What takes its place. It must be valid syntax. */
  readonly to: string;
  /** Parts of the paths of the test files that are run, below `__tests__`. */
  readonly tests: readonly string[];
}
