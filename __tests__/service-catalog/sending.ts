import { text } from 'node:stream/consumers';
import { CREDENTIALS } from '../../local/credentials.ts';
import { startLoopback } from '../../local/loopback.ts';
import { agentsFor } from '../../src/aws/proxies.ts';
import { type Receipt, RequestFailed, send } from '../../src/service-catalog/client.ts';
import type { NotifyRequest } from '../../src/service-catalog/request.ts';
import { Deadline } from '../../src/time-limits.ts';

export const REQUEST: NotifyRequest = {
  WorkflowToken: '1f0c7d5e-92ab-4e63-8d40-b7a6c5e31f28',
  RecordId: 'rec-5k8m2v7x1c4qz',
  Status: 'FAILED',
  FailureReason: 'The database is full.',
  IdempotencyToken: 'first',
};

export const AWS = {
  'Content-Type': 'application/x-amz-json-1.1',
  'x-amzn-RequestId': '3b9e6a1c-58d7-4f02-a4c8-d160e79b25f3',
};

/** What something in place of Service Catalog sends back. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

interface Sent {
  receipt?: Receipt;
  /** The error of the last attempt. */
  error?: unknown;
  attempts: number;
  authorization: string | undefined;
}

/** Sends `REQUEST` over HTTP to an endpoint that gives the same reply to each attempt. */
export async function sent({ status, headers = AWS, body = '' }: Reply, maxAttempts = 1): Promise<Sent> {
  let authorization: string | undefined;
  const endpoint = await startLoopback(async (request, response) => {
    await text(request);
    authorization = request.headers.authorization;
    response.writeHead(status, headers).end(body);
  });
  try {
    return { ...(await sentTo(endpoint.url, maxAttempts)), authorization };
  } finally {
    await endpoint.close();
  }
}

/** Sends `REQUEST` over HTTP to what is at `url`. */
export async function sentTo(url: string, maxAttempts = 1): Promise<Omit<Sent, 'authorization'>> {
  const interrupted = new AbortController().signal;
  const deadline = new Deadline(60_000, interrupted);
  const connection = {
    region: 'eu-west-2',
    endpoint: url,
    agents: agentsFor({}).agents,
    // A copy, because the SDK adds a member.
    credentials: async () => ({ ...CREDENTIALS }),
  };
  try {
    const receipt = await send('update', REQUEST, connection, { maxAttempts, deadline, interrupted }, () => {});
    return { receipt, attempts: receipt.attempts };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return { error: error.cause, attempts: error.attempts };
  } finally {
    deadline.clear();
  }
}
