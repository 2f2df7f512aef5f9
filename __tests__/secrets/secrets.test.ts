import { describe, expect, test } from 'vitest';
import { Secrets } from '../../src/secrets/secrets.ts';
import { expectLinearTime } from '../linear-time.ts';

/** No more of a text is searched. */
const LONGEST = 2 ** 16;

/** A function that hides sensitive values and credentials. */
function hiding(sensitive: string[], ...credentials: string[]): (text: string) => string {
  const secrets = new Secrets();
  secrets.addSensitive(sensitive);
  secrets.addCredentials(...credentials);
  return (text) => secrets.hideFor('log', text);
}

const PEM = [
  '-----BEGIN CERTIFICATE-----',
  'MIIEabcdef+/=zz',
  'a "quoted" \\ line, 100 % of <it> & more',
  'emoji 🚀 and %41',
  '\tindented é',
  '-----END CERTIFICATE-----',
].join('\n');

describe('a known secret is hidden', () => {
  const json = (text: string) => JSON.stringify(text).slice(1, -1);
  const percent = (text: string) => encodeURIComponent(text);
  const between = (what: string) => (text: string) => [...text].join(what);
  const ways: [string, (text: string) => string][] = [
    ['as it is', (text) => text],
    ['with Windows line breaks', (text) => text.replaceAll('\n', '\r\n')],
    ['on one line', (text) => text.replaceAll(/\s+/g, ' ')],
    ['in JSON', json],
    ['in JSON in JSON', (text) => json(json(text))],
    [
      'in JSON as Go writes it',
      (text) => json(text).replaceAll(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    ],
    ['in a URL', percent],
    ['in a URL in a URL', (text) => percent(percent(text))],
    ['in a URL, in lowercase', (text) => percent(text).replaceAll(/%../g, (code) => code.toLowerCase())],
    ['in a form', (text) => new URLSearchParams({ a: text }).toString().slice(2)],
    ['in JSON in a URL', (text) => percent(json(text))],
    ['in HTML', (text) => text.replaceAll(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`)],
    [
      'in XML',
      (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ],
    ['with colors in between', between('\u001b[1;31m')],
    ['with terminal links in between', between('\u001b]8;;https://example.com\u0007')],
    ['with control characters in between', between('\u0001\u0085')],
    ['with zero-width characters in between', between('\u200b\u2060\ufeff')],
    ['with replaced characters outside the Basic Multilingual Plane', (text) => text.replaceAll('🚀', '\ufffd')],
  ];

  test.each(ways)('%s', (_, way) => {
    // Colors before the secret stay, and so do quotes around it.
    expect(hiding([PEM])(`error: ${way(PEM)} end`)).toMatch(/^error: (?:\P{L}{0,12}m)?\*\*\* end$/u);
  });

  test.each(ways)('%s, if the secret has one line', (_, way) => {
    const token = 'a+b/c=d "e" %f\\g';
    const hidden = hiding([], token)(`(${way(token)})`);
    expect(hidden).toMatch(/^\(.{0,12}\*\*\*\)$/su);
  });

  test('if it has 5,000 words', () => {
    const words = Array.from({ length: 5000 }, (_, index) => `word-${index}`).join(' ');
    expect(hiding([words])(`error: ${words} end`)).toBe('error: *** end');
    expect(hiding([words])(`error: ${words.slice(0, 300)}`)).toBe('error: ***');
  });

  test('if the end of the text cuts it off', () => {
    expect(hiding(['correct-horse-battery-staple'])('is correct-horse-b')).toBe('is ***');
    expect(hiding(['correct-horse-battery-staple'])('is correct-hors')).toBe('is ***');
    expect(hiding(['correct-horse-battery-staple'])('is correct-horse-boat')).toBe('is correct-horse-boat');
  });

  test('only as a separate word if it is short', () => {
    const hide = hiding(['042', 'ab', 'x']);
    expect(hide('pin 042, "ab", x and 3042 or cab or ab_')).toBe('pin ***, "***", x and 3042 or cab or ab_');
  });

  test('if a short secret follows it at the end of the text', () => {
    const hide = hiding(['ab', 'correct-horse'], 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637');
    const text = 'is correct-horse 100 %\n of d86b1f42-70e9-4c35-8a2d-f4b9c05e1637 for db';
    expect(hide(`${text} ab`)).toBe('is *** 100 %\n of *** for db ***');
    for (const end of ['a', 'ab', ' ab', '+ab', 'é ab', '\u001b[0mab', 'ab\u200b'])
      expect(hide(`${text}${end}`)).not.toContain('correct');
  });

  test('if an ellipsis cuts it off', () => {
    const hide = hiding([], 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637');
    expect(hide('is d86b1f… and d86b1…')).toBe('is ***… and d86b1…');
    for (const cut of ["is 'd86b1f42-70e9-4c35-8a2d…'.", 'to d86b1f42-70e9-4c35-8a2d-f4b9c05e163 … end']) {
      expect(hide(cut)).not.toMatch(/d86b/);
    }
  });

  test('if it has characters outside the Basic Multilingual Plane, even if U+FFFD replaced them', () => {
    const hide = hiding(['🔑🐎🔋📎', 'ab🔑🐎', '𝕡𝕒𝕤𝕤-1']);
    expect(hide('🔑🐎🔋📎, ab🔑🐎, 𝕡𝕒𝕤𝕤-1, \ufffd\ufffd\ufffd\ufffd')).toBe('***, ***, ***, ***');
  });

  test('in nested escapes', () => {
    const hide = hiding(['se"cr<et']);
    for (const text of [
      'se\\u0026quot;cr\\u0026lt;et',
      'se%26quot;cr%26lt;et',
      'se\\x22cr\\x3cet',
      'se&#x22;cr&#X3C;et',
      'se&#34;cr&amp;#60;et',
      'se\\U00000022cr\\U0000003cet',
    ])
      expect(hide(text)).toBe('***');
    expect(hiding(['pässword'])('p\\xc3\\xa4ssword p%C3%A4ssword')).toBe('*** ***');
  });

  test('if several secrets start the same or overlap', () => {
    expect(hiding(['abcd', 'abcdef', 'abcdzz'])('abcdefgh abcdz abcdzz')).toBe('***gh ***z ***');
    expect(hiding(['abcdef'], 'defghi')('abcdefghi')).toBe('***');
  });

  test('even if the same text was shown before the secret was known', () => {
    const secrets = new Secrets();
    const text = 'sensitive credential';
    expect(secrets.hideFor('log', text)).toBe(text);
    secrets.addSensitive(['sensitive']);
    expect(secrets.hideFor('log', text)).toBe('*** credential');
    secrets.addCredentials('credential');
    expect(secrets.hideFor('log', text)).toBe('*** ***');
    expect(secrets.hideFor('step output', text)).toBe('sensitive ***');
    expect(secrets.hideFor('annotation', text)).toBe('*** ***');
  });

  test('in a text of any length, of which 65,536 characters are shown', () => {
    const hidden = hiding(['correct-horse'])(`${'word '.repeat(13_106)}correct-horse ${'word '.repeat(100)}`);
    expect(hidden.length).toBeLessThanOrEqual(2 ** 16);
    expect(hidden).not.toContain('correct');
    expect(hidden).toMatch(/word …$|\*\*\* …$/);
  });

  test('in a step output only if it is a credential', () => {
    const secrets = new Secrets();
    secrets.addSensitive(['sensitive']);
    secrets.addCredentials('credential');
    expect(secrets.hideFor('step output', 'sensitive credential')).toBe('sensitive ***');
  });
});

describe('the search for secrets takes linear time', () => {
  test.each([
    '\u001b]',
    '\u001b[',
    '\\',
    '%',
    '%25',
    '&amp;',
    'password',
    'password:"',
    'authorization: ',
    '://',
    '://a:',
    'a',
    'Aa1/',
    '-----BEGIN ',
  ])('for a text of %j', async (unit) => {
    const hide = hiding(['a secret of some length']);
    await expectLinearTime(LONGEST, (size) => hide(unit.repeat(size / unit.length)));
  });

  test('for quotes after any number of backslashes', async () => {
    const hide = hiding([]);
    await expectLinearTime(LONGEST, (size) => {
      const backslashes = '\\'.repeat(size / 2 - 10);
      return hide(`password=${backslashes}"${backslashes}`);
    });
  });

  test('for secrets that start the same', async () => {
    const similar = Array.from({ length: 1000 }, (_, index) => `${'a'.repeat(index + 4)}b`);
    const hide = hiding([...similar, `${'a'.repeat(1e5)}c`]);
    expect(hide('a'.repeat(5000))).toMatch(/^(a|\*\*\*)+$/);
    await expectLinearTime(LONGEST, (size) => hide('a'.repeat(size)));
  });

  test('for any number of secrets, and of texts that start as they do', async () => {
    await expectLinearTime(80_000, (count) => {
      const many = Array.from({ length: count }, (_, index) => `secret-${index}`);
      const text = `${'secret- '.repeat(count / 16)}secret-${count - 1}`;
      expect(hiding(many)(text)).toContain('***');
    });
  });
});

describe('a text that looks like a secret is hidden', () => {
  test.each([
    ['Authorization: Bearer abc.def-ghi', 'Authorization: ***'],
    ['{"Authorization":"Basic dXNlcjpwYXNz"}', '{"Authorization":"***"}'],
    ['curl -H "authorization: token x"', 'curl -H "authorization: ***"'],
    ['got Bearer eyJhbGciOi.eyJz.dGg', 'got Bearer ***'],
    ['key AKIAIOSFODNN7EXAMPLE.', 'key ***.'],
    ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY end', 'AWS_SECRET_ACCESS_KEY=*** end'],
    ['secret_key = "wJalr/x"', 'secret_key = "***"'],
    ['"SessionToken": "IQoJb3JpZ2luX2VjE"', '"SessionToken": "***"'],
    [`x ${'IQoJ'.padEnd(60, 'a')} y`, 'x *** y'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nafter', '***\nafter'],
    ['-----BEGIN PRIVATE KEY-----\ncut off', '***'],
    [
      'https://s3/x?X-Amz-Credential=AKI%2F&X-Amz-Signature=abc&y=1',
      'https://s3/x?X-Amz-Credential=***&X-Amz-Signature=***&y=1',
    ],
    ['postgres://owner:hunter2@db/orders', 'postgres://***@db/orders'],
    ['postgres://u:pa@ss@h/db', 'postgres://***@h/db'],
    ['redis://:pw@host:6379', 'redis://***@host:6379'],
    ['https://host:443/a and b@c', 'https://host:443/a and b@c'],
    ['map[Authorization:[Bearer TOKEN] Host:[x]]', 'map[Authorization:[***] Host:[x]]'],
    ['map[password:hunter2 user:x]', 'map[password:*** user:x]'],
    ['"{\\"password\\":\\"hunter 2\\",\\"a\\":1}"', '"{\\"password\\":\\"***\\",\\"a\\":1}"'],
    ['{"password": "hunter 2", "a": 1}', '{"password": "***", "a": 1}'],
    ["password = 'hunter 2' in", "password = '***' in"],
    ['{"password":"ab\\"rest","a":1}', '{"password":"***","a":1}'],
    ['{\\"password\\":\\"ab\\\\\\"rest\\",\\"a\\":1}', '{\\"password\\":\\"***\\",\\"a\\":1}'],
    ['"password"=>"x y"', '"password"=>"***"'],
    ['password = [ "x" ]', 'password = [ "***" ]'],
    ['password="***hunter2"', 'password="***"'],
    ['Authorization: Bearer\tTOKEN', 'Authorization: ***'],
    ['Authorization: Basic  dXNlcjpw', 'Authorization: ***'],
    ['http.Header{"Authorization":[]string{"Basic dXNl"}}', 'http.Header{"Authorization":[]string{"***"}}'],
    ['<SessionToken>AQoDY/x=</SessionToken>', '<SessionToken>***</SessionToken>'],
    ['postgres://admin@myserver:S3cretPw@x.example.com', 'postgres://***@x.example.com'],
    ['postgres:\\/\\/u:pw@h', 'postgres:\\/\\/***@h'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln end', 'token *** end'],
    [`gh ${'ghp_'.padEnd(40, 'a')}`, 'gh ***'],
    [
      'no secret: an error of authorization in module.password',
      'no secret: an error of authorization in module.password',
    ],
  ])('in %j', (text, hidden) => {
    expect(new Secrets().hideFor('log', text)).toBe(hidden);
  });
});
