import { endOfString, refuseTooLarge, TooLargeJson } from '../bounded-json.ts';
import { type ExactJson, type ExactObject, isObject } from './exact-json.ts';

/**
 * Parses HCL's JSON syntax. In it, an object can have a key more than once, which means several blocks. Their values
 * become a list. The whole can also be a list of objects, which is the same as one object with all their members.
 *
 * @throws {SyntaxError} if `text` is not JSON, or not an object; {TooLargeJson} if it has too many values, or more than
 *   `deepest` inside each other
 */
export function parseJsonConfiguration(text: string, deepest: number): ExactObject {
  refuseTooLarge(text);
  const value = JSON.parse(withNumberedKeys(text, deepest), (_key, value, { source }) => {
    if (typeof value === 'number') return JSON.rawJSON(source);
    return isObject(value) ? withoutNumbers(value) : value;
  });
  const objects = Array.isArray(value) ? value : [value];
  if (!objects.every(isObject)) throw new SyntaxError('The configuration is not an object.');
  return Array.isArray(value) ? combined(objects.flatMap((object) => Object.entries(object))) : (objects[0] ?? {});
}

/** JSON.parse takes the last of equal keys. With numbers before them, keys are never equal, and keep their order. */
function withNumberedKeys(text: string, deepest: number): string {
  const parts: string[] = [];
  let [end, depth] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > deepest) throw new TooLargeJson();
    if (character !== '"') continue;
    const start = at;
    at = endOfString(text, start);
    if (!isKey(text, at + 1)) continue;
    parts.push(text.slice(end, start + 1), `${parts.length}:`);
    end = start + 1;
  }
  return parts.join('') + text.slice(end);
}

const COLON = /\s*:/y;

function isKey(text: string, at: number): boolean {
  COLON.lastIndex = at;
  return COLON.test(text);
}

function withoutNumbers(object: ExactObject): ExactObject {
  return combined(Object.entries(object).map(([key, value]) => [key.slice(key.indexOf(':') + 1), value]));
}

function combined(members: readonly (readonly [string, ExactJson])[]): ExactObject {
  const values = Map.groupBy(members, ([key]) => key);
  return Object.fromEntries(
    [...values].map(([key, all]) => [
      key,
      all.length === 1 ? (all[0]?.[1] ?? null) : all.flatMap(([, value]) => value),
    ]),
  );
}
