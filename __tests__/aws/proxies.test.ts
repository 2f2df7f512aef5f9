import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localhostCertificate } from '../../local/certificate.ts';
import { type Loopback, startLoopback } from '../../local/loopback.ts';
import { type ForwardProxy, startProxy } from '../../local/proxy.ts';
import { agentsFor } from '../../src/aws/proxies.ts';

let server: Loopback;
let proxy: ForwardProxy;
beforeEach(async () => {
  server = await startLoopback((_, response) => response.end('here'));
  proxy = await startProxy({ credentials: { username: 'runner', password: 'p@ss w%rd' } });
});
afterEach(() => Promise.all([server.close(), proxy.close()]));

/** How many requests `through` forwards when the server is called. */
async function forwarded(env: NodeJS.ProcessEnv, through = proxy): Promise<number> {
  const before = through.requests.length;
  const sent = request(server.url, { agent: agentsFor(env).agents.httpAgent }).end();
  const [response] = await once(sent, 'response');
  expect(await text(response)).toBe('here');
  return through.requests.length - before;
}

describe('a request goes through the proxy', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('that %s names', async (name) => {
    expect(await forwarded({ [name]: proxy.url })).toBe(1);
  });

  test('that the variable in lowercase names, if both are set', async () => {
    expect(await forwarded({ http_proxy: proxy.url, HTTP_PROXY: 'http://127.0.0.1:1' })).toBe(1);
  });

  test.each(['NO_PROXY', 'no_proxy'])('unless %s has the host', async (name) => {
    expect(await forwarded({ http_proxy: proxy.url, [name]: 'example.com,127.0.0.1' })).toBe(0);
    expect(await forwarded({ http_proxy: proxy.url, [name]: 'example.com' })).toBe(1);
  });

  test.each<[string, (url: string) => string]>([
    ['a scheme in uppercase', (url) => url.replace('http', 'HTTP')],
    ['no scheme', (url) => url.replace('http://', '')],
    ['white space around it', (url) => ` ${url}\r\n`],
  ])('whose URL has %s', async (_, written) => {
    const open = await startProxy();
    expect(await forwarded({ HTTP_PROXY: written(open.url) }, open)).toBe(1);
    await open.close();
  });

  test.each(['https', 'HTTPS'])('that is reached over TLS, by the scheme %s', async (scheme) => {
    const certificate = await localhostCertificate();
    const secure = await startProxy({ tls: certificate });
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, certificate.cert]);
    try {
      expect(await forwarded({ HTTP_PROXY: secure.url.replace('https', scheme) }, secure)).toBe(1);
    } finally {
      setDefaultCACertificates(trusted);
      await secure.close();
    }
  });
});

describe('what is not the URL of a proxy', () => {
  const NOT_URLS = ['socks5://127.0.0.1:1', 'http://', 'http://user:100%@127.0.0.1:1', ' '];

  test.each(NOT_URLS)('is ignored, and the problem does not show it: %j', async (url) => {
    expect(await forwarded({ HTTP_PROXY: url })).toBe(0);
    const { problem } = agentsFor({ HTTP_PROXY: url });
    expect(problem?.message).toBe('HTTP_PROXY is not the URL of an HTTP proxy.');
  });

  test('is named in each variable', () => {
    const env = { https_proxy: 'ftp://a', HTTPS_PROXY: proxy.url, http_proxy: '', HTTP_PROXY: 'ftp://b' };
    expect(agentsFor(env).problem?.message).toBe('https_proxy and HTTP_PROXY are not the URL of an HTTP proxy.');
  });

  test('is nothing else', () => {
    expect(agentsFor({}).problem).toBeUndefined();
    expect(agentsFor({ HTTPS_PROXY: proxy.url, HTTP_PROXY: '' }).problem).toBeUndefined();
  });
});

describe('the password of a proxy', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  test.each<[string, string, string[]]>([
    ['with a user', 'http://user:hunter2@proxy:3128', ['hunter2', base64('user:hunter2')]],
    ['without a scheme', 'user:hunter2@proxy:3128', ['hunter2', base64('user:hunter2')]],
    ['that is encoded', 'http://user:p%40ss@proxy', ['p%40ss', base64('user:p@ss')]],
    ['that is wrongly encoded', 'http://user:100%@proxy', ['100%', base64('user:100%')]],
    ['with an @ that is not encoded', 'http://a@b:hunter2@corp@proxy', ['hunter2@corp', base64('a@b:hunter2@corp')]],
    ['with colons', 'http://user:a:b@proxy', ['a:b', base64('user:a:b')]],
    ['that is a token in place of a user', 'http://hunter2@proxy', ['hunter2', base64('hunter2:')]],
    ['in a URL that is not one of a proxy', 'socks5://user:hunter2@proxy', ['hunter2', base64('user:hunter2')]],
  ])('is known %s', (_, url, passwords) => {
    for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']) {
      const known = agentsFor({ [name]: url }).passwords;
      for (const password of passwords) expect(known).toContain(password);
    }
  });

  test('is unknown if there is none', () => {
    expect(agentsFor({ HTTPS_PROXY: 'http://proxy:3128/a@b', HTTP_PROXY: '' }).passwords).toEqual([]);
  });
});
