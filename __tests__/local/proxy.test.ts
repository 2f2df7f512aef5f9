import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { Agent } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { afterEach, describe, expect, test } from 'vitest';
import { startEndpoint } from '../../local/endpoint.ts';
import { type Loopback, startLoopback } from '../../local/loopback.ts';
import { type ForwardProxy, type ProxyOptions, startProxy } from '../../local/proxy.ts';

const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function proxy(options?: ProxyOptions): Promise<ForwardProxy> {
  const server = await startProxy(options);
  started.push(server);
  return server;
}

/** A server that says what it was asked. */
async function echo(): Promise<Loopback & { host: string }> {
  const server = await startLoopback(async (incoming, response) => {
    const { method, url, headers } = incoming;
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.writeHead(201).end(JSON.stringify({ method, url, headers, body: await text(incoming) }));
  });
  started.push(server);
  return { ...server, host: new URL(server.url).host };
}

interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

async function ask(
  { url }: ForwardProxy,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<IncomingMessage> {
  const { hostname: host, port } = new URL(url);
  const asked = request({ host, port, path, method, headers, agent: false }).end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return response;
}

/** The answer to CONNECT, and the connection that it opened. */
async function open({ url }: ForwardProxy, target: string, headers: Record<string, string> = {}) {
  const { hostname: host, port } = new URL(url);
  const asked = request({ host, port, path: target, method: 'CONNECT', headers, agent: false }).end();
  const [{ statusCode: status, headers: answered }, socket] = (await once(asked, 'connect')) as [
    IncomingMessage,
    Socket,
  ];
  return { status, headers: answered, socket };
}

const LOGIN = { username: 'user', password: 'p@ss:w%rd' };
const AUTHORIZED = { 'Proxy-Authorization': `Basic ${Buffer.from('user:p@ss:w%rd').toString('base64')}` };

describe('a plain request', () => {
  test('is passed on, and so is its answer', async () => {
    const [server, through] = [await echo(), await proxy()];
    const answer = await ask(through, `${server.url}/path?a=b`, {
      method: 'PUT',
      headers: { 'X-Mine': 'yes', 'Proxy-Connection': 'keep-alive', Connection: 'close' },
      body: 'content',
    });
    const asked = JSON.parse(await text(answer)) as Asked;
    expect(asked).toMatchObject({ method: 'PUT', url: '/path?a=b', body: 'content' });
    expect(asked.headers).toMatchObject({ host: server.host, 'x-mine': 'yes' });
    expect(asked.headers).not.toHaveProperty('proxy-connection');
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(through.requests).toEqual([{ method: 'PUT', target: `${server.url}/path?a=b` }]);
  });

  test('keeps its name where another leads', async () => {
    const server = await echo();
    const through = await proxy({ hosts: { 'sts.eu-central-1.amazonaws.com:80': server.host } });
    const answer = await ask(through, 'http://sts.eu-central-1.amazonaws.com/');
    expect((JSON.parse(await text(answer)) as Asked).headers.host).toBe('sts.eu-central-1.amazonaws.com');
  });

  test('does not show the password to the server', async () => {
    const [server, through] = [await echo(), await proxy({ credentials: LOGIN })];
    const answer = await ask(through, server.url, { headers: AUTHORIZED });
    expect((JSON.parse(await text(answer)) as Asked).headers).not.toHaveProperty('proxy-authorization');
  });

  test.each([
    ['to another machine', 'http://example.com/', 403],
    ['to the network', 'http://10.0.0.1/', 403],
    ['to a name that looks like this machine', 'http://127.0.0.1.example.com/', 403],
    ['that is none for a proxy', '/path', 400],
    ['that has to be a tunnel', 'https://127.0.0.1/', 400],
  ])('%s is refused', async (_, target, status) => {
    const through = await proxy();
    expect((await ask(through, target)).statusCode).toBe(status);
    expect(through.requests).toEqual([]);
  });

  test.each([
    ['without a password', {}],
    ['with another password', { 'Proxy-Authorization': 'Basic b3RoZXI6b3RoZXI=' }],
  ])('%s is asked for it', async (_, headers) => {
    const [server, through] = [await echo(), await proxy({ credentials: LOGIN })];
    const answer = await ask(through, server.url, { headers });
    expect(answer.statusCode).toBe(407);
    expect(answer.headers['proxy-authenticate']).toBe('Basic realm="local"');
  });

  test('to a closed port is a bad gateway', async () => {
    expect((await ask(await proxy(), `http://127.0.0.1:${await closedPort()}/`)).statusCode).toBe(502);
  });
});

describe('a tunnel', () => {
  test('carries bytes both ways, until one side ends', async () => {
    const server = createTcpServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const through = await proxy({ credentials: LOGIN });
    const { status, socket } = await open(through, target, AUTHORIZED);
    expect(status).toBe(200);
    socket.end('there and back');
    expect(await text(socket)).toBe('there and back');
    expect(through.requests).toEqual([{ method: 'CONNECT', target }]);
    server.close();
  });

  test.each([
    ['to another machine', 'example.com:443', 403],
    ['to the network', '[2001:db8::1]:443', 403],
    ['without a port', 'localhost', 400],
    ['to a port that cannot be', 'localhost:65536', 400],
  ])('%s is refused', async (_, target, status) => {
    const through = await proxy();
    expect((await open(through, target)).status).toBe(status);
    expect(through.requests).toEqual([]);
  });

  test.each([
    ['without a password', {}],
    ['with another password', { 'Proxy-Authorization': 'Basic b3RoZXI6b3RoZXI=' }],
  ])('%s is asked for it', async (_, headers) => {
    const { status, headers: answered } = await open(await proxy({ credentials: LOGIN }), 'localhost:443', headers);
    expect(status).toBe(407);
    expect(answered['proxy-authenticate']).toBe('Basic realm="local"');
  });

  test('to a closed port is a bad gateway', async () => {
    expect((await open(await proxy(), `127.0.0.1:${await closedPort()}`)).status).toBe(502);
  });

  test('is cut when the proxy closes', async () => {
    const [server, through] = [await echo(), await startProxy()];
    const { socket } = await open(through, server.host);
    const cut = once(socket.resume(), 'close');
    await through.close();
    await cut;
    await expect(once(connect(Number(new URL(through.url).port), '127.0.0.1'), 'connect')).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  test('leads the AWS SDK to the endpoint under the name of the real one', async () => {
    const endpoint = await startEndpoint({ tls: true });
    started.push(endpoint);
    const record = endpoint.records.add('rec-1', 'token');
    const name = 'servicecatalog.eu-central-1.amazonaws.com:443';
    const through = await proxy({ credentials: LOGIN, hosts: { [name]: new URL(endpoint.url).host } });
    const { region, credentials, authority = '' } = endpoint;
    const httpsAgent = new Agent({ proxyEnv: { HTTPS_PROXY: through.url }, ca: authority });
    const client = new ServiceCatalogClient({ region, credentials, requestHandler: { httpsAgent } });
    await client.send(
      new NotifyUpdateProvisionedProductEngineWorkflowResultCommand({
        RecordId: 'rec-1',
        WorkflowToken: 'token',
        Status: 'SUCCEEDED',
        IdempotencyToken: 'first',
      }),
    );
    client.destroy();
    expect(record.status).toBe('SUCCEEDED');
    expect(through.requests).toEqual([{ method: 'CONNECT', target: name }]);
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
