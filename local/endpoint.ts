import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { OPERATIONS, violations } from './api-model.ts';
import { type Answer, Records, ServiceCatalogError } from './records.ts';
import { type Credentials, SignatureError, verifySignature } from './signature.ts';

/** A request to the endpoint and how it was answered. */
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
  /** In the order in which they were answered. */
  exchanges: Exchange[];
  close(): Promise<void>;
}

export interface EndpointOptions {
  port?: number;
  region?: string;
  credentials?: Credentials;
  /** Credentials that have run out: requests signed with them get ExpiredTokenException. */
  expired?: Credentials;
  /** Credentials without the permission: requests signed with them get AccessDeniedException. */
  denied?: Credentials;
}

const CREDENTIALS: Credentials = {
  accessKeyId: 'AKIALOCALENDPOINT000',
  secretAccessKey: 'local/endpoint/secret/access/key/0000000',
};

/**
 * AWS Service Catalog on loopback, as far as an engine needs it: the Notify operations over AWS JSON 1.1. Strict:
 * what the real one would refuse is refused, by the same name.
 */
export async function startEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const { port = 0, region = 'eu-central-1', credentials = CREDENTIALS, expired, denied } = options;
  const records = new Records();
  const exchanges: Exchange[] = [];

  async function answer(request: IncomingMessage, body: string, exchange: Exchange): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    if (method !== 'POST' || path !== '/' || !OPERATIONS.includes(exchange.operation)) {
      throw new ServiceCatalogError('UnknownOperationException', `${method} ${path} ${exchange.operation}`);
    }
    if (headers['content-type'] !== 'application/x-amz-json-1.1') {
      throw new ServiceCatalogError('SerializationException', `Content-Type is ${headers['content-type']}`);
    }
    const known = [credentials, expired, denied].filter((candidate) => candidate !== undefined);
    await verifySignature({ method, path, headers, body }, known, {
      service: 'servicecatalog',
      region,
      now: new Date(),
    });
    if (signedBy(expired, headers)) {
      throw new ServiceCatalogError('ExpiredTokenException', 'The security token included in the request is expired');
    }
    if (signedBy(denied, headers)) {
      throw new ServiceCatalogError(
        'AccessDeniedException',
        `User: arn:aws:sts::123456789012:assumed-role/engine/run is not authorized to perform: servicecatalog:${exchange.operation} because no identity-based policy allows the action`,
      );
    }
    if (exchange.input === undefined) throw new ServiceCatalogError('SerializationException', 'The body is not JSON.');
    const broken = violations(exchange.operation, exchange.input);
    if (broken.length > 0) {
      throw new ServiceCatalogError(
        'ValidationException',
        `${broken.length} validation errors detected: ${broken.join('; ')}`,
      );
    }
    records.answer(exchange.operation, exchange.input as Answer);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers } = request;
    const operation = /^AWS242ServiceCatalogService\.(\w+)$/.exec(String(headers['x-amz-target']))?.[1] ?? '';
    const body = await text(request);
    const exchange: Exchange = { operation, headers, input: parsed(body), status: 200 };
    let reply = {};
    try {
      await answer(request, body, exchange);
    } catch (error) {
      const refused = error instanceof ServiceCatalogError || error instanceof SignatureError;
      exchange.error = refused ? error.code : 'InternalFailure';
      exchange.status = refused ? 400 : 500;
      reply = { __type: exchange.error, Message: (error as Error).message };
    }
    exchanges.push(exchange);
    response.writeHead(exchange.status, {
      'Content-Type': 'application/x-amz-json-1.1',
      'x-amzn-RequestId': randomUUID(),
    });
    response.end(JSON.stringify(reply));
  }

  const server = createServer((request, response) => {
    // A client that goes away in the middle of its request is no fault of the endpoint.
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region,
    credentials,
    records,
    exchanges,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function signedBy(credentials: Credentials | undefined, headers: IncomingMessage['headers']): boolean {
  return credentials !== undefined && String(headers.authorization).includes(`Credential=${credentials.accessKeyId}/`);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
