import { closestMatch } from 'leven';

/** Enough to recognize a value, but less than a token that is in the wrong input. A UUID has 36 characters. */
const LONGEST_SHOWN = 24;

/** A value in quotes, for an error. */
export function quoted(value: string): string {
  return value.length > LONGEST_SHOWN ? `'${value.slice(0, LONGEST_SHOWN)}…'` : `'${value}'`;
}

/**
 * Advice for a value that is not accepted. Suggests only the correction of a typo: at most two letters differ, and the
 * first letter is the same. Never suggests `reveal`, so that no one reveals secrets by accident.
 */
export function suggestion(given: string, accepted: readonly string[]): string {
  const alike = accepted.filter((word) => word !== 'reveal' && word[0]?.toLowerCase() === given[0]?.toLowerCase());
  const lowerCase = alike.map((word) => word.toLowerCase());
  const match = closestMatch(given.slice(0, LONGEST_SHOWN).toLowerCase(), lowerCase, { maxDistance: 2 });
  return match === undefined ? 'Use one of these values.' : `Did you mean '${alike[lowerCase.indexOf(match)]}'?`;
}
