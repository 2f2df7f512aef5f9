/** `npm run test:faults`: prints a table with the result of each fault, once and always, for each operation. */
import { FAULT_NAMES, OPERATIONS, runWithFaults, TIMEOUT_SECONDS } from './matrix.ts';

console.log(
  `timeout-seconds is ${TIMEOUT_SECONDS.once} for a fault that happens once, and ${TIMEOUT_SECONDS.always} for a fault that always happens.\n`,
);
console.log('| fault | times | operation | record | notified | requests | seconds | exit code | log |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const fault of FAULT_NAMES) {
  for (const times of ['once', 'always'] as const) {
    for (const operation of OPERATIONS) {
      const { record, notified, requests, seconds, exitCode, retryLines, errors } = await runWithFaults(
        [fault],
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
