import { createHmac } from 'node:crypto';
import type { NotifyRequest } from './request.ts';

/**
 * A token of 64 characters. If the same result of the same attempt of a workflow run is sent again, it has the same
 * token, so that Service Catalog takes it for the same request. A different result has a different token.
 *
 * The token appears in logs and outputs. It must not let anyone test guesses of a sensitive value, so its key is the
 * workflow token, which nobody else has.
 *
 * @param execution what distinguishes this workflow run and operation from others
 */
export function idempotencyToken(
  execution: readonly string[],
  request: Omit<NotifyRequest, 'IdempotencyToken'>,
): string {
  const content = JSON.stringify([execution, request]);
  return createHmac('sha256', request.WorkflowToken).update(content).digest('hex');
}
