import { afterEach, beforeEach, vi } from 'vitest';

/** What each test of a file prints to standard output. */
export function printedInTests(): { text: string } {
  const printed = { text: '' };
  beforeEach(() => {
    printed.text = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      printed.text += chunk;
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());
  return printed;
}
