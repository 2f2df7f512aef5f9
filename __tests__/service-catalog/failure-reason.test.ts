import { expect, test } from 'vitest';
import { brokenRule } from '../../src/service-catalog/contract.ts';
import { failureReason } from '../../src/service-catalog/failure-reason.ts';

const asIs = (text: string) => text;
const URL = 'https://github.com/example/platform/actions/runs/1';

test.each([
  ['colours are removed', '\u001b[31m╷\u001b[0m\n\u001b[1mError:\u001b[0m x', '╷\nError: x'],
  ['a link of the terminal is its text', '\u001b]8;;https://x\u0007here\u001b]8;;\u0007', 'here'],
  ['control characters are removed, tabs and line ends stay', 'a\u0000b\u0085c\td\r\ne\rf', 'abc\td\ne\nf'],
  ['characters beyond the basic plane are replaced', 'a🚀b', 'a\ufffdb'],
  ['half a pair and what is no character are replaced', 'a\ud83db\uffffc', 'a\ufffdb\ufffdc'],
])('%s', (_, text, reason) => {
  expect(failureReason(text, undefined, asIs)).toBe(reason);
  expect(brokenRule('FailureReason', reason)).toBeUndefined();
});

test("the run's URL is the last line", () => {
  expect(failureReason('Why.', URL, asIs)).toBe(`Why.\n${URL}`);
});

test('a secret is hidden that control characters were to hide', () => {
  const hide = (text: string) => text.replaceAll('hunter2', '***');
  expect(failureReason('a hun\u001b[0mt\u0001er2 b', undefined, hide)).toBe('a *** b');
});

test('what is too long is cut at a word, but not the URL', () => {
  const reason = failureReason('seven77 '.repeat(1000), URL, asIs);
  expect(reason.length).toBeLessThanOrEqual(2048);
  expect(reason.length).toBeGreaterThan(2030);
  expect(reason).toMatch(/seven77 …\nhttps:\/\/github.com\/example\/platform\/actions\/runs\/1$/);
});

test('a word without end is cut where it has to be', () => {
  expect(failureReason('x'.repeat(5000), URL, asIs)).toHaveLength(2048);
});

test.each(['', ' \n ', '\u001b[0m\u0000'])('there is always a reason: %j', (text) => {
  expect(failureReason(text, undefined, asIs)).toBe('The workflow run failed.');
});
