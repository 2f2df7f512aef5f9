import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A server that only this machine can reach. */
export interface Loopback {
  url: string;
  server: Server;
  /** Also closes the connections that are still open. */
  close(): Promise<void>;
}

export interface LoopbackOptions {
  /** An address of this machine. */
  host?: string;
  port?: number;
  /** The certificate for localhost, to serve over TLS. */
  tls?: ServerOptions | undefined;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Without a handler, the caller adds its own listeners to the server. */
export async function startLoopback(
  handler?: Handler,
  { host = '127.0.0.1', port = 0, tls }: LoopbackOptions = {},
): Promise<Loopback> {
  const server = tls ? createTlsServer(tls) : createServer();
  if (handler) {
    server.on('request', async (request, response) => {
      try {
        await handler(request, response);
      } catch (error) {
        response.destroy();
        // A client that disconnects during its request is not an error of the server.
        if (!request.errored) throw error;
      }
    });
  }
  // closeAllConnections() does not close the connections that became tunnels.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: opened } = server.address() as AddressInfo;
  return {
    url: tls ? `https://localhost:${opened}` : `http://${host}:${opened}`,
    server,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
