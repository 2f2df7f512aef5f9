import { failureCause } from './failure-cause.ts';
import type { RunStatus } from './input-reader.ts';
import type { Inputs } from './inputs.ts';
import { asProblem, Problem } from './problem.ts';
import { type Result, readResult, unreportable } from './result.ts';
import { explained } from './service-catalog/errors.ts';
import { NotTold } from './service-catalog/notify.ts';
import type { Surroundings } from './surroundings.ts';
import { type Told, tell } from './tell.ts';
import { type LogDiagnostics, readDiagnostics } from './terraform/diagnostics.ts';

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
  const readLog = logReader(inputs, surroundings);
  const causeOfFailure = (status: RunStatus) => failureCause(inputs, status, readLog, surroundings);
  const result = await readResult(inputs, surroundings, causeOfFailure);
  const told = await tellOrFail(result, inputs, surroundings);
  // A log may be huge: only the reason of a failure waits for it.
  return { ...told, diagnostics: await readLog() };
}

async function tellOrFail(result: Result, inputs: Inputs, surroundings: Surroundings): Promise<Told> {
  try {
    return await tell(result, inputs, surroundings);
  } catch (error) {
    const refused = error instanceof NotTold ? error : undefined;
    const problem = refused ? explained(refused.cause, inputs.operation.api) : asProblem(error);
    if (!inputs.failSafe) throw error instanceof AggregateError ? error : problem;
    const lesser = unreportable(inputs, [...result.problems, problem], result.reason);
    // The given token may have been used for another result, which AWS refuses.
    const told = await tell(lesser, { ...inputs, idempotencyToken: undefined }, surroundings);
    return { ...told, attempts: told.attempts + (refused?.attempts ?? 0) };
  }
}

/** Reads the log when it is first asked for. One that cannot be read is a warning, and holds nothing. */
function logReader({ logFile }: Inputs, { log, interrupted }: Surroundings): () => Promise<LogDiagnostics> {
  let read: Promise<LogDiagnostics> | undefined;
  const warned = (error: unknown): LogDiagnostics => {
    const { message, advice } = asProblem(error);
    log.warning(new Problem('Cannot read log-file', `log-file '${logFile}': ${message}`, advice, { cause: error }));
    return NO_DIAGNOSTICS;
  };
  return () => {
    read ??= logFile ? readDiagnostics(logFile, interrupted).catch(warned) : Promise.resolve(NO_DIAGNOSTICS);
    return read;
  };
}

const NO_DIAGNOSTICS: LogDiagnostics = { errors: [], warnings: [], moreErrors: 0, moreWarnings: 0 };
