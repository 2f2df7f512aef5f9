import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentCredentials } from '../aws/credentials.ts';
import type { Limits } from '../aws/retries.ts';
import { exportVariables, setSecret } from '../github/commands.ts';
import { leave, type Preparation, type PreparedFiles } from '../github/preparation.ts';
import { referenceTo } from '../github/run-reference.ts';
import { hasEnded } from '../github/run-status.ts';
import { PATIENT } from '../github/state-bucket.ts';
import { lastUseOf } from '../github/state-use.ts';
import type { Step } from '../github/step.ts';
import { Problem } from '../problem.ts';
import { objectsBeside } from '../service-catalog/state-objects.ts';
import { Deadline, PREPARE } from '../time-limits.ts';
import { engineProfile, NO_OTHER_SOURCES, withoutOtherSources, writeProfiles } from './aws-profiles.ts';
import { type Configuration, configure } from './configuration.ts';
import { becomeEngine, type Engine } from './engine.ts';
import type { Inputs } from './inputs.ts';
import { refuseUnknownState } from './last-use.ts';
import { takeUpRecord } from './record-claim.ts';
import { checkLock, type Unlocking } from './state-lock.ts';

/** What the later steps of the job are to do. */
export type Outcome =
  | {
      /** The other workflow run that has the record. There is nothing to do. */
      readonly takenBy: string;
    }
  | {
      readonly takenBy: undefined;
      readonly command: 'apply' | 'destroy';
      readonly workingDirectory: string;
      readonly configuration: Configuration;
    };

/**
 * The story of the step. It becomes the engine, takes up the record, and makes a folder in which Terraform can run. What
 * later steps need is left for them as soon as it is known, so that they can report a failure.
 *
 * @throws {Problem|AggregateError}
 */
export async function run(inputs: Inputs, files: PreparedFiles, step: Step): Promise<Outcome> {
  const { timeout, maxAttempts } = PATIENT;
  const deadline = new Deadline(timeout, step.interrupted);
  const limits = { maxAttempts, deadline, interrupted: step.interrupted };
  try {
    // The sources of credentials have limits of their own, or none.
    return await Promise.race([prepare(inputs, limits, files, step), endOf(limits)]);
  } finally {
    deadline.clear();
  }
}

async function prepare(inputs: Inputs, limits: Limits, files: PreparedFiles, step: Step): Promise<Outcome> {
  const engine = await becomeEngine(inputs, limits, step);
  const left = leftFor(inputs, engine, step.env);
  leave(left, files);
  const objects = objectsBeside(inputs.stateKey);
  const { recordId } = inputs.request;
  const lastUse = await lastUseOf(objects, engine.states);
  const checkItsLock = () => checkLock(objects, lastUse, engine.states, unlocking(inputs, step), step.log);
  // First: a message that is sent again only to free a lock is of a record that was taken up before.
  if (inputs.forceUnlock) await checkItsLock();
  const { takenBy, takenAt } = await takeUpRecord(recordId, referenceTo(step.workflowRun), engine.states);
  if (takenBy !== undefined) {
    leave({ ...left, takenBy }, files);
    return { takenBy };
  }
  if (!inputs.forceUnlock) await checkItsLock();
  await refuseUnknownState({ recordId, takenAt }, inputs.stateKey, objects, lastUse, engine.states);
  return await prepareTask(inputs, engine, left, files, step);
}

/** For a request that ends at the deadline to tell why it took so long. In milliseconds. */
const LAST_WORD = 100;

/** Rejects when no time is left. */
function endOf({ deadline, interrupted }: Limits): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => setTimeout(() => reject(interrupted.aborted ? CANCELED : OUT_OF_TIME), LAST_WORD);
  deadline.over.addEventListener('abort', end, { once: true });
  return promise;
}

const CANCELED = new Problem(
  'The job was canceled',
  'The job was canceled before Terraform could run.',
  'No resources were changed.',
);

const OUT_OF_TIME = new Problem(
  'AWS did not respond in time',
  `The preparation did not end within ${PREPARE / 60_000} minutes.`,
  'Check that AWS can be reached from here, and run the job again.',
);

function leftFor({ region, role }: Inputs, { credentials }: Engine, env: NodeJS.ProcessEnv): Preparation {
  // Until the credentials of the job are replaced, a later step would use them, and can assume the role with them.
  const isRenewable = hasOidc(env) || environmentCredentials(env) !== undefined;
  return { region, role: isRenewable ? role : undefined, credentials, takenBy: undefined, task: undefined };
}

function unlocking({ forceUnlock, githubToken }: Inputs, { workflowRun, interrupted }: Step): Unlocking {
  const asked = { apiUrl: workflowRun.apiUrl, token: githubToken ?? '', interrupted };
  return { forceUnlock, hasEnded: (run) => hasEnded(run, asked) };
}

function hasOidc(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL);
}

async function prepareTask(
  inputs: Inputs,
  engine: Engine,
  left: Preparation,
  files: PreparedFiles,
  step: Step,
): Promise<Outcome> {
  const { request, region, stateBucket, stateKey } = inputs;
  const { launchRoleArn, provisionedProductId: sessionName } = request;
  const workingDirectory = join(files.folder, 'product');
  mkdirSync(workingDirectory);
  const configuration = await configure(inputs, engine, workingDirectory, step);
  const { credentials } = engine;
  const name = engineProfile(request.recordId, request.workflowToken);
  const profiles = writeProfiles({ engine: name, credentials, launchRoleArn, sessionName, region }, files.folder);
  // Later steps can print what is in the files.
  for (const secret of [credentials.secretAccessKey, credentials.sessionToken]) if (secret) setSecret(secret);
  const { env } = step;
  exportVariables({ ...withoutOtherSources(env), ...profiles, AWS_REGION: region });
  const environment = { ...NO_OTHER_SOURCES, ...profiles };
  const command = request.operation.name === 'terminate' ? 'destroy' : 'apply';
  const { sensitiveTexts } = configuration;
  const { recordId } = request;
  const task = { recordId, command, workingDirectory, stateBucket, stateKey, environment, sensitiveTexts } as const;
  // From here on, a later step can assume the role only with an OIDC token.
  leave({ ...left, role: hasOidc(env) ? inputs.role : undefined, task }, files);
  return { takenBy: undefined, command, workingDirectory, configuration };
}
