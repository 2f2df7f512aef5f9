import { closestMatch } from 'leven';

/** Enough to recognize a value by. Too little for a token in the wrong place: a UUID has 36 characters. */
const LONGEST_SHOWN = 24;

/** A value as an error quotes it. */
export function quoted(value: string): string {
  return value.length > LONGEST_SHOWN ? `'${value.slice(0, LONGEST_SHOWN)}…'` : `'${value}'`;
}

/**
 * What to do about a value that is not accepted. Suggests only a typo's correction: at most two letters differ, and the
 * first letter is the same. Never suggests `reveal`, because nobody should show secrets by accident.
 */
export function suggestion(given: string, accepted: readonly string[]): string {
  const alike = accepted.filter((word) => word !== 'reveal' && word[0]?.toLowerCase() === given[0]?.toLowerCase());
  const lowerCase = alike.map((word) => word.toLowerCase());
  const match = closestMatch(given.slice(0, LONGEST_SHOWN).toLowerCase(), lowerCase, { maxDistance: 2 });
  return match === undefined ? 'Use one of these values.' : `Did you mean '${alike[lowerCase.indexOf(match)]}'?`;
}
