import { createProxy } from 'proxy';
import { startLoopback } from './loopback.ts';

export interface ProxiedRequest {
  method: string;
  /** As the client named it: `host:port` of a tunnel, else a URL. */
  target: string;
}

export interface ForwardProxy {
  /** As HTTPS_PROXY takes it, with the credentials in it. */
  url: string;
  /** The requests that were let through, in order. */
  requests: ProxiedRequest[];
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** Demanded of every request, by Basic authentication. */
  credentials?: { username: string; password: string };
  /** Where other names lead on this machine, both as `host:port`. */
  hosts?: Record<string, string>;
}

/** A forward proxy on loopback, for tunnels and for plain HTTP. It leads only to this machine. */
export async function startProxy({ credentials, hosts = {} }: ProxyOptions = {}): Promise<ForwardProxy> {
  const requests: ProxiedRequest[] = [];
  const loopback = await startLoopback();
  // The package has no hook for where a request leads, but it reads the URL only after it has called this one.
  createProxy(loopback.server).authenticate = (request) => {
    if (credentials && request.headers['proxy-authorization'] !== basic(credentials)) return false;
    const { method = '', url: target = '' } = request;
    const { hostname, port, pathname, search } = new URL(method === 'CONNECT' ? `tunnel://${target}` : target);
    const name = `${hostname}:${port || 80}`;
    const address = hosts[name] ?? name;
    // Answered with HTTP 500.
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
