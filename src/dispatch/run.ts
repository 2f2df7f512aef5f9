import { setTimeout as wait } from 'node:timers/promises';
import type { Context, SQSRecord } from 'aws-lambda';
import type { Bucket } from '../aws/s3.ts';
import { type StructuredLog, structuredLog } from '../lambda/log.ts';
import { framesOf, Problem } from '../problem.ts';
import { Secrets } from '../secrets/secrets.ts';
import { bridgeClaim, claimRecord, isOfBridge } from '../service-catalog/record-claim.ts';
import { type Connections, connect } from './connections.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { reportFailed } from './failed-result.ts';
import { keepMessage, markEnded, type Taken, takeMessage } from './message-mark.ts';
import { NotDispatched } from './not-dispatched.ts';
import { rememberProduct, repositoryFor } from './repositories.ts';
import { sendToGitHub } from './repository-dispatch.ts';
import type { Settings } from './settings.ts';

/** What Lambda says about the invocation. */
export type Invocation = Pick<Context, 'awsRequestId' | 'logGroupName' | 'getRemainingTimeInMillis'>;

/** A message on its way. */
interface Journey {
  readonly delivery: Delivery;
  /** How many times Amazon SQS can deliver the message again. */
  readonly receivesLeft: number;
  readonly settings: Settings;
  readonly connections: Connections;
  readonly invocation: Invocation;
  readonly secrets: Secrets;
  readonly log: StructuredLog;
}

/**
 * The story of a message: it gets to GitHub, where a workflow run reports the result, or Service Catalog is notified that
 * the operation failed.
 *
 * @returns whether the message is ended. If it is not, it goes back to the queue. Never throws
 */
export async function endMessage(
  record: SQSRecord,
  settings: Settings,
  env: NodeJS.ProcessEnv,
  invocation: Invocation,
): Promise<boolean> {
  const secrets = new Secrets();
  const receiveCount = Number(record.attributes.ApproximateReceiveCount);
  const subject = { requestId: invocation.awsRequestId, sqsMessageId: record.messageId, receiveCount };
  const log = structuredLog(secrets, subject);
  try {
    const delivery = deliveryOf(record);
    secrets.addCredentials(delivery.workflowToken);
    const logOfRecord = structuredLog(secrets, { ...subject, ...shown(delivery) });
    const connections = connect(settings, env, invocation, secrets);
    const receivesLeft = settings.mostReceives - receiveCount;
    try {
      return await travel({ delivery, receivesLeft, settings, connections, invocation, secrets, log: logOfRecord });
    } finally {
      connections.end();
    }
  } catch (error) {
    logProblem(error, log);
    return false;
  }
}

function shown({ recordId, operation, productId, provisionedProductId }: Delivery) {
  return { recordId, operation: operation.name, productId, provisionedProductId };
}

/** A report can fail, too: because of AWS, or because Lambda is throttled. */
const RECEIVES_TO_REPORT = 2;

async function travel(journey: Journey): Promise<boolean> {
  const { delivery, receivesLeft, secrets, log } = journey;
  const taken = await take(journey);
  if (taken.state === 'ended') {
    log.info('Ignored the message: it was delivered before, and has ended.');
    return true;
  }
  if (taken.state === 'in progress') {
    log.info('The message was delivered twice. Another invocation works on it.');
    return false;
  }
  if (taken.failure !== undefined) return report(taken.failure, journey);
  try {
    refuseUnknownOperation(delivery);
    await dispatch(journey);
  } catch (error) {
    const isFinal = error instanceof NotDispatched && error.isFinal;
    const hasFailed = isFinal || receivesLeft <= RECEIVES_TO_REPORT;
    const problem = logProblem(error, log, hasFailed ? 'error' : 'warn');
    if (hasFailed) {
      const failure = failureOf(problem, journey.invocation);
      return report(secrets.hideFor('failure reason', failure), journey);
    }
    log.info('The message goes back to the queue, and is delivered again.');
    await orWarn(journey, (states) => keepMessage(delivery.recordId, { until: new Date() }, states));
    return false;
  }
  await orWarn(journey, (states) => markEnded(delivery.recordId, states));
  return true;
}

/** The bucket only saves work here: prepare takes up each record only once. */
async function take({ delivery: { recordId }, connections, log }: Journey): Promise<Taken> {
  try {
    return await connections.withStates((states) => takeMessage(recordId, connections.until, states));
  } catch (error) {
    logProblem(error, log, 'warn');
    return { state: 'taken', failure: undefined };
  }
}

/** No workflow knows what to do. */
function refuseUnknownOperation({ message: { operation } }: Delivery): void {
  if ('problem' in operation) throw new NotDispatched(operation.problem, true);
}

async function dispatch(journey: Journey): Promise<void> {
  const { delivery, settings, connections, log } = journey;
  const repository = await repositoryFor(delivery, settings, connections.withStates);
  await rememberProduct(delivery, connections.withStates).catch((error: unknown) => logProblem(error, log, 'warn'));
  const event = { repository, eventType: settings.eventType, message: delivery.raw };
  await sendToGitHub(event, connections.github, connections.toDispatch, async (problem, delay) => {
    logProblem(problem, log, 'warn');
    await wait(delay);
  });
  log.info('Sent the message to GitHub.', { repository });
}

/** For the users of the product, and for the operator of the engine. */
function failureOf({ title, message, advice }: Problem, { logGroupName, awsRequestId }: Invocation): string {
  return [
    `${title}: ${message}`,
    `For the operator of the engine: ${advice}`,
    `Log: ${logGroupName}, request ${awsRequestId}`,
  ].join('\n');
}

/** @param failure why the message cannot get to GitHub */
async function report(failure: string, journey: Journey): Promise<boolean> {
  const { delivery, connections, secrets, log } = journey;
  try {
    const holder = await claim(failure, journey);
    if (holder === 'a workflow run') {
      log.info('A workflow run has taken up the record, and reports its result.');
    } else {
      const lines = [`The engine could not start the ${delivery.operation.noun}.`, failure];
      if (holder === 'the bridge') lines.splice(1, 0, 'No resources were changed.');
      await reportFailed(delivery, lines.join('\n'), connections.access, connections.toReport, { secrets, log });
      log.info('Notified Service Catalog that the operation FAILED.');
    }
  } catch (error) {
    logProblem(error, log);
    await orWarn(journey, (states) => keepMessage(delivery.recordId, { until: new Date(), failure }, states));
    return false;
  }
  await orWarn(journey, (states) => markEnded(delivery.recordId, states));
  return true;
}

/**
 * Takes up the record, so that no workflow run changes resources for a record that has FAILED. GitHub might have
 * received the message although it did not say so.
 *
 * @returns who has the record
 */
async function claim(failure: string, { delivery: { recordId }, receivesLeft, connections, log }: Journey) {
  try {
    return await connections.withStates(async (states) => {
      await keepMessage(recordId, { until: connections.until, failure }, states);
      const before = await claimRecord(recordId, bridgeClaim(), states);
      return before === undefined || isOfBridge(before) ? 'the bridge' : 'a workflow run';
    });
  } catch (error) {
    // A record that nobody ends is worse than one that might be taken up.
    if (receivesLeft > 0) throw error;
    logProblem(error, log, 'warn');
    return 'unknown';
  }
}

/** Remembers something that others can do without. */
async function orWarn({ connections, log }: Journey, remember: (states: Bucket) => Promise<void>): Promise<void> {
  await connections.withStates(remember).catch((error: unknown) => logProblem(error, log, 'warn'));
}

function logProblem(error: unknown, log: StructuredLog, level: 'warn' | 'error' = 'error'): Problem {
  const problem = error instanceof Problem ? error : bug(error);
  const { title, message, advice } = problem;
  log[level](`${title}: ${message}`, {
    advice,
    frames: error !== problem && error instanceof Error ? framesOf(error) : undefined,
  });
  return problem;
}

function bug(cause: unknown): Problem {
  return new Problem(
    'Unexpected error',
    'The dispatch function failed because of a bug.',
    'Report the bug. The log of the function shows where it is.',
    { cause },
  );
}
