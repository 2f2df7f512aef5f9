import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

/** A server that only this machine reaches. */
export interface Loopback {
  url: string;
  server: Server;
  /** Cuts what is still connected. */
  close(): Promise<void>;
}

export async function startLoopback(
  handler: RequestListener,
  { port = 0, certificate }: { port?: number | undefined; certificate?: Certificate | undefined } = {},
): Promise<Loopback> {
  const server = certificate ? createTlsServer(certificate, handler) : createServer(handler);
  // Not with closeAllConnections(): the server forgets those that became a tunnel.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: opened } = server.address() as AddressInfo;
  return {
    url: certificate ? `https://localhost:${opened}` : `http://127.0.0.1:${opened}`,
    server,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
