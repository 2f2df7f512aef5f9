import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import { Faults } from '../../local/faults.ts';
import { runStep } from '../../local/runner.ts';
import { scenarioRun } from '../scenarios/scenario.ts';

/** Sends the signal after `requests` requests, while the step waits more than a second for its next attempt. */
function signalAfter(requests: number, signal: NodeJS.Signals) {
  return async (child: ChildProcess, endpoint: Endpoint) => {
    while (endpoint.requests < requests) await wait(20);
    await wait(200);
    child.kill(signal);
  };
}

describe.concurrent.each(['SIGINT', 'SIGTERM'] as const)('%s during the wait for a retry', (signal) => {
  test('starts one last attempt immediately', async () => {
    const { run, endpoint, record } = await scenarioRun({
      endpoint: { faults: new Faults('throttling', 3) },
      started: signalAfter(3, signal),
    });
    expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
    expect({ exitCode: run.exitCode, requests: endpoint.requests }).toEqual({ exitCode: 0, requests: 4 });
  });

  test('causes an error if the last attempt fails', async () => {
    const { run, endpoint } = await scenarioRun({
      endpoint: { faults: new Faults('throttling', Infinity) },
      started: signalAfter(3, signal),
    });
    expect({ exitCode: run.exitCode, requests: endpoint.requests }).toEqual({ exitCode: 1, requests: 4 });
    expect(run.annotations).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('The job was canceled, which left time for one last attempt.'),
      }),
    ]);
    expect(run.outputs.attempts).toBe('4');
  });
});

describe('a step that is killed', () => {
  // The step takes about 200 ms. The request is the last part.
  const moments = Array.from({ length: 24 }, (_, index) => index * 12);

  test.concurrent.each(moments)('after %i ms and started again reports one result', async (moment) => {
    const endpoint = await startEndpoint();
    const record = endpoint.records.add('rec-4x7u1e5d9r3qb', 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637');
    const step = {
      with: {
        'record-id': 'rec-4x7u1e5d9r3qb',
        'workflow-token': 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637',
        'aws-region': endpoint.region,
        'endpoint-url': endpoint.url,
      },
      env: environmentOf(endpoint.credentials),
      workspace: import.meta.dirname,
    };
    try {
      await runStep({ ...step, started: (child) => void wait(moment).then(() => child.kill('SIGKILL')) });
      const { exitCode } = await runStep(step);
      expect({ exitCode, record }).toMatchObject({ exitCode: 0, record: { status: 'SUCCEEDED', timesNotified: 1 } });
    } finally {
      await endpoint.close();
    }
  });
});
