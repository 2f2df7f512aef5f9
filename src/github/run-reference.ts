import { jsonMembers } from '../json-members.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** An attempt of a workflow run, as the state bucket names it. */
export interface RunReference {
  /** Owner and name. */
  readonly repository: string;
  readonly id: string;
  /** From 1. */
  readonly attempt: string;
  readonly url: string;
}

export function referenceTo({ repository, id, attempt, url }: WorkflowRun): RunReference {
  return { repository, id, attempt, url };
}

/** Undefined if `text` is not a reference. */
export function parseReference(text: string): RunReference | undefined {
  const { repository, id, attempt, url } = jsonMembers(text);
  const isReference =
    typeof repository === 'string' && typeof id === 'string' && typeof attempt === 'string' && typeof url === 'string';
  return isReference ? { repository, id, attempt, url } : undefined;
}

/** For sentences. */
export function nameOf({ repository, id, attempt, url }: RunReference): string {
  return url || `workflow run ${id} (attempt ${attempt}) of ${repository}`;
}

/** Whether both are of the same workflow run. A re-run is a new attempt of the same workflow run. */
export function isSameRun(a: Pick<RunReference, 'repository' | 'id'>, b: Pick<RunReference, 'repository' | 'id'>) {
  return a.id !== '' && a.id === b.id && a.repository === b.repository;
}
