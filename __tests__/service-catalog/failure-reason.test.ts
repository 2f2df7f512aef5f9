import { expect, test } from 'vitest';
import { brokenRule } from '../../src/service-catalog/contract.ts';
import { failureReason } from '../../src/service-catalog/failure-reason.ts';

const asIs = (text: string) => text;
const URL = 'https://github.com/example/platform/actions/runs/1';

test.each([
  ['colors are removed', '\u001b[31m╷\u001b[0m\n\u001b[1mError:\u001b[0m x', '╷\nError: x'],
  ['a terminal link is replaced by its text', '\u001b]8;;https://x\u0007here\u001b]8;;\u0007', 'here'],
  ['control characters are removed, except tabs and line breaks', 'a\u0000b\u0085c\td\r\ne\rf', 'abc\td\ne\nf'],
  ['characters outside the Basic Multilingual Plane are replaced', 'a🚀b', 'a\ufffdb'],
  ['lone surrogates and noncharacters are replaced', 'a\ud83db\uffffc', 'a\ufffdb\ufffdc'],
])('%s', (_, text, reason) => {
  expect(failureReason(text, undefined, asIs)).toBe(reason);
  expect(brokenRule('FailureReason', reason)).toBeUndefined();
});

test('the URL of the workflow run is the last line', () => {
  expect(failureReason('Why.', URL, asIs)).toBe(`Why.\n${URL}`);
});

test('a secret with control characters in it is hidden', () => {
  const hide = (text: string) => text.replaceAll('hunter2', '***');
  expect(failureReason('a hun\u001b[0mt\u0001er2 b', undefined, hide)).toBe('a *** b');
});

test('a secret is hidden before the text is cut', () => {
  const secret = 'correct horse battery staple';
  const hide = (text: string) => text.replaceAll(secret, '***');
  for (let length = 1950; length < 2048; length += 7) {
    const reason = failureReason(`${'x'.repeat(length)} ${secret} ${'y '.repeat(100)}`, URL, hide);
    expect(reason).not.toMatch(/corr|horse|battery/);
  }
});

test('a long text is shortened at a word, but the URL is complete', () => {
  const reason = failureReason('seven77 '.repeat(1000), URL, asIs);
  expect(reason.length).toBeLessThanOrEqual(2048);
  expect(reason.length).toBeGreaterThan(2030);
  expect(reason).toMatch(/seven77 …\nhttps:\/\/github.com\/example\/platform\/actions\/runs\/1$/);
});

test('a long word is cut at the limit', () => {
  expect(failureReason('x'.repeat(5000), URL, asIs)).toHaveLength(2048);
});

test.each(['', ' \n ', '\u001b[0m\u0000'])('a failure reason is never empty: %j', (text) => {
  expect(failureReason(text, undefined, asIs)).toBe('The workflow run failed.');
});
