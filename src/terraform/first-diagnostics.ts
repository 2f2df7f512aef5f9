import { shortened } from '../plain-text.ts';
import type { Diagnostic } from './diagnostic.ts';

const MOST = 100;

/** Keeps the first 100 different diagnostics, and counts the others. */
export class FirstDiagnostics {
  readonly kept: Diagnostic[] = [];
  more = 0;
  readonly #identities = new Set<string>();

  add(found: Diagnostic): void {
    const diagnostic = tidied(found);
    const { summary, detail, address, file, start } = diagnostic;
    if (summary === '') return;
    const identity = JSON.stringify([summary, detail, address, file, start]);
    if (this.#identities.has(identity)) return;
    if (this.kept.length === MOST) {
      this.more += 1;
      return;
    }
    this.#identities.add(identity);
    // A copy, because a part of a string keeps all of it in memory.
    this.kept.push(structuredClone(diagnostic));
  }
}

/**
 * In text, a summary of several paragraphs looks the same as a summary and a detail. So the first paragraph is the
 * summary, in JSON as well.
 */
function tidied(diagnostic: Diagnostic): Diagnostic {
  const { summary, detail, address, file, snippet, values } = diagnostic;
  const paragraphs = [summary, detail].map(withoutBlankEnds).filter((text) => text !== '');
  const text = paragraphs.join('\n\n');
  const blankLine = text.search(/\n[ \t\r]*\n/);
  const cut = (part: string) => shortened(part, LONGEST);
  return {
    ...diagnostic,
    summary: cut(blankLine === -1 ? text : text.slice(0, blankLine)),
    detail: cut(blankLine === -1 ? '' : withoutBlankEnds(text.slice(blankLine))),
    address: address && cut(address),
    file: file && cut(file),
    snippet: snippet && cut(snippet),
    values: values.slice(0, MOST).map(({ expression, statement }) => ({
      expression: cut(expression),
      statement: cut(statement),
    })),
  };
}

/** In UTF-16 units, of each text of a diagnostic. */
const LONGEST = 2 ** 14;

/** Without blank lines at the start and white space at the end. The first line keeps its indentation. */
function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[ \t\r]*\n)+/, '').trimEnd();
}
