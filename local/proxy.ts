import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { BlockList, connect, isIP } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { startLoopback } from './loopback.ts';

export interface ProxiedRequest {
  method: string;
  /** As the client named it: `host:port` of a tunnel, else a URL. */
  target: string;
}

export interface ForwardProxy {
  /** As HTTPS_PROXY takes it, with the credentials in it. */
  url: string;
  /** What was let through, in order. */
  requests: ProxiedRequest[];
  close(): Promise<void>;
}

interface Login {
  username: string;
  password: string;
}

export interface ProxyOptions {
  /** Demanded of every request, by Basic authentication. */
  credentials?: Login;
  /** Where names lead that are not of this machine, both as `host:port`. */
  hosts?: Record<string, string>;
}

/** A forward proxy on loopback, for tunnels and for plain HTTP. It leads nowhere but to this machine. */
export async function startProxy({ credentials, hosts = {} }: ProxyOptions = {}): Promise<ForwardProxy> {
  const requests: ProxiedRequest[] = [];

  /** Where the request may go, or the status of the refusal. */
  function route({ method = '', url = '', headers }: IncomingMessage, target: string | undefined): Address | Refusal {
    if (credentials && headers['proxy-authorization'] !== basic(credentials)) return 407;
    if (!target) return 400;
    const address = addressOf(hosts[target] ?? target);
    if (!address) return 400;
    if (!isOfThisMachine(address.host)) return 403;
    requests.push({ method, target: url });
    return address;
  }

  function forward(request: IncomingMessage, response: ServerResponse): void {
    const url = URL.parse(request.url ?? '');
    const address = route(request, url?.protocol === 'http:' ? `${url.hostname}:${url.port || 80}` : undefined);
    if (typeof address === 'number') {
      response.writeHead(address, REFUSALS[address]).end();
      return;
    }
    const upstream = requestHttp({
      ...address,
      agent: false,
      method: request.method,
      path: `${url?.pathname}${url?.search}`,
      headers: { ...endToEnd(request.headers), host: url?.host },
    });
    upstream.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.headers));
      pipeline(answer, response, () => {});
    });
    upstream.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  }

  function tunnel(request: IncomingMessage, client: Duplex, head: Buffer): void {
    client.on('error', () => client.destroy());
    const address = route(request, request.url);
    if (typeof address === 'number') {
      client.end(responseHead(address, { ...REFUSALS[address], 'Content-Length': '0', Connection: 'close' }));
      return;
    }
    const upstream = connect(address);
    upstream.on('connect', () => {
      client.write(responseHead(200));
      upstream.write(head);
      pipeline(client, upstream, () => {});
      pipeline(upstream, client, () => {});
    });
    upstream.on('error', () => {
      if (upstream.pending) client.end(responseHead(502, { 'Content-Length': '0', Connection: 'close' }));
    });
    client.on('close', () => upstream.destroy());
  }

  const loopback = await startLoopback(forward);
  loopback.server.on('connect', tunnel);
  return { url: withLogin(loopback.url, credentials), requests, close: loopback.close };
}

interface Address {
  host: string;
  port: number;
}

type Refusal = keyof typeof REFUSALS;

const REFUSALS = {
  400: {},
  403: {},
  407: { 'Proxy-Authenticate': 'Basic realm="local"' },
} satisfies Record<number, Record<string, string>>;

function responseHead(status: number, headers: Record<string, string> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n');
}

function addressOf(target: string): Address | undefined {
  const { v6, name, port } = /^(?:\[(?<v6>.+)\]|(?<name>[^:]+)):(?<port>\d{1,5})$/.exec(target)?.groups ?? {};
  const host = v6 ?? name;
  return host && Number(port) < 65_536 ? { host, port: Number(port) } : undefined;
}

const THIS_MACHINE = new BlockList();
THIS_MACHINE.addSubnet('127.0.0.0', 8);
THIS_MACHINE.addAddress('::1', 'ipv6');

/** Without asking a name server, which could lead anywhere. */
function isOfThisMachine(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : THIS_MACHINE.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

function withLogin(url: string, login: Login | undefined): string {
  return login
    ? url.replace('//', `//${encodeURIComponent(login.username)}:${encodeURIComponent(login.password)}@`)
    : url;
}

function basic({ username, password }: Login): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Those that concern one connection alone (RFC 9110, 7.6.1) are not passed on. */
function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
