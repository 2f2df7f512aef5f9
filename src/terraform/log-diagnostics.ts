import type { Diagnostic } from './diagnostic.ts';
import type { LogEnd } from './log-end.ts';

/** The first 100 different diagnostics of each severity, in the order in which they were printed. */
export interface LogDiagnostics extends LogEnd {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** How many errors were printed after those in `errors`. An error that was printed again counts again. */
  readonly moreErrors: number;
  readonly moreWarnings: number;
}

export const NO_DIAGNOSTICS: LogDiagnostics = {
  errors: [],
  warnings: [],
  moreErrors: 0,
  moreWarnings: 0,
  end: '',
  endsInSuccess: false,
};
