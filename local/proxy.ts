import { createProxy } from 'proxy';
import type { Certificate } from './certificate.ts';
import { startLoopback } from './loopback.ts';

export interface ProxiedRequest {
  method: string;
  /** As the client sent it: `host:port` for a tunnel, or else a URL. */
  target: string;
}

export interface ForwardProxy {
  /** For HTTPS_PROXY, including the credentials. */
  url: string;
  /** The requests that the proxy forwarded, in order. */
  requests: ProxiedRequest[];
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** Required for every request, with Basic authentication. */
  credentials?: { username: string; password: string };
  /** A certificate for localhost, to be reached over TLS. */
  tls?: Certificate;
  /** Maps other host names to this machine, both as `host:port`. */
  hosts?: Record<string, string>;
}

/** A forward proxy on loopback, for tunnels and for plain HTTP. It connects only to this machine. */
export async function startProxy({ credentials, tls, hosts = {} }: ProxyOptions = {}): Promise<ForwardProxy> {
  const requests: ProxiedRequest[] = [];
  const loopback = await startLoopback(undefined, { tls });
  // The package has no hook for the target of a request, but it reads the URL only after it calls this hook.
  createProxy(loopback.server).authenticate = (request) => {
    if (credentials && request.headers['proxy-authorization'] !== basic(credentials)) return false;
    const { method = '', url: target = '' } = request;
    const { hostname, port, pathname, search } = new URL(method === 'CONNECT' ? `tunnel://${target}` : target);
    const name = `${hostname}:${port || 80}`;
    const address = hosts[name] ?? name;
    // The proxy responds with HTTP 500.
    if (!/^(127\.0\.0\.1|localhost):\d+$/.test(address)) throw new Error(`${name} is not on this machine`);
    requests.push({ method, target });
    request.url = method === 'CONNECT' ? address : `http://${address}${pathname}${search}`;
    return true;
  };
  return { url: withLogin(loopback.url, credentials), requests, close: loopback.close };
}

type Login = ProxyOptions['credentials'];

function withLogin(url: string, login: Login): string {
  if (!login) return url;
  return url.replace('//', `//${encodeURIComponent(login.username)}:${encodeURIComponent(login.password)}@`);
}

function basic({ username, password }: NonNullable<Login>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
