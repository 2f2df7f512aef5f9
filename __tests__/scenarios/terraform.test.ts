import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture, fixtureText } from '../fixtures/fixture.ts';
import { scenarioRun } from './scenario.ts';

const installed = spawnSync('terraform', ['version']).status === 0;

test.runIf(installed)('the outputs of the installed Terraform are the same as the recorded outputs', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'terraform-'));
  const terraform = (...args: string[]) =>
    execFileSync('terraform', args, { cwd: workspace, encoding: 'utf8', stdio: 'pipe' });
  try {
    copyFileSync(fixture('product/main.tf'), join(workspace, 'main.tf'));
    terraform('init', '-input=false');
    terraform('plan', '-input=false', '-out=plan.bin');
    writeFileSync(join(workspace, 'plan.json'), terraform('show', '-json', 'plan.bin'));
    writeFileSync(join(workspace, 'apply.jsonl'), terraform('apply', '-input=false', '-json', 'plan.bin'));
    const { record } = await scenarioRun({
      with: { 'outputs-file': 'apply.jsonl', 'plan-file': 'plan.json' },
      workspace,
    });

    const transcript = fixtureText('../scenarios/transcripts/an-update/succeeds-with-outputs-and-descriptions.txt');
    const [request = ''] = /(?<=EngineWorkflowResult 200\n)\{[\s\S]*?\n\}/.exec(transcript) ?? [];
    expect(record).toMatchObject({ status: 'SUCCEEDED', outputs: JSON.parse(request).Outputs });
    expect(readFileSync(join(workspace, 'terraform.tfstate'), 'utf8')).toContain('"version": 4');
  } finally {
    rmSync(workspace, { recursive: true });
  }
});
