/** What the runtime sends: that it waits for an event, a result as JSON, or an error. */
export type RuntimeMessage = { kind: 'ready' } | { kind: 'result'; json: string } | { kind: 'error'; json: string };

/** Ends what an invocation wrote to its outputs, which can be read later than the message about its result. */
export function endOfOutput(requestId: string): string {
  return `\u0004${requestId}\n`;
}

/** What the runtime gets: an event as JSON, and what the context of the handler has. */
export interface InvocationMessage {
  event: string;
  requestId: string;
  arn: string;
  /** In milliseconds since 1970. */
  deadline: number;
}
