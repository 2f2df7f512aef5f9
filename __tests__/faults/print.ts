/** `npm run test:faults`: every fault, once and for ever, for each operation, and what came of it, as a table. */
import { FAULT_NAMES, OPERATIONS, runWithFault, TIMEOUT_SECONDS } from './matrix.ts';

console.log(`Every fault once and for ever, with timeout-seconds: ${TIMEOUT_SECONDS}.\n`);
console.log(
  '| fault | times | operation | record | notified | requests | seconds | exit code | what the step printed |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const fault of FAULT_NAMES) {
  for (const times of ['once', 'for ever'] as const) {
    for (const operation of OPERATIONS) {
      const { record, notified, requests, seconds, exitCode, retryLines, errors } = await runWithFault(
        fault,
        times,
        operation,
      );
      const printed = [retryLines[0], ...errors].filter(Boolean).join(' … ');
      console.log(
        `| ${[fault, times, operation, record, notified, requests, seconds.toFixed(1), exitCode, printed].join(' | ')} |`,
      );
    }
  }
}
