import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import { OPERATIONS, violations } from './api-model.ts';
import { type Certificate, localhostCertificate } from './certificate.ts';
import { CREDENTIALS, type Credentials, haveExpired } from './credentials.ts';
import type { Fault, Faults, Reply } from './faults.ts';
import { startLoopback } from './loopback.ts';
import { type Answer, Records } from './records.ts';
import { Refusal } from './refusal.ts';
import { verifySignature } from './signature.ts';

/** A request that was read, and how it was answered. */
export interface Exchange {
  operation: string;
  headers: IncomingMessage['headers'];
  /** The JSON of the body; undefined if it is none. */
  input: unknown;
  status: number;
  /** The name of the error, if it was answered with one. */
  error?: string;
}

export interface Endpoint {
  url: string;
  region: string;
  credentials: Credentials;
  records: Records;
  /** How many requests arrived, those included that a fault took. */
  requests: number;
  /** In the order in which they were answered. */
  exchanges: Exchange[];
  /** Over TLS, the authority that a client has to trust. */
  authority: string | undefined;
  /** Ends the fault that no connections are taken. */
  open(): Promise<void>;
  close(): Promise<void>;
}

export interface EndpointOptions {
  port?: number;
  region?: string;
  credentials?: Credentials;
  /** Temporary credentials of the same account; more may come while the endpoint runs. */
  sessions?: readonly Credentials[];
  /** Credentials that have run out: requests signed with them get ExpiredTokenException. */
  expired?: Credentials;
  /** Credentials without the permission: requests signed with them get AccessDeniedException. */
  denied?: Credentials;
  tls?: boolean;
  /** The largest body that is taken. AWS has a limit too, which it does not publish. */
  maxBytes?: number;
  faults?: Faults;
}

const STATUS_CODES: Record<string, number> = { RequestEntityTooLargeException: 413 };

/**
 * AWS Service Catalog on loopback, as far as an engine needs it: the Notify operations over AWS JSON 1.1. Strict:
 * what the real one would refuse is refused, by the same name. It misbehaves if asked to.
 */
export async function startEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const {
    port = 0,
    region = 'eu-central-1',
    credentials = CREDENTIALS,
    sessions = [],
    expired,
    denied,
    tls = false,
    faults,
    maxBytes = Infinity,
  } = options;
  const records = new Records();
  const exchanges: Exchange[] = [];

  async function carryOut(request: IncomingMessage, body: string, exchange: Exchange, now: Date): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    if (method !== 'POST' || path !== '/' || !OPERATIONS.includes(exchange.operation)) {
      throw new Refusal('UnknownOperationException', `${method} ${path} ${exchange.operation}`);
    }
    if (headers['content-type'] !== 'application/x-amz-json-1.1') {
      throw new Refusal('SerializationException', `Content-Type is ${headers['content-type']}`);
    }
    const known = [credentials, ...sessions, expired, denied].filter((candidate) => candidate !== undefined);
    const signed = { method, path, headers, body };
    const signer = await verifySignature(signed, known, { service: 'servicecatalog', region, now });
    if (signer === expired || haveExpired(signer, now)) {
      throw new Refusal('ExpiredTokenException', 'The security token included in the request is expired');
    }
    if (signer === denied) {
      throw new Refusal(
        'AccessDeniedException',
        `User: arn:aws:sts::123456789012:assumed-role/engine/run is not authorized to perform: servicecatalog:${exchange.operation} because no identity-based policy allows the action`,
      );
    }
    if (exchange.input === undefined) throw new Refusal('SerializationException', 'The body is not JSON.');
    if (body.length > maxBytes) throw new Refusal('RequestEntityTooLargeException', 'Request too large');
    const broken = violations(exchange.operation, exchange.input);
    if (broken.length > 0) {
      throw new Refusal('ValidationException', `${broken.length} validation errors detected: ${broken.join('; ')}`);
    }
    records.answer(exchange.operation, exchange.input as Answer);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    endpoint.requests += 1;
    const fault: Fault = faults && !faults.concernsConnections ? faults.next() : {};
    if (fault.before) return fault.before(request, response);
    const { headers } = request;
    const operation = /^AWS242ServiceCatalogService\.(\w+)$/.exec(String(headers['x-amz-target']))?.[1] ?? '';
    const body = await text(request);
    const exchange: Exchange = { operation, headers, input: parsed(body), status: 200 };
    const now = new Date(Date.now() + (fault.clock ?? 0));
    let answer = {};
    try {
      await carryOut(request, body, exchange, now);
    } catch (error) {
      const refused = error instanceof Refusal;
      exchange.error = refused ? error.code : 'InternalFailure';
      exchange.status = refused ? (STATUS_CODES[exchange.error] ?? 400) : 500;
      answer = { __type: exchange.error, Message: (error as Error).message };
    }
    exchanges.push(exchange);
    const reply: Reply = {
      status: exchange.status,
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'x-amzn-RequestId': randomUUID(),
        Date: now.toUTCString(),
      },
      body: JSON.stringify(answer),
    };
    if (fault.after) fault.after(response, reply);
    else response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  const certificate = tls ? await localhostCertificate(`servicecatalog.${region}.amazonaws.com`) : undefined;
  const loopbackOptions = {
    // On an address of its own, no other server takes the port while nobody listens.
    ...(faults?.refusesConnections && { host: '127.0.0.2' }),
    ...(certificate && { tls: await tlsOptions(certificate, faults) }),
  };
  let loopback = await startLoopback(serve, { port, ...loopbackOptions });
  const { url } = loopback;
  if (faults?.refusesConnections) await loopback.close();
  const endpoint: Endpoint = {
    url,
    region,
    credentials,
    records,
    requests: 0,
    exchanges,
    authority: certificate?.cert,
    async open() {
      loopback = await startLoopback(serve, { ...loopbackOptions, port: Number(new URL(url).port) });
    },
    close: () => loopback.close(),
  };
  return endpoint;
}

/** With the certificate, or with one that nobody trusts while there is such a fault. */
async function tlsOptions(certificate: Certificate, faults: Faults | undefined): Promise<ServerOptions> {
  const untrusted = await localhostCertificate();
  const choose = () => (faults?.concernsConnections && faults.next().untrusted ? untrusted : certificate);
  return { ...certificate, SNICallback: (_, answer) => answer(null, createSecureContext(choose())) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
