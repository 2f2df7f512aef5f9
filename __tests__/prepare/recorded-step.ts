import type { Step } from '../../src/github/step.ts';
import { workflowRun } from '../../src/github/workflow-run.ts';
import type { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';

/** A step of a test, and what it logged. */
export interface RecordedStep extends Step {
  readonly lines: string[];
  readonly warnings: Problem[];
}

export function recordedStep(env: Record<string, string> = {}): RecordedStep {
  const [secrets, lines, warnings]: [Secrets, string[], Problem[]] = [new Secrets(), [], []];
  const info = (line: string) => void lines.push(secrets.hideFor('log', line));
  return {
    message: { message: undefined, problem: undefined, tokens: [] },
    workflowRun: workflowRun(env),
    secrets,
    log: {
      info,
      redacted: info,
      warning: (problem) => void warnings.push(secrets.hideInProblem(problem)),
      error: () => {},
      annotate: () => {},
    },
    interrupted: new AbortController().signal,
    crashed: new AbortController().signal,
    env,
    lines,
    warnings,
  };
}
