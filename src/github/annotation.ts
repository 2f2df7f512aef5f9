/** An annotation as the runner takes it. Lines and columns are counted from 1. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title: string;
  /** Relative to the root of the repository. Otherwise GitHub does not show it in a pull request. */
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}
