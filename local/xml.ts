/** An object as elements, an array as a repeated element, and anything else as text. Without undefined values. */
export function xml(content: unknown): string {
  if (typeof content === 'object' && content !== null) {
    return Object.entries(content)
      .flatMap(([name, inner]) => [inner].flat().map((each) => [name, each] as const))
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
      .join('');
  }
  return String(content).replaceAll(/[<>&\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
