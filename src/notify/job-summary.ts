import { problemBlocks } from '../github/failure.ts';
import { code, fitting, pre, prose, summaryOf } from '../github/summary-html.ts';
import { shortened } from '../plain-text.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { REDACTED, type RecordOutput } from '../service-catalog/record-outputs.ts';
import type { Diagnostic } from '../terraform/diagnostic.ts';
import { shortenedInTheMiddle, withoutNoise } from '../terraform/provider-errors.ts';
import type { Outcome } from './run.ts';

/** What the step did, for the page of the workflow run. */
export function jobSummary(outcome: Outcome, secrets: Secrets): string {
  const { operation, provisionedProduct, request, receipt, dryRun, problems, diagnostics } = outcome;
  const { text, value } = writers(secrets);
  const facts = [
    ['Operation', operation.name],
    ['Status', request.Status],
    ['Record', request.RecordId],
    ...(provisionedProduct ? [['Provisioned product', provisionedProduct]] : []),
    ...(receipt ? [['Request ID', receipt.requestId]] : []),
    ...(dryRun ? [] : [['Attempts', String(outcome.attempts)]]),
  ] as const;
  const rows = facts.map(([name, fact]) => `<tr><th align="left">${name}</th><td>${value(fact)}</td></tr>`);
  return summaryOf([
    `<h3>${heading(outcome)}</h3>`,
    ...problemBlocks(problems, secrets),
    `<table>${rows.join('')}</table>`,
    ...(request.FailureReason
      ? ['<h4>Failure reason</h4>', `<blockquote>${text(request.FailureReason, LONGEST_REASON)}</blockquote>`]
      : []),
    ...(request.Outputs ? ['<h4>Outputs</h4>', outputsTable(request.Outputs, value)] : []),
    ...diagnosticsBlock('error', diagnostics.errors, diagnostics.moreErrors, secrets),
    ...diagnosticsBlock('warning', diagnostics.warnings, diagnostics.moreWarnings, secrets),
  ]);
}

const MOST_BYTES_OF_OUTPUTS = 300_000;
const MOST_OUTPUTS = 100;
const MOST_DIAGNOSTICS = 10;
const LONGEST_VALUE = 1000;
const LONGEST_REASON = 2048;
/** Text far behind what is shown is not needed. */
const LONGEST_READ = 2 ** 14;

type Write = (text: string, longest?: number) => string;

/** Write text without secrets as HTML: free text, names in it, and values that are redacted already. */
function writers(secrets: Secrets): { text: Write; name: Write; value: Write } {
  return {
    text: (text, longest = LONGEST_VALUE) => prose(secrets.hideFor('text in the summary', readable(text)), longest),
    name: (text, longest = LONGEST_VALUE) => code(secrets.hideFor('text in the summary', readable(text)), longest),
    value: (text, longest = LONGEST_VALUE) => code(secrets.hideFor('value in the summary', readable(text)), longest),
  };
}

function readable(text: string): string {
  return shortened(text, LONGEST_READ).replaceAll(/\r\n?/g, '\n');
}

function heading({ operation, request, receipt, dryRun, problems }: Outcome): string {
  const result = `the ${operation.noun} ${request.Status === 'SUCCEEDED' ? 'succeeded' : 'failed'}`;
  if (dryRun) return `🧪 Dry run: Service Catalog would be notified that ${result}`;
  if (!receipt)
    return '❌ Service Catalog did not confirm the result. The provisioned product might stay UNDER_CHANGE.';
  if (problems.length > 0)
    return `❌ Service Catalog was notified that ${result}, because its result could not be reported`;
  return `${request.Status === 'SUCCEEDED' ? '✅' : '⚠️'} Service Catalog was notified that ${result}`;
}

/** Collapsed. Each error or warning with its place, the source code that Terraform quotes, and the values in it. */
function diagnosticsBlock(
  kind: Diagnostic['severity'],
  diagnostics: readonly Diagnostic[],
  more: number,
  secrets: Secrets,
): string[] {
  const count = diagnostics.length + more;
  if (count === 0) return [];
  const title = `${count} ${kind}${count === 1 ? '' : 's'} from Terraform`;
  const shown = diagnostics.slice(0, MOST_DIAGNOSTICS).map((diagnostic) => diagnosticHtml(diagnostic, secrets));
  const rest = count > shown.length ? `<p>… and ${count - shown.length} more.</p>` : '';
  return [`<details><summary>${title}</summary>${shown.join('')}${rest}</details>`];
}

function diagnosticHtml(
  { summary, detail, address, file, start, snippet, values }: Diagnostic,
  secrets: Secrets,
): string {
  const { name } = writers(secrets);
  const hide = (part: string) => secrets.hideFor('text in the summary', readable(part));
  // An error ends with why. Of a secret that is cut, the end would not be recognized.
  const helpful = (part: string) => prose(shortenedInTheMiddle(hide(withoutNoise(part)), LONGEST_VALUE), LONGEST_VALUE);
  const places = [file && (start ? `${file}:${start.line}` : file), address].filter((place) => place !== undefined);
  const quoted = values.map(({ expression, statement }) => `${expression} ${statement}`);
  const source = [...(snippet ? [snippet] : []), ...quoted].join('\n');
  return [
    `<p><strong>${helpful(summary)}</strong>${places.map((place) => `<br>${name(place)}`).join('')}</p>`,
    ...(source ? [pre(hide(source), LONGEST_VALUE)] : []),
    ...(detail ? [`<p>${helpful(detail)}</p>`] : []),
  ].join('');
}

function outputsTable(outputs: readonly RecordOutput[], value: Write): string {
  if (outputs.length === 0) return '<p>None.</p>';
  const all = outputs.slice(0, MOST_OUTPUTS).map(({ OutputKey, OutputValue, Description }) => {
    const shown = OutputValue === REDACTED ? `<em>${REDACTED}</em>` : value(OutputValue);
    const description = Description ? `<br>${value(Description)}` : '';
    return `<tr><td>${value(OutputKey)}${description}</td><td>${shown}</td></tr>`;
  });
  const rows = fitting(all, MOST_BYTES_OF_OUTPUTS);
  const more = outputs.length - rows.length;
  const table = `<table><tr><th>Key</th><th>Value</th></tr>${rows.join('')}</table>`;
  return more > 0 ? `${table}<p>… and ${more} more.</p>` : table;
}
