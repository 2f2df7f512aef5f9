import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import { ApiError } from './api-error.ts';
import { OPERATIONS, violations } from './api-model.ts';
import { type Certificate, localhostCertificate } from './certificate.ts';
import { CREDENTIALS, type Credentials, haveExpired } from './credentials.ts';
import type { Fault, Faults, Reply } from './faults.ts';
import { startLoopback } from './loopback.ts';
import { type NotifyInput, Records } from './records.ts';
import { verifySignature } from './signature.ts';

/** A request, and the response to it. */
export interface Exchange {
  operation: string;
  headers: IncomingMessage['headers'];
  /** The parsed body; undefined if the body is not JSON. */
  input: unknown;
  status: number;
  /** The name of the error, if the response is an error. */
  error?: string;
}

export interface Endpoint {
  url: string;
  region: string;
  credentials: Credentials;
  records: Records;
  /** How many requests arrived, including those that a fault intercepted. */
  requests: number;
  /** In the order of the responses. */
  exchanges: Exchange[];
  /** Over TLS, the certificate authority that a client must trust. */
  authority: string | undefined;
  /** Starts to accept connections, if a fault refused them. */
  open(): Promise<void>;
  close(): Promise<void>;
}

export interface EndpointOptions {
  port?: number;
  region?: string;
  credentials?: Credentials;
  /** Temporary credentials of the same account. The list can grow while the endpoint runs. */
  sessions?: readonly Credentials[];
  /** Expired credentials: requests signed with them get ExpiredTokenException. */
  expired?: Credentials;
  /** Credentials without the permission: requests signed with them get AccessDeniedException. */
  denied?: Credentials;
  /** Which sessions have the permission for an action. By default, all. */
  allows?: (session: Credentials, action: string) => boolean;
  tls?: boolean;
  /** The largest body that the endpoint accepts. AWS has a limit too, but does not publish it. */
  maxBytes?: number;
  faults?: Faults;
}

const STATUS_CODES: Record<string, number> = { RequestEntityTooLargeException: 413 };

/**
 * AWS Service Catalog on loopback, as far as an engine needs it: the Notify operations over AWS JSON 1.1. It is strict:
 * it rejects what AWS would reject, with the same error. With `faults`, it misbehaves.
 */
export async function startEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const {
    port = 0,
    region = 'eu-central-1',
    credentials = CREDENTIALS,
    sessions = [],
    expired,
    denied,
    allows = () => true,
    tls = false,
    faults,
    maxBytes = Infinity,
  } = options;
  const records = new Records();
  const exchanges: Exchange[] = [];

  async function handle(request: IncomingMessage, body: string, exchange: Exchange, now: Date): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    if (method !== 'POST' || path !== '/' || !OPERATIONS.includes(exchange.operation)) {
      throw new ApiError('UnknownOperationException', `${method} ${path} ${exchange.operation}`);
    }
    if (headers['content-type'] !== 'application/x-amz-json-1.1') {
      throw new ApiError('SerializationException', `Content-Type is ${headers['content-type']}`);
    }
    const known = [credentials, ...sessions, expired, denied].filter((candidate) => candidate !== undefined);
    const signed = { method, path, headers, body };
    const signer = await verifySignature(signed, known, { service: 'servicecatalog', region, now });
    if (signer === expired || haveExpired(signer, now)) {
      throw new ApiError('ExpiredTokenException', 'The security token included in the request is expired');
    }
    if (signer === denied || !allows(signer, `servicecatalog:${exchange.operation}`)) {
      throw new ApiError(
        'AccessDeniedException',
        `User: arn:aws:sts::123456789012:assumed-role/engine/run is not authorized to perform: servicecatalog:${exchange.operation} because no identity-based policy allows the action`,
      );
    }
    if (exchange.input === undefined) throw new ApiError('SerializationException', 'The body is not JSON.');
    if (body.length > maxBytes) throw new ApiError('RequestEntityTooLargeException', 'Request too large');
    const broken = violations(exchange.operation, exchange.input);
    if (broken.length > 0) {
      throw new ApiError('ValidationException', `${broken.length} validation errors detected: ${broken.join('; ')}`);
    }
    records.notify(exchange.operation, exchange.input as NotifyInput);
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
    let result = {};
    try {
      await handle(request, body, exchange, now);
    } catch (error) {
      const expected = error instanceof ApiError;
      exchange.error = expected ? error.code : 'InternalFailure';
      exchange.status = expected ? (STATUS_CODES[exchange.error] ?? 400) : 500;
      result = { __type: exchange.error, Message: (error as Error).message };
    }
    exchanges.push(exchange);
    const reply: Reply = {
      status: exchange.status,
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'x-amzn-RequestId': randomUUID(),
        Date: now.toUTCString(),
      },
      body: JSON.stringify(result),
    };
    if (fault.after) fault.after(response, reply);
    else response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  const certificate = tls ? await localhostCertificate(`servicecatalog.${region}.amazonaws.com`) : undefined;
  const loopbackOptions = {
    // On a separate address, so that no other server takes the port before the endpoint listens on it.
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

/** With the certificate, or with an untrusted one while that fault happens. */
async function tlsOptions(certificate: Certificate, faults: Faults | undefined): Promise<ServerOptions> {
  const untrusted = await localhostCertificate();
  const choose = () => (faults?.concernsConnections && faults.next().untrusted ? untrusted : certificate);
  return { ...certificate, SNICallback: (_, callback) => callback(null, createSecureContext(choose())) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
