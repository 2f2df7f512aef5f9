import type { Agents } from './proxies.ts';

/**
 * How a client of the SDK sends each attempt. By itself, the SDK waits forever for a connection and for a response.
 *
 * @param timeout of an attempt, in milliseconds
 */
export function requestHandler(agents: Agents, timeout: number) {
  return { ...agents, connectionTimeout: timeout, requestTimeout: timeout, throwOnRequestTimeout: true };
}
