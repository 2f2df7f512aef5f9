import type { IncomingMessage, ServerResponse } from 'node:http';

/** The response that the endpoint would send without a fault. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A fault of a service, or of the network in front of it. */
export interface Fault {
  /** Intercepts the request before the endpoint reads it. */
  before?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Replaces the response to a request that the endpoint handled. */
  after?: (response: ServerResponse, reply: Reply) => void;
  /** How far the clock is ahead, in milliseconds. */
  clock?: number;
  /** Presents an untrusted certificate. Only over TLS. */
  untrusted?: boolean;
  /** Refuses connections. */
  refused?: boolean;
}

const JSON_1_1 = { 'Content-Type': 'application/x-amz-json-1.1' };

function error(status: number, name: string): Fault {
  return {
    before: (_, response) => {
      response.writeHead(status, JSON_1_1).end(JSON.stringify({ __type: name, message: `${name} on request` }));
    },
  };
}

export const FAULTS = {
  '500': error(500, 'InternalFailure'),
  '503': error(503, 'ServiceUnavailable'),
  throttling: error(400, 'ThrottlingException'),
  'connection refused': { refused: true },
  'reset before the request was read': { before: (request) => request.socket.resetAndDestroy() },
  'reset after the request was read': { after: (response) => response.socket?.resetAndDestroy() },
  'a response that stops halfway': {
    after: (response, { status, headers }) => {
      response.writeHead(status, { ...headers, 'Content-Length': 100 });
      response.write('{', () => response.socket?.end());
    },
  },
  'no response': { before: () => {} },
  'a response of one byte per second': {
    after: (response, { status, headers }) => {
      response.writeHead(status, { ...headers, 'Content-Length': 1000 });
      response.flushHeaders();
      const drip = setInterval(() => response.write(' '), 1000);
      response.on('close', () => clearInterval(drip));
    },
  },
  'broken JSON': {
    after: (response, { status, headers }) => {
      response.writeHead(status, headers).end('{"a":');
    },
  },
  'a redirect': {
    before: (_, response) => {
      response.writeHead(307, { Location: 'https://login.example.com/' }).end();
    },
  },
  'another Content-Type': {
    before: (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('{}');
    },
  },
  'a message instead of a response': {
    before: (_, response) => {
      response.writeHead(200, JSON_1_1).end('{"message":"Please sign in"}');
    },
  },
  'a clock ten minutes ahead': { clock: 10 * 60_000 },
  'an untrusted certificate': { untrusted: true },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** Faults that happen one after another, each the given number of times. */
export class Faults {
  readonly #faults: readonly Fault[];
  readonly #times: number;
  #happened = 0;

  constructor(faults: FaultName | Fault | readonly FaultName[], times: number) {
    const list = Array.isArray(faults) ? faults : [faults];
    this.#faults = list.map((fault) => (typeof fault === 'string' ? FAULTS[fault as FaultName] : fault));
    this.#times = times;
  }

  /** The fault to apply now: to this connection if it concerns connections, or else to this request. */
  next(): Fault {
    const fault = this.#faults[Math.floor(this.#happened / this.#times)];
    this.#happened += 1;
    return fault ?? {};
  }

  get concernsConnections(): boolean {
    return this.#faults.some(({ untrusted }) => untrusted);
  }

  /** Whether connections are refused until the endpoint is opened. */
  get refusesConnections(): boolean {
    return this.#faults.some(({ refused }) => refused);
  }
}
