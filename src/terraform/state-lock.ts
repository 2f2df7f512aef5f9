import { jsonMembers, shortText } from '../json-members.ts';

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
  const { ID, Who, Created } = jsonMembers(text);
  return { id: shortText(ID), who: shortText(Who), created: shortText(Created) };
}
