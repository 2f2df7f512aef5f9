import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../local/loopback.ts';
import { type ForwardProxy, startProxy } from '../../local/proxy.ts';

const AUTHORIZED = { 'Proxy-Authorization': `Basic ${Buffer.from('user:p@ss:w%rd').toString('base64')}` };

let server: Loopback;
let proxy: ForwardProxy;
beforeEach(async () => {
  server = await startLoopback((incoming, response) => response.end(`here is ${incoming.url}`));
  const hosts = { 'sts.example.com:80': new URL(server.url).host };
  proxy = await startProxy({ hosts, credentials: { username: 'user', password: 'p@ss:w%rd' } });
});
afterEach(() => Promise.all([server.close(), proxy.close()]));

/** Sends a request. The socket is the tunnel if the proxy opened one. */
async function send(method: string, path: string, headers = {}): Promise<[IncomingMessage, Socket]> {
  const { hostname: host, port } = new URL(proxy.url);
  const sent = request({ host, port, path, method, headers, agent: false }).end();
  const [response] = await once(sent, method === 'CONNECT' ? 'connect' : 'response');
  return [response, response.socket];
}

test('a request to another host name reaches this machine', async () => {
  const [response] = await send('GET', 'http://sts.example.com/path?a=b', AUTHORIZED);
  expect(await text(response)).toBe('here is /path?a=b');
  expect(proxy.requests).toEqual([{ method: 'GET', target: 'http://sts.example.com/path?a=b' }]);
});

test('a tunnel to another host name reaches this machine until the proxy closes', async () => {
  const [{ statusCode }, socket] = await send('CONNECT', 'sts.example.com:80', AUTHORIZED);
  expect(statusCode).toBe(200);
  expect(proxy.requests).toEqual([{ method: 'CONNECT', target: 'sts.example.com:80' }]);
  socket.write('GET /tunnel HTTP/1.1\r\nHost: sts.example.com\r\n\r\n');
  const [content] = await once(socket, 'data');
  expect(String(content)).toContain('here is /tunnel');
  await proxy.close();
  await once(socket, 'close');
});

describe.each([
  ['GET', 'http://'],
  ['CONNECT', ''],
])('%s', (method, scheme) => {
  afterEach(() => expect(proxy.requests).toEqual([]));

  test.each(['example.com:80', 'not-localhost:80', '127.0.0.1.example.com:80'])('does not reach %s', async (host) => {
    const [{ statusCode }] = await send(method, scheme + host, AUTHORIZED);
    expect(statusCode).toBe(500);
  });

  test.each([{}, { 'Proxy-Authorization': 'Basic b3RoZXI6b3RoZXI=' }])(
    'requires the password, and rejects %j',
    async (headers) => {
      const [{ statusCode }] = await send(method, `${scheme}sts.example.com:80`, headers);
      expect(statusCode).toBe(407);
    },
  );
});
