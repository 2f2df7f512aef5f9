import type { Readable } from 'node:stream';

/** Far more than any response has, except for objects in Amazon S3. */
const LARGEST = 2 ** 20;

/** That a response could not be read completely. The SDK tries again. */
class IncompleteResponse extends Error {
  override readonly name = 'IncompleteResponse';
  readonly $retryable = { throttling: false };
}

/**
 * Reads the body of a response. By itself, the SDK waits forever for the rest, and keeps any amount of it.
 *
 * @param timeout in milliseconds
 * @param largest in bytes
 * @throws {IncompleteResponse} if the body is larger, or does not end in time
 */
export async function readBody(body: Readable, timeout: number, largest = LARGEST): Promise<Buffer> {
  const end = (why: string) => body.destroy(new IncompleteResponse(why));
  const timer = setTimeout(() => end('Only part of the response arrived within the time for an attempt.'), timeout);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largest) end(`The response is larger than ${largest / 2 ** 20} MiB.`);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

/** The part of an SDK client that this needs. */
interface Client {
  middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: the types of middleware differ from client to client
    add(middleware: (next: any) => (args: any) => Promise<any>, options: object): void;
  };
}

/** Makes `client` read the body of each response within `timeout` milliseconds. */
export function limitResponses(client: Client, timeout: number): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      result.response.body = await readBody(result.response.body, timeout);
      return result;
    },
    { name: 'limitResponses', step: 'deserialize', priority: 'low' },
  );
}
