import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Problem } from '../problem.ts';

/** The agents through which the SDK sends: by way of the proxy that the environment names, if it names one. */
export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/**
 * Node reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in lower case first, by itself
 * (https://nodejs.org/api/http.html#built-in-proxy-support). As in other programs, a proxy without a scheme is one of
 * `http`. What is no proxy's URL at all is passed over, and named in `problem`.
 */
export function agentsFor(env: NodeJS.ProcessEnv): { agents: Agents; problem: Problem | undefined } {
  const proxyEnv: NodeJS.ProcessEnv = { no_proxy: env.no_proxy, NO_PROXY: env.NO_PROXY };
  const unusable: string[] = [];
  for (const name of VARIABLES) {
    const url = proxyUrl(env[name]);
    if (url) proxyEnv[name] = url;
    else if (env[name]) unusable.push(name);
  }
  const agents = { httpAgent: new HttpAgent({ proxyEnv }), httpsAgent: new HttpsAgent({ proxyEnv }) };
  return { agents, problem: unusable.length > 0 ? passedOver(unusable) : undefined };
}

function proxyUrl(value = ''): string | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const { protocol, hostname, username, password } = URL.parse(url) ?? {};
  const isUsable = /^https?:$/.test(protocol ?? '') && hostname && isDecodable(`${username}${password}`);
  return value && isUsable ? url.replace(/^https?/i, (scheme) => scheme.toLowerCase()) : undefined;
}

function isDecodable(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}

/** Without the value: it may hold a password. */
function passedOver(names: readonly string[]): Problem {
  return new Problem(
    'A proxy is passed over',
    `${names.join(' and ')} cannot be used: it is not the URL of an HTTP proxy.`,
    'It looks like http://proxy.example.com:3128, or http://user:password@proxy.example.com:3128 with special characters percent-encoded.',
  );
}
