import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { endMessage, type Invocation } from './run.ts';
import { readSettings } from './settings.ts';

/**
 * Sends messages from Service Catalog's queues to GitHub.
 *
 * @returns the messages that go back to the queue
 * @throws {Problem} if the environment is invalid. Then all messages go back
 */
export async function handler({ Records }: SQSEvent, invocation: Invocation): Promise<SQSBatchResponse> {
  const settings = readSettings(process.env);
  const hasEnded = await Promise.all(Records.map((record) => endMessage(record, settings, process.env, invocation)));
  const returned = Records.filter((_, index) => !hasEnded[index]);
  return { batchItemFailures: returned.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
