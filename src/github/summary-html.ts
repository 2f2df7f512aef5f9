/**
 * HTML blocks for a job summary. Text that might be hostile stands in `code`, escaped and without a line break: it
 * is neither Markdown nor HTML, cannot leave its block, and GitHub does not turn it into links, mentions, or emoji.
 */

/** GitHub discards a summary of more than 1 MiB as a whole. */
const MOST_BYTES = 1_000_000;
const MOST_LINES = 30;

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

/** `text`, at most 30 lines of it. GitHub shows no line breaks within code, so that each line is code of its own. */
export function code(text: string, longest: number): string {
  return cut(text, longest)
    .split('\n')
    .map((line) => (line === '' ? '' : `<code>${escaped(line)}</code>`))
    .join('<br>');
}

/** Source code. It does not wrap. */
export function pre(text: string, longest: number): string {
  return `<pre>${escaped(cut(text, longest))}</pre>`;
}

/** Text of the action's own. If GitHub would turn part of it into a link, a mention, or an emoji, it is code. */
export function prose(text: string, longest: number): string {
  const isInert = !/[@#]|:[\w+-]+:|:\/\/|www\.|\b[\da-f]{7,40}\b/i.test(text);
  return isInert ? escaped(cut(text, longest)) : code(text, longest);
}

function cut(text: string, longest: number): string {
  const start = text.slice(0, longest).split('\n').slice(0, MOST_LINES).join('\n');
  return start.length < text.length ? `${start}…` : text;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\n', '<br>');
}
