/** Reads one file, and prints the time and memory as JSON: `read.ts outputs|log|stream FILE`. */
import { createReadStream, statSync } from 'node:fs';
import { recordOutputs } from '../src/service-catalog/record-outputs.ts';
import { readCapturedText } from '../src/terraform/captured-text.ts';
import { readDiagnostics } from '../src/terraform/diagnostics.ts';
import { readOutputs } from '../src/terraform/outputs.ts';

const [kind = '', file = ''] = process.argv.slice(2);
const start = performance.now();
if (kind === 'outputs') {
  recordOutputs(readOutputs(readCapturedText(file).text), new Map(), 'redact');
} else if (kind === 'log') {
  const { errors } = await readDiagnostics(file);
  if (errors.length !== 1) throw new Error('The error at the end of the log was not found.');
} else {
  for await (const _ of createReadStream(file));
}
const milliseconds = performance.now() - start;
const peakBytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ bytes: statSync(file).size, milliseconds, peakBytes }));
