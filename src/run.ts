import { failureCause } from './failure-cause.ts';
import type { Inputs } from './inputs.ts';
import { asProblem, Problem } from './problem.ts';
import { type Result, readOutputFiles, resultOf, unreportable } from './result.ts';
import { explained } from './service-catalog/errors.ts';
import { NotTold } from './service-catalog/notify.ts';
import type { Surroundings } from './surroundings.ts';
import { type Call, callFor, type Told, tell } from './tell.ts';
import { type LogDiagnostics, readDiagnostics } from './terraform/diagnostics.ts';
import { LOG } from './time-limits.ts';

/** What came of it, for the report. */
export interface Outcome extends Told {
  /** What went wrong in Terraform. */
  readonly diagnostics: LogDiagnostics;
}

/**
 * The story of the step: the result of the run is read and becomes a request, and Service Catalog is told. A result
 * that cannot be told is told as FAILED instead, unless `fail-safe` is off.
 *
 * @throws {AggregateError|Problem} with `fail-safe` off, if the result cannot be told
 */
export async function run(inputs: Inputs, surroundings: Surroundings): Promise<Outcome> {
  const { result, diagnostics } = await unlessCrashed(readResult(inputs, surroundings), surroundings).catch(
    (error: unknown) => ({ result: unreportable(inputs, [asProblem(error)]), diagnostics: NO_DIAGNOSTICS }),
  );
  const call = callFor(inputs, surroundings);
  try {
    const told = await tellOrTellFailed(result, inputs, surroundings, call);
    // A log may be huge: only the reason of a failure waits for it.
    const read =
      diagnostics ?? (await unlessCrashed(readLog(inputs, surroundings), surroundings).catch(() => undefined));
    return { ...told, diagnostics: read ?? NO_DIAGNOSTICS };
  } finally {
    call.deadline.clear();
  }
}

interface ReadResult {
  readonly result: Result;
  /** Undefined if the result did not need the log. */
  readonly diagnostics: LogDiagnostics | undefined;
}

async function readResult(inputs: Inputs, surroundings: Surroundings): Promise<ReadResult> {
  // First, and whatever becomes of them: from here on it is known which values are secret.
  const files = readOutputFiles(inputs, surroundings);
  const failed = inputs.status?.engine === 'FAILED' ? inputs.status : undefined;
  const diagnostics = failed && (await readLog(inputs, surroundings));
  const cause = failed && (await failureCause(inputs, failed, diagnostics ?? NO_DIAGNOSTICS, surroundings));
  return { result: resultOf(inputs, files, cause, surroundings.log), diagnostics };
}

async function tellOrTellFailed(result: Result, inputs: Inputs, surroundings: Surroundings, call: Call): Promise<Told> {
  try {
    return await tell(result, inputs, surroundings, call);
  } catch (error) {
    const refused = error instanceof NotTold ? error : undefined;
    const problem = refused ? explained(refused.cause, inputs.operation.api) : asProblem(error);
    if (!inputs.failSafe) throw error instanceof AggregateError ? error : problem;
    // Where it is a bug, the text of the reason may be what it is about.
    const isBug = !(refused || error instanceof Problem);
    const lesser = unreportable(inputs, [...result.problems, problem], isBug ? '' : result.reason);
    // The given token may have been used for another result, which AWS refuses.
    const told = await tell(lesser, { ...inputs, idempotencyToken: undefined }, surroundings, call);
    return { ...told, attempts: told.attempts + (refused?.attempts ?? 0) };
  }
}

/** A log that cannot be read is a warning, and holds nothing. */
async function readLog({ logFile }: Inputs, { log, interrupted }: Surroundings): Promise<LogDiagnostics> {
  if (!logFile) return NO_DIAGNOSTICS;
  try {
    return await readDiagnostics(logFile, AbortSignal.any([interrupted, AbortSignal.timeout(LOG)]));
  } catch (error) {
    const { message, advice } = asProblem(error);
    log.warning(new Problem('Cannot read log-file', `log-file '${logFile}': ${message}`, advice, { cause: error }));
    return NO_DIAGNOSTICS;
  }
}

const NO_DIAGNOSTICS: LogDiagnostics = { errors: [], warnings: [], moreErrors: 0, moreWarnings: 0 };

/** @throws if something was thrown where nothing could catch it: what waits for that would wait for ever */
function unlessCrashed<T>(promise: Promise<T>, { crashed }: Surroundings): Promise<T> {
  const crash = Promise.withResolvers<never>();
  const reject = () => crash.reject(new Error('Crashed'));
  if (crashed.aborted) reject();
  crashed.addEventListener('abort', reject, { once: true });
  return Promise.race([promise, crash.promise]).finally(() => crashed.removeEventListener('abort', reject));
}
