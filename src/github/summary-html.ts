/**
 * HTML blocks for a job summary. Text that might be hostile is escaped and has no line breaks, so that it is neither
 * Markdown nor HTML, and cannot leave its block. GitHub also turns parts of plain text into links, mentions, and emoji,
 * but not of code.
 */

/** GitHub discards a summary of more than 1 MiB as a whole. */
const MOST_BYTES = 1_000_000;
const MOST_LINES = 50;

/** One summary out of blocks, as many as fit. Each block must be on one line. */
export function summaryOf(blocks: readonly string[]): string {
  const shown = fitting(blocks, MOST_BYTES);
  const rest = shown.length < blocks.length ? ['<p>The rest is too large for a job summary.</p>'] : [];
  return [...shown, ...rest].map((block) => `${block}\n\n`).join('');
}

/** As many of `parts` as fit into a number of bytes, from the start. */
export function fitting(parts: readonly string[], bytes: number): string[] {
  let room = bytes;
  const end = parts.findIndex((part) => {
    room -= Buffer.byteLength(part);
    return room < 0;
  });
  return end === -1 ? [...parts] : parts.slice(0, end);
}

/** `text` as code, at most 50 lines of it. GitHub shows no line breaks within code, so each line is code of its own. */
export function code(text: string, longest: number): string {
  return lines(text, longest).map(codeLine).join('<br>');
}

/** `text` as prose. A line of which GitHub would turn a part into something else is code. */
export function prose(text: string, longest: number): string {
  return lines(text, longest)
    .map((line) => (TURNED_INTO_SOMETHING.test(line) ? codeLine(line) : proseLine(line)))
    .join('<br>');
}

/** Mentions, references, emoji, URLs, and commits: see https://docs.github.com/en/get-started/writing-on-github. */
const TURNED_INTO_SOMETHING = /[@#]|:[\w+-]+:|:\/\/|www\.|\b[a-z]+-\d|\b[\da-f]{7,40}\b/i;

function proseLine(line: string): string {
  const [indentation = ''] = /^ */.exec(line) ?? [];
  return `${'&nbsp;'.repeat(indentation.length)}${escaped(line.slice(indentation.length))}`;
}

function codeLine(line: string): string {
  return line === '' ? '' : `<code>${escaped(line)}</code>`;
}

function lines(text: string, longest: number): string[] {
  return cut(text, longest).split('\n');
}

/** Source code. It does not wrap. */
export function pre(text: string, longest: number): string {
  return `<pre>${escaped(cut(text, longest))}</pre>`;
}

function cut(text: string, longest: number): string {
  const start = text.slice(0, longest).split('\n').slice(0, MOST_LINES).join('\n');
  return start.length < text.length ? `${start}…` : text;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\n', '<br>');
}
