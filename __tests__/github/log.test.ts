import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { actionsLog } from '../../src/github/log.ts';
import { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { printedInTests } from './printed.ts';

const secrets = new Secrets();
secrets.addCredentials('hunter2', undefined);
secrets.addSensitive(['hunter2-long', 'a', 'two  words']);
const log = actionsLog(secrets);

const printed = printedInTests();
beforeEach(() => vi.stubEnv('RUNNER_DEBUG', ''));
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['::error::x', ': :error::x\n'],
  ['  ::set-output name=a::b', '  : :set-output name=a::b\n'],
  ['text ##[add-mask]x', 'text # #[add-mask]x\n'],
  ['a\n::error::x\r\n##[error]', 'a ::error::x # #[error]\n'],
  ['\u001b[2Jcleared\u0085', 'cleared\n'],
  ['hunter2-long and hunter2', '*** and ***\n'],
  ['hun\u001b[0mter\u00072 and two\nwords', '*** and ***\n'],
])('a line of the log is not a command, and contains no secret: %j', (line, shown) => {
  log.info(line);
  expect(printed.text).toBe(shown);
});

test('in a redacted line, words that are also sensitive values are not hidden', () => {
  log.redacted('"hunter2-long"');
  expect(printed.text).toBe('"***-long"\n');
});

test('an annotation has a title, and is always one line', () => {
  log.error(new Problem('Title: a, b', 'hunter2\n::error::100%', 'Do this.'));
  expect(printed.text).toBe('::error title=Title%3A a%2C b::***%0A::error::100%25 Do this.\n');
});

test('a title and a path have no secret either', () => {
  log.annotate({ level: 'warning', title: 'Not hunter2', message: 'two words', file: 'dir/hunter2.tf', startLine: 2 });
  expect(printed.text).toBe('::warning title=Not ***,file=dir/***.tf,line=2::***\n');
});

test('a stack trace is only in the debug log, and does not include the message, which might contain a secret', () => {
  log.warning(new Problem('a', 'b', 'c', { cause: new Error('hunter2') }));
  expect(printed.text).toBe('::warning title=a::b c\n');
  vi.stubEnv('RUNNER_DEBUG', '1');
  log.warning(new Problem('a', 'b', 'c', { cause: new Error('hunter2') }));
  expect(printed.text).toContain('::debug::Error%0A    at ');
  expect(printed.text).not.toContain('hunter2');
  expect(process.stdout.write).toHaveBeenCalled();
});
