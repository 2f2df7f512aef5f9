/** `text` with a full stop at its end, unless it has one. */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
