import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { CREDENTIALS, environmentOf } from '../../local/credentials.ts';
import { startLoopback } from '../../local/loopback.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { run } from '../../src/notify/run.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

test('the attempts to report FAILED instead have what is left of timeout-seconds', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const statuses: string[] = [];
  const server = await startLoopback(async (request, response) => {
    const { Status } = JSON.parse(await text(request));
    statuses.push(Status);
    const isFirst = statuses.length === 1;
    // Rejected when it is too late for more than one other attempt.
    if (isFirst) vi.advanceTimersByTime(9700);
    response.writeHead(isFirst ? 400 : 503, { 'Content-Type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: isFirst ? 'ValidationException' : 'ServiceUnavailable' }));
  });
  const given: Record<string, string> = {
    'record-id': 'rec-2w8n4b6v9k1hj',
    'workflow-token': '7d1f4b0e-83a6-4c29-b5d7-2e90c6a1f384',
    'aws-region': 'eu-central-1',
    'endpoint-url': server.url,
    'timeout-seconds': '10',
    status: 'SUCCEEDED',
  };
  const step = recordedStep(environmentOf(CREDENTIALS));
  try {
    const { attempts, receipt } = await run(
      readInputs((name) => given[name] ?? '', step.message),
      step,
    );
    expect({ attempts, receipt }).toEqual({ attempts: 3, receipt: undefined });
    expect(statuses).toEqual(['SUCCEEDED', 'FAILED', 'FAILED']);
  } finally {
    vi.useRealTimers();
    await server.close();
  }
});
