import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Problem } from '../problem.ts';

/** The agents through which the SDK sends: by way of the proxy that the environment names, if it names one. */
export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

export interface ProxiedAgents {
  readonly agents: Agents;
  /** What a proxy is given to know its user by, in every form in which it is sent. */
  readonly passwords: readonly string[];
  readonly problem: Problem | undefined;
}

/**
 * Node reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in lower case first, by itself
 * (https://nodejs.org/api/http.html#built-in-proxy-support). As in other programs, a proxy without a scheme is one of
 * `http`. What is no proxy's URL at all is passed over, and named in `problem`.
 */
export function agentsFor(env: NodeJS.ProcessEnv): ProxiedAgents {
  const proxyEnv: NodeJS.ProcessEnv = { no_proxy: env.no_proxy, NO_PROXY: env.NO_PROXY };
  const unusable: string[] = [];
  const passwords: string[] = [];
  for (const name of VARIABLES) {
    const url = proxyUrl(env[name]);
    passwords.push(...passwordsIn(env[name]));
    if (url) proxyEnv[name] = url;
    else if (env[name]) unusable.push(name);
  }
  const agents = { httpAgent: new HttpAgent({ proxyEnv }), httpsAgent: new HttpsAgent({ proxyEnv }) };
  return { agents, passwords, problem: unusable.length > 0 ? passedOver(unusable) : undefined };
}

function proxyUrl(value = ''): string | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const { protocol, hostname, username, password } = URL.parse(url) ?? {};
  const isUsable = /^https?:$/.test(protocol ?? '') && hostname && decoded(`${username}${password}`) !== undefined;
  return value && isUsable ? url.replace(/^https?/i, (scheme) => scheme.toLowerCase()) : undefined;
}

/** The password, and the header that has it. A token may stand where others have a user. */
function passwordsIn(value = ''): string[] {
  const [, user = '', password] = /^(?:[^/]*\/\/)?([^:@/]*)(?::([^/]*))?@/.exec(value) ?? [];
  if (user === '' && password === undefined) return [];
  const header = [user, password ?? ''].map((part) => decoded(part) ?? part).join(':');
  return [password || user, Buffer.from(header).toString('base64')];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Without the value: it may hold a password. */
function passedOver(names: readonly string[]): Problem {
  return new Problem(
    'A proxy is passed over',
    `${names.join(' and ')} cannot be used: it is not the URL of an HTTP proxy.`,
    'It looks like http://proxy.example.com:3128, or http://user:password@proxy.example.com:3128 with special characters percent-encoded.',
  );
}
