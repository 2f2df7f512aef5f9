import { createHmac } from 'node:crypto';
import type { NotifyRequest } from './notify.ts';

/**
 * The same result of the same run, told again, has the same token, so that Service Catalog takes it for the same
 * request; a different result has a different one. 64 characters.
 *
 * It is shown in logs and outputs, so it must not let anyone test guesses of a sensitive value: the workflow token,
 * which nobody else has, is the key.
 *
 * @param execution what tells this answer from those of other runs and operations
 */
export function idempotencyToken(
  execution: readonly string[],
  request: Omit<NotifyRequest, 'IdempotencyToken'>,
): string {
  const content = JSON.stringify([execution, request]);
  return createHmac('sha256', request.WorkflowToken).update(content).digest('hex');
}
