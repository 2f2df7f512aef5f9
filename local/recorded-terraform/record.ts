/**
 * Records what Terraform prints in whole jobs, for the program in this folder: `node local/recorded-terraform/record.ts`.
 * Terraform runs for real, with the stand-in for the aws provider. See __tests__/fixtures/jobs/README.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startEngine } from '../engine.ts';
import { ASKED, addProduct, ask, REGIONS } from '../orders.ts';
import { RECORDINGS } from './replay.ts';

/** Runs Terraform, and keeps what it prints, and its exit code if that is not 0. */
const RECORDER = `#!/bin/sh
case "$1 $2" in
  'show -json' | output*) file=$1.json ;;
  plan* | apply*) file=$1.jsonl ;;
  *) file=$1.txt ;;
esac
"$TERRAFORM" "$@" >"$RECORDING/$file"
code=$?
[ "$code" = 0 ] || echo "$code" >"$RECORDING/$file.exit"
cat "$RECORDING/$file"
exit "$code"
`;

const folder = mkdtempSync(join(tmpdir(), 'recording-'));
const engine = await startEngine({ regions: REGIONS });
try {
  const terraform = spawnSync('sh', ['-c', 'command -v terraform'], { encoding: 'utf8' }).stdout.trim();
  if (!terraform) throw new Error('Terraform is not installed.');
  writeFileSync(join(folder, 'terraform'), RECORDER, { mode: 0o755 });
  const artifact = await addProduct(engine);
  for (const recording of Object.keys(ASKED) as (keyof typeof ASKED)[]) {
    const target = join(RECORDINGS, recording);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
    const asked = ask(recording, artifact, engine.account);
    const PATH = [folder, process.env.PATH].join(delimiter);
    await engine.run(asked, { env: { PATH, TERRAFORM: terraform, RECORDING: target } });
    for (const file of readdirSync(target)) makeFictional(join(target, file));
    console.log(`${recording}: ${asked.record.status}`);
  }
} finally {
  await engine.close();
  rmSync(folder, { recursive: true });
}

/**
 * Replaces times and the IDs of requests, so that recordings differ only if Terraform prints something else.
 *
 * @throws if something of this machine is left
 */
function makeFictional(path: string): void {
  const text = readFileSync(path, 'utf8')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, '2026-01-02T03:04:05$2')
    .replaceAll(/(RequestID: )[0-9a-f-]{36}/g, '$10f8fad5b-d9cb-469f-a165-70867728950e')
    .replaceAll(/"elapsed_seconds":\d+/g, '"elapsed_seconds":0')
    .replaceAll(/( complete after )\d+s/g, '$10s');
  const own = [tmpdir(), homedir(), hostname()].find((name) => text.includes(name));
  if (own) throw new Error(`${path} has ${own}`);
  writeFileSync(path, text);
}
