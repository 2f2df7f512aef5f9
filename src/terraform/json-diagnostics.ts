import { withoutEscapeSequences } from '../plain-text.ts';
import type { Diagnostic, FoundDiagnostic, Position } from './diagnostic.ts';
import { type ExactJson, type ExactObject, isObject, parseExactJson } from './exact-json.ts';

/**
 * The diagnostic in one line of `plan -json`, `apply -json`, or a similar command, or all diagnostics if one line has the
 * output of `validate -json`. Returns none if the line is something else, is cut off, or has no severity.
 *
 * Sources: https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic and
 * https://developer.hashicorp.com/terraform/cli/commands/validate#json
 */
export function diagnosticsInJson(line: string): Diagnostic[] {
  const message = line.includes('"diagnostic') ? parsed(line) : undefined;
  if (!isObject(message)) return [];
  if (message.type === 'diagnostic') return diagnosticsFrom([message.diagnostic]);
  const isValidation = typeof message.format_version === 'string' && Array.isArray(message.diagnostics);
  return isValidation ? diagnosticsFrom(message.diagnostics as ExactJson[]) : [];
}

/** Reads the `diagnostics` of `validate -json` line by line, as Terraform indents them, and keeps one at a time. */
export class ValidationDiagnostics {
  readonly #found: FoundDiagnostic;
  #diagnostic = '';

  static begunBy(line: string, found: FoundDiagnostic): ValidationDiagnostics | undefined {
    return line === '  "diagnostics": [' ? new ValidationDiagnostics(found) : undefined;
  }

  constructor(found: FoundDiagnostic) {
    this.#found = found;
  }

  take(line: string): boolean {
    if (line === '    {') this.#diagnostic = '{';
    else if (line === '    }' || line === '    },') this.#finish();
    else if (line.startsWith('      ')) this.#continue(line);
    else return false;
    return true;
  }

  end(): void {
    this.#diagnostic = '';
  }

  #continue(line: string): void {
    if (this.#diagnostic.length < MAX_LENGTH) this.#diagnostic += line;
  }

  #finish(): void {
    for (const diagnostic of diagnosticsFrom([parsed(`${this.#diagnostic}}`)])) this.#found(diagnostic);
    this.#diagnostic = '';
  }
}

const MAX_LENGTH = 2 ** 20;
/** A diagnostic has a few dozen values. A log can have any number of lines. */
const MOST_VALUES = 20_000;

function parsed(text: string): ExactJson | undefined {
  try {
    return parseExactJson(text, MOST_VALUES);
  } catch {
    return undefined;
  }
}

function diagnosticsFrom(values: readonly (ExactJson | undefined)[]): Diagnostic[] {
  return values.filter(isObject).flatMap((value) => {
    const { severity } = value;
    if (severity !== 'error' && severity !== 'warning') return [];
    const summary = textAt(value, 'summary') ?? '';
    const detail = textAt(value, 'detail') ?? '';
    return [{ severity, summary, detail, address: textAt(value, 'address'), ...placeOf(value), ...snippetOf(value) }];
  });
}

function placeOf({ range }: ExactObject): Pick<Diagnostic, 'file' | 'start' | 'end'> {
  const file = textAt(range, 'filename');
  const start = positionAt(range, 'start');
  const end = positionAt(range, 'end');
  if (file === undefined || start === undefined) return { file, start: undefined, end: undefined };
  return { file, start, end: end && isInOrder(start, end) ? end : undefined };
}

function isInOrder(start: Position, end: Position): boolean {
  return start.line < end.line || (start.line === end.line && (start.column ?? 1) <= (end.column ?? 1));
}

function positionAt(range: ExactJson | undefined, key: string): Position | undefined {
  const line = countAt(memberAt(range, key), 'line');
  const column = countAt(memberAt(range, key), 'column');
  return line === undefined || column === undefined ? undefined : { line, column };
}

function snippetOf({ snippet }: ExactObject): Pick<Diagnostic, 'snippet' | 'values'> {
  const values = memberAt(snippet, 'values');
  return {
    snippet: textAt(snippet, 'code'),
    values: (Array.isArray(values) ? values : []).flatMap((value) => {
      const expression = textAt(value, 'traversal');
      const statement = textAt(value, 'statement');
      return expression === undefined || statement === undefined ? [] : [{ expression, statement }];
    }),
  };
}

function memberAt(value: ExactJson | undefined, key: string): ExactJson | undefined {
  return isObject(value) ? value[key] : undefined;
}

/** A text that is not empty, without the colors that a provider can add. */
function textAt(value: ExactJson | undefined, key: string): string | undefined {
  const text = memberAt(value, key);
  return typeof text === 'string' && text !== '' ? withoutEscapeSequences(text) : undefined;
}

/** A line or column number, which starts at 1. */
function countAt(value: ExactJson | undefined, key: string): number | undefined {
  const number = memberAt(value, key);
  const count = JSON.isRawJSON(number) ? Number(number.rawJSON) : 0;
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}
