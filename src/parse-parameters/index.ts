import type { Context } from 'aws-lambda';
import { type StructuredLog, structuredLog } from '../lambda/log.ts';
import { Problem } from '../problem.ts';
import { Secrets } from '../secrets/secrets.ts';
import { Deadline, KEPT_TO_READ, KEPT_TO_RESPOND } from '../time-limits.ts';
import { asFailure, type Failure, OUT_OF_TIME, thrownError } from './failure.ts';
import type { Parameter } from './parameters.ts';
import { readRequest } from './request.ts';
import { run } from './run.ts';

/** What Service Catalog expects. */
interface ParserResponse {
  readonly parameters: readonly Parameter[];
}

/**
 * The function `ServiceCatalogExternalParameterParser`, which Service Catalog invokes when somebody looks at a version of a
 * product.
 */
export async function handler(
  event: unknown,
  { awsRequestId, getRemainingTimeInMillis }: Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>,
): Promise<ParserResponse> {
  const secrets = new Secrets();
  const remaining = getRemainingTimeInMillis();
  const ofAws = new Deadline(Math.max(remaining - KEPT_TO_READ, remaining / 2), new AbortController().signal);
  const ofAll = new Deadline(remaining - KEPT_TO_RESPOND, new AbortController().signal);
  let log = structuredLog(secrets, { requestId: awsRequestId });
  try {
    const request = readRequest(event);
    const { artifact, launchRoleArn } = request;
    log = structuredLog(secrets, { requestId: awsRequestId, ...artifact, launchRoleArn });
    const invocation = { env: process.env, secrets, log, deadline: ofAws };
    const parameters = await Promise.race([run(request, invocation), endOf(ofAll)]);
    refuseTooLarge(parameters);
    log.info('The parameters were read.', { parameters: parameters.length });
    return { parameters };
  } catch (error) {
    const failure = asFailure(error);
    logFailure(failure, log);
    throw thrownError(failure, secrets);
  } finally {
    ofAws.clear();
    ofAll.clear();
  }
}

function endOf({ over }: Deadline): Promise<never> {
  return new Promise((_, reject) => {
    over.addEventListener('abort', () => reject(OUT_OF_TIME), { once: true });
  });
}

/** In bytes. Lambda allows slightly more. (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html) */
const LARGEST = 6_000_000;

function refuseTooLarge(parameters: readonly Parameter[]): void {
  if (Buffer.byteLength(JSON.stringify({ parameters })) <= LARGEST) return;
  throw new Problem(
    'Too many parameters',
    `The product has ${parameters.length} variables, which are too large for a response of AWS Lambda (6 MB).`,
    'Use fewer variables, or shorter descriptions and defaults.',
  );
}

function logFailure({ name, title, message, advice, cause }: Failure, log: StructuredLog): void {
  const isBug = name === 'ParserInternalException' && cause instanceof Error;
  log.error(message, { error: name, title, advice, stack: isBug ? cause.stack : undefined });
}
