/**
 * Whole jobs of the README's workflow, with what Terraform printed in recorded ones. They compare what people see, and run
 * where Terraform is not installed, too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asked } from '../../local/account.ts';
import type { Engine, EngineRunOptions } from '../../local/engine.ts';
import { ASKED, addProduct, ask, PASSWORD } from '../../local/orders.ts';
import { startStrictEngine } from './engine.ts';
import { transcriptOf } from './transcript.ts';

describe('the workflow of the README, with recordings of Terraform,', () => {
  let engine: Engine;
  let artifact: string;
  beforeAll(async () => {
    engine = await startStrictEngine();
    artifact = await addProduct(engine);
  });
  afterAll(() => engine.close());

  test('shows and reports a provisioning, an update that fails, its duplicate, and a termination', async () => {
    const show = async (asked: Asked, name: string, options: EngineRunOptions) => {
      const run = await engine.run(asked, options);
      await expect(transcriptOf(asked, run, engine)).toMatchFileSnapshot(`transcripts/${name}.txt`);
    };
    for (const recording of Object.keys(ASKED) as (keyof typeof ASKED)[]) {
      const asked = ask(recording, artifact, engine.account);
      await show(asked, recording, { recording });
      if (recording !== 'failing-update') continue;
      await show(asked, 'duplicate', { recording, github: { run_id: '11223344557' } });
      expect(asked.record.timesNotified).toBe(1);
    }
    expect(JSON.stringify(engine.account.endpoint.exchanges)).not.toContain(PASSWORD);
  });
});
