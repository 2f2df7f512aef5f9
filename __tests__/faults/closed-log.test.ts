import { expect, test } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { startEndpoint } from '../../local/endpoint.ts';
import { runStep } from '../../local/runner.ts';
import { fixture } from '../fixtures/fixture.ts';
import { RECORD_ID, TOKEN } from '../scenarios/scenario.ts';

test('a log that nobody reads anymore does not change why a run failed', async () => {
  const endpoint = await startEndpoint();
  try {
    const record = endpoint.records.add(RECORD_ID, TOKEN);
    await runStep({
      with: {
        'record-id': RECORD_ID,
        'workflow-token': TOKEN,
        'aws-region': endpoint.region,
        'endpoint-url': endpoint.url,
        'log-file': 'local-exec/apply.jsonl',
      },
      env: environmentOf(endpoint.credentials),
      jobStatus: 'failure',
      workspace: fixture('logs'),
      started: (child) => child.stdout.destroy(),
    });
    expect(record).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringContaining('local-exec provisioner'),
    });
  } finally {
    await endpoint.close();
  }
});
