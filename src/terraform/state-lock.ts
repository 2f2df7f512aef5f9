/** Terraform's lock of a state, as the S3 backend stores it. */
export interface StateLock {
  readonly id: string;
  /** The user and the host. */
  readonly who: string;
  /** When it was created, in ISO 8601. */
  readonly created: string;
}

/** What is missing or unreadable is ''. */
export function parseStateLock(text: string): StateLock {
  const { ID, Who, Created } = parsed(text);
  return { id: textIn(ID), who: textIn(Who), created: textIn(Created) };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
