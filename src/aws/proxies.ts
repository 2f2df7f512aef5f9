import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Problem } from '../problem.ts';

/** The agents that the SDK sends requests with. They use the proxy that the environment names, if it names one. */
export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

export interface ProxiedAgents {
  readonly agents: Agents;
  /** What authenticates the user to the proxy, in every form in which it is sent. */
  readonly passwords: readonly string[];
  readonly problem: Problem | undefined;
}

/**
 * Node reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in lower case first, by itself
 * (https://nodejs.org/api/http.html#built-in-proxy-support). As in other programs, the scheme is `http` if there is none.
 * Values that are not the URL of a proxy are ignored, and `problem` names them.
 */
export function agentsFor(env: NodeJS.ProcessEnv): ProxiedAgents {
  const settings: NodeJS.ProcessEnv = { no_proxy: env.no_proxy, NO_PROXY: env.NO_PROXY };
  const unusable: string[] = [];
  for (const name of VARIABLES) {
    const url = proxyUrl(env[name]);
    if (url) settings[name] = url;
    else if (env[name]) unusable.push(name);
  }
  const passwords = VARIABLES.flatMap((name) => passwordsIn(env[name]));
  return { agents: agentsWith(settings), passwords, problem: unusable.length > 0 ? ignored(unusable) : undefined };
}

function agentsWith(proxyEnv: NodeJS.ProcessEnv): Agents {
  return { httpAgent: new HttpAgent({ proxyEnv }), httpsAgent: new HttpsAgent({ proxyEnv }) };
}

/** The URL as Node accepts it; undefined if Node does not accept it. */
function proxyUrl(setting = ''): string | undefined {
  const value = setting.trim();
  const url = withScheme(value).replace(/^https?/i, (scheme) => scheme.toLowerCase());
  const { protocol, hostname } = URL.parse(url) ?? {};
  if (value === '' || !/^https?:$/.test(protocol ?? '') || !hostname) return undefined;
  try {
    agentsWith({ http_proxy: url, https_proxy: url });
    return url;
  } catch {
    return undefined;
  }
}

function withScheme(value: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}

/** The password, and the header that contains it. Some proxies take a token in place of a user. */
function passwordsIn(setting = ''): string[] {
  // A user and a password can contain an @ that should have been encoded.
  const [, login = ''] = /\/\/([^/]*)@/.exec(withScheme(setting.trim())) ?? [];
  if (login === '') return [];
  const [user = '', ...rest] = login.split(':');
  const password = rest.join(':');
  const { username = '', password: parsed = '' } = URL.parse(withScheme(setting.trim())) ?? {};
  const header = [decoded(username || user), decoded(parsed || password)].join(':');
  return [password || user, Buffer.from(header).toString('base64')];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Does not show the value, which might contain a password. */
function ignored(names: readonly string[]): Problem {
  return new Problem(
    'A proxy setting was ignored',
    `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} not the URL of an HTTP proxy.`,
    'Use a URL such as http://proxy.example.com:3128 or http://user:password@proxy.example.com:3128. Percent-encode special characters.',
  );
}
