import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import { type Fault, Faults } from '../../local/faults.ts';
import { startLoopback } from '../../local/loopback.ts';
import { oncePrinted, runStep } from '../../local/runner.ts';
import { RECORD_ID, scenarioRun, TOKEN } from '../scenarios/scenario.ts';

/** Sends the signal while the step waits more than a second for its fourth attempt. */
function interruptedBy(signal: NodeJS.Signals) {
  return (child: ChildProcessWithoutNullStreams) =>
    oncePrinted(child, 'Attempt 3 of 25 failed', () => child.kill(signal));
}

describe.concurrent('during the wait for a retry,', () => {
  test('SIGINT starts one last attempt', async () => {
    const { run, endpoint, record } = await scenarioRun({
      endpoint: { faults: new Faults('throttling', 3) },
      started: interruptedBy('SIGINT'),
    });
    expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
    expect({ exitCode: run.exitCode, requests: endpoint.requests }).toEqual({ exitCode: 0, requests: 4 });
  });

  test('SIGTERM causes an error if the last attempt fails', async () => {
    const { run, endpoint } = await scenarioRun({
      endpoint: { faults: new Faults('throttling', Infinity) },
      started: interruptedBy('SIGTERM'),
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

/** Where a step is killed, and how far it had come then. */
interface Moment {
  /** Kills the step when it requests its failed steps from GitHub, which it does before it notifies. */
  asksGitHub?: true;
  fault?: (kill: () => void) => Fault;
  prints?: string;
  requests: number;
  record: string;
}

const MOMENTS: Record<string, Moment> = {
  'before its request': { asksGitHub: true, requests: 0, record: 'IN_PROGRESS' },
  'while its request arrives': {
    fault: (kill) => ({
      before: (request) => {
        kill();
        request.socket.destroy();
      },
    }),
    requests: 1,
    record: 'IN_PROGRESS',
  },
  'while Service Catalog responds': {
    fault: (kill) => ({
      after: (response, { status, headers, body }) => {
        response.writeHead(status, { ...headers, 'Content-Length': body.length });
        response.write(body.slice(0, 1), kill);
      },
    }),
    requests: 1,
    record: 'FAILED',
  },
  'after the response': { prints: 'Notified Service Catalog', requests: 1, record: 'FAILED' },
};

describe('a step that is killed', () => {
  test.concurrent.each(Object.entries(MOMENTS))('%s, and started again, reports one result', async (_, moment) => {
    let child: ChildProcessWithoutNullStreams | undefined;
    const kill = () => void child?.kill('SIGKILL');
    const gitHub = await startLoopback((_, response) => {
      if (moment.asksGitHub && child) kill();
      else response.writeHead(403).end();
    });
    const endpoint: Endpoint = await startEndpoint(moment.fault && { faults: new Faults(moment.fault(kill), 1) });
    const record = endpoint.records.add(RECORD_ID, TOKEN);
    const step = {
      with: {
        'record-id': RECORD_ID,
        'workflow-token': TOKEN,
        'github-token': 'ghs_x',
        'aws-region': endpoint.region,
        'endpoint-url': endpoint.url,
      },
      env: { ...environmentOf(endpoint.credentials), GITHUB_API_URL: gitHub.url },
      jobStatus: 'failure' as const,
      workspace: import.meta.dirname,
    };
    try {
      await runStep({
        ...step,
        started(started) {
          child = started;
          if (moment.prints) oncePrinted(started, moment.prints, kill);
        },
      });
      expect({ requests: endpoint.requests, record: record.status }).toEqual({
        requests: moment.requests,
        record: moment.record,
      });
      child = undefined;
      const { exitCode } = await runStep(step);
      expect({ exitCode, record }).toMatchObject({ exitCode: 0, record: { status: 'FAILED', timesNotified: 1 } });
    } finally {
      await Promise.all([endpoint.close(), gitHub.close()]);
    }
  });
});
