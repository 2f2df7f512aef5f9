/** `text` with a period at the end. */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
