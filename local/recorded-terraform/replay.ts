import { delimiter, join } from 'node:path';

export const RECORDINGS = join(import.meta.dirname, '..', '..', '__tests__', 'fixtures', 'jobs');

/**
 * Environment variables with which a job finds the program that replays Terraform, before any other.
 *
 * @param recording a folder in `__tests__/fixtures/jobs`
 */
export function replaying(recording: string): { PATH: string; RECORDED_TERRAFORM: string } {
  const path = [import.meta.dirname, process.env.PATH].join(delimiter);
  return { PATH: path, RECORDED_TERRAFORM: join(RECORDINGS, recording) };
}
