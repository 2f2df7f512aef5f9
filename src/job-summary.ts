import type { Problem } from './problem.ts';
import type { Outcome } from './run.ts';
import type { Secrets } from './secrets.ts';
import { REDACTED, type RecordOutput } from './service-catalog/record-outputs.ts';
import type { Diagnostic } from './terraform/diagnostics.ts';

/**
 * What the step did, for the run's summary page: HTML blocks in Markdown. In them nothing of Terraform's or AWS's is
 * Markdown or HTML, since all of it is escaped and has no line break, which could end the block.
 */
export function jobSummary(outcome: Outcome, secrets: Secrets): string {
  const { operation, provisionedProduct, shown, receipt, dryRun, problems, diagnostics } = outcome;
  const facts = [
    ['Operation', operation.name],
    ['Status', shown.Status],
    ['Record', shown.RecordId],
    ...(provisionedProduct ? [['Provisioned product', provisionedProduct]] : []),
    ...(receipt ? [['Request ID', receipt.requestId]] : []),
    ...(dryRun ? [] : [['Attempts', String(outcome.attempts)]]),
  ] as const;
  const blocks = [
    `<h3>${heading(outcome)}</h3>`,
    ...problems.map(problemBlock),
    `<table>${facts.map(([name, value]) => `<tr><th align="left">${name}</th><td>${code(value)}</td></tr>`).join('')}</table>`,
    ...(shown.FailureReason ? ['<h4>Reason</h4>', `<blockquote>${prose(shown.FailureReason)}</blockquote>`] : []),
    ...(shown.Outputs ? ['<h4>Outputs</h4>', outputsTable(shown.Outputs)] : []),
    ...diagnosticsBlock('error', diagnostics.errors, diagnostics.moreErrors, secrets),
    ...diagnosticsBlock('warning', diagnostics.warnings, diagnostics.moreWarnings, secrets),
  ];
  return secrets.hideCredentialsIn(blocks.map((block) => `${block}\n\n`).join(''));
}

/** The summary where not even the inputs could be read. */
export function jobSummaryOfProblems(problems: readonly Problem[]): string {
  return ['<h3>❌ Service Catalog was not told</h3>', ...problems.map(problemBlock)]
    .map((block) => `${block}\n\n`)
    .join('');
}

function heading({ operation, shown, receipt, dryRun, problems }: Outcome): string {
  if (problems.length > 0 && !receipt && !dryRun) {
    return '❌ Service Catalog did not confirm the result: the provisioned product may stay UNDER_CHANGE';
  }
  const how = `the ${operation.noun} ${shown.Status === 'SUCCEEDED' ? 'succeeded' : 'failed'}`;
  if (dryRun) return `🧪 Dry run: Service Catalog would be told that ${how}`;
  if (problems.length > 0) return `❌ Service Catalog was told that ${how}: the result could not be reported`;
  return `${shown.Status === 'SUCCEEDED' ? '✅' : '⚠️'} Service Catalog was told that ${how}`;
}

function problemBlock({ title, message, advice }: Problem): string {
  return `<p><strong>${escaped(title)}</strong><br>${escaped(message)}<br>${escaped(advice)}</p>`;
}

/** Collapsed, each with its place, the source code that Terraform quotes, and what it says of the values in there. */
function diagnosticsBlock(
  kind: Diagnostic['severity'],
  diagnostics: readonly Diagnostic[],
  more: number,
  secrets: Secrets,
): string[] {
  const count = diagnostics.length + more;
  if (count === 0) return [];
  const title = `${count} ${kind}${count === 1 ? '' : 's'} from Terraform`;
  const shown = diagnostics
    .slice(0, MOST_DIAGNOSTICS)
    .map((diagnostic) =>
      diagnosticHtml(diagnostic, (text) => cut(secrets.hideIn(text.replaceAll(/(?![\t\r\n])\p{Cc}/gu, '')))),
    );
  const rest = count > shown.length ? `<p>… and ${count - shown.length} more.</p>` : '';
  return [`<details><summary>${title}</summary>${shown.join('')}${rest}</details>`];
}

function diagnosticHtml(
  { summary, detail, address, file, start, snippet, values }: Diagnostic,
  hidden: (text: string) => string,
): string {
  const places = [file && (start ? `${file}:${start.line}` : file), address].filter((place) => place !== undefined);
  const quoted = values.map(({ expression, statement }) => `${expression} ${statement}`);
  const heading = [`<strong>${prose(hidden(summary))}</strong>`, ...places.map((place) => code(hidden(place)))].join(
    '<br>',
  );
  const source = [...(snippet ? [snippet] : []), ...quoted].join('\n');
  return [
    `<p>${heading}</p>`,
    ...(source ? [`<pre>${escaped(hidden(source))}</pre>`] : []),
    ...(detail ? [`<p>${prose(hidden(detail))}</p>`] : []),
  ].join('');
}

function outputsTable(outputs: readonly RecordOutput[]): string {
  if (outputs.length === 0) return '<p>None.</p>';
  const all = outputs.slice(0, MOST_OUTPUTS).map(({ OutputKey, OutputValue, Description }) => {
    const value = OutputValue === REDACTED ? `<em>${REDACTED}</em>` : code(OutputValue);
    const description = Description ? `<br>${prose(cut(Description))}` : '';
    return `<tr><td>${code(OutputKey)}${description}</td><td>${value}</td></tr>`;
  });
  let room = MOST_CHARACTERS;
  const rows = all.filter((row) => {
    room -= row.length;
    return room >= 0;
  });
  const more = outputs.length - rows.length;
  return `<table><tr><th>Key</th><th>Value</th></tr>${rows.join('')}</table>${more > 0 ? `<p>… and ${more} more.</p>` : ''}`;
}

/** GitHub takes a summary of at most 1 MiB per step; the record itself has everything. */
const MOST_OUTPUTS = 100;
const MOST_CHARACTERS = 300_000;
const MOST_DIAGNOSTICS = 10;
const LONGEST_VALUE = 1000;
const MOST_LINES = 30;

function cut(text: string): string {
  const start = text.slice(0, LONGEST_VALUE).split('\n').slice(0, MOST_LINES).join('\n');
  return start.length < text.length ? `${start}…` : text;
}

/** Each line for itself, as GitHub shows no line breaks within code. */
function code(text: string): string {
  return cut(text)
    .split(/\r?\n/)
    .map((line) => `<code>${escaped(line)}</code>`)
    .join('<br>');
}

/** Text that wraps, with the indentation it had. */
function prose(text: string): string {
  return escaped(text).replaceAll(/(?<=^|<br>) +/g, (spaces) => '&nbsp;'.repeat(spaces.length));
}

function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\r?\n/g, '<br>')
    .replaceAll(/(?!\t)\p{Cc}/gu, '\ufffd');
}
