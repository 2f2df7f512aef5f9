import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Problem } from '../problem.ts';

/** The agents through which the SDK sends: by way of the proxy that the environment names, if it names one. */
export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/**
 * Node reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in lower case first, by itself
 * (https://nodejs.org/api/http.html#built-in-proxy-support), but passes over a proxy whose URL it does not understand.
 *
 * @throws {Problem} if a proxy is named that Node would pass over, since then the request would go another way
 */
export function agentsFor(env: NodeJS.ProcessEnv): Agents {
  for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']) {
    if (env[name] && !isProxyUrl(env[name])) throw unusable(name);
  }
  return { httpAgent: new HttpAgent({ proxyEnv: env }), httpsAgent: new HttpsAgent({ proxyEnv: env }) };
}

function isProxyUrl(value: string): boolean {
  const { hostname, username, password } = URL.parse(value) ?? { hostname: '', username: '', password: '' };
  return /^https?:\/\//.test(value) && hostname !== '' && isPercentEncoded(username) && isPercentEncoded(password);
}

function isPercentEncoded(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}

/** Without the value: it may hold a password. */
function unusable(name: string): Problem {
  return new Problem(
    'The proxy cannot be used',
    `${name} is not the URL of a proxy.`,
    'It looks like http://proxy.example.com:3128, or http://user:password@proxy.example.com:3128 with special characters percent-encoded.',
  );
}
