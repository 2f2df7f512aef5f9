import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { startEndpoint } from '../../local/endpoint.ts';
import { runStep } from '../../local/runner.ts';
import { RECORD_ID, scenarioRun, TOKEN } from '../scenarios/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const PIPE = join(folder, 'pipe');
execFileSync('mkfifo', [PIPE]);
afterAll(() => rmSync(folder, { recursive: true }));

describe.concurrent('the result is reported, and a later error is only a warning, with', () => {
  test.each([
    ['a full disk', { GITHUB_STEP_SUMMARY: '/dev/full', GITHUB_OUTPUT: '/dev/full' }],
    ['a pipe, and no file', { GITHUB_STEP_SUMMARY: PIPE, GITHUB_OUTPUT: '/nonexistent/output' }],
    [
      'no GITHUB_ variables',
      Object.fromEntries(
        [
          'ACTIONS',
          'WORKSPACE',
          'SERVER_URL',
          'API_URL',
          'REPOSITORY',
          'RUN_ID',
          'RUN_ATTEMPT',
          'JOB',
          'OUTPUT',
          'STEP_SUMMARY',
        ].map((name) => [`GITHUB_${name}`, undefined]),
      ),
    ],
  ])('%s', async (_, env) => {
    const { run, record } = await scenarioRun({ env, with: { 'outputs-file': 'output.json' } });
    expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
    expect(run.exitCode).toBe(0);
    expect(run.annotations.map(({ level, properties }) => `${level}: ${properties.title}`)).toEqual([
      'warning: The step outputs could not be set',
      'warning: The job summary could not be written',
    ]);
    expect(run.raw).not.toMatch(/^ +at /m);
  });

  test('a log that is closed', async () => {
    const endpoint = await startEndpoint();
    try {
      const record = endpoint.records.add(RECORD_ID, TOKEN);
      const { exitCode } = await runStep({
        with: {
          'record-id': RECORD_ID,
          'workflow-token': TOKEN,
          'aws-region': endpoint.region,
          'endpoint-url': endpoint.url,
        },
        env: environmentOf(endpoint.credentials),
        workspace: import.meta.dirname,
        started: (child) => child.stdout.destroy(),
      });
      expect({ exitCode, status: record.status }).toEqual({ exitCode: 0, status: 'SUCCEEDED' });
    } finally {
      await endpoint.close();
    }
  });
});
