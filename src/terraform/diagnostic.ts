/** An error or a warning from Terraform. Its texts have no escape sequences, and at most 16,384 characters each. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** The first paragraph, without the `Error: ` before it. */
  readonly summary: string;
  /** The other paragraphs, or ''. If Terraform printed text, it has Terraform's line breaks. */
  readonly detail: string;
  /** The address of the resource, such as `module.db.aws_db_instance.this[0]`. */
  readonly address: string | undefined;
  /** As Terraform printed it: relative to the folder where Terraform ran, or to the folder of `-chdir`. */
  readonly file: string | undefined;
  readonly start: Position | undefined;
  /** The position after the last character. Only JSON has it. */
  readonly end: Position | undefined;
  /** The source code that Terraform quotes. */
  readonly snippet: string | undefined;
  /** What Terraform prints about the values in that code, such as `var.size` and `is 5`. */
  readonly values: readonly { readonly expression: string; readonly statement: string }[];
}

/** An error that Terraform printed without saying where it is. */
export function errorWithoutPlace(summary: string, detail: string): Diagnostic {
  const nowhere = { address: undefined, file: undefined, start: undefined, end: undefined, snippet: undefined };
  return { severity: 'error', summary, detail, ...nowhere, values: [] };
}

/** Counted from 1. Only JSON has columns. */
export interface Position {
  readonly line: number;
  readonly column?: number;
}

/** Called with each diagnostic that was found. */
export type FoundDiagnostic = (diagnostic: Diagnostic) => void;
