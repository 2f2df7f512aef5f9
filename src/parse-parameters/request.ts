import { Problem } from '../problem.ts';
import { type Artifact, checkedMessage, type Field, type RawMessage } from '../service-catalog/message-fields.ts';

/** What Service Catalog asks for: the parameters of a version of a product. */
export interface Request {
  readonly artifact: Artifact;
  /** Undefined if the product has no launch role yet. */
  readonly launchRoleArn: string | undefined;
}

/**
 * The fields are those of the message with which Service Catalog asks for an operation.
 *
 * @throws {Problem} that names the field
 */
export function readRequest(event: unknown): Request {
  const raw: RawMessage = typeof event === 'object' && event !== null ? { ...event } : {};
  const message = checkedMessage(raw);
  const artifact = checked(message.artifact);
  if (!artifact) {
    throw new Problem('The request has no artifact', 'artifact.path in the request is missing.', SEND_AS_IT_IS);
  }
  return { artifact, launchRoleArn: raw.launchRoleArn ? checked(message.launchRoleArn) : undefined };
}

const SEND_AS_IT_IS =
  'Send the request as Service Catalog sends it: {"artifact": {"path": "s3://…", "type": "AWS_S3"}}.';

function checked<Value>(field: Field<Value>): Value {
  if ('value' in field) return field.value;
  const { title, message } = field.problem;
  throw new Problem(title.replace('message', 'request'), message.replace('message', 'request'), SEND_AS_IT_IS);
}
