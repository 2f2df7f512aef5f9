import { withoutControlCharacters } from './plain-text.ts';
import type { Problem } from './problem.ts';
import type { Outcome } from './run.ts';
import type { Secrets } from './secrets.ts';
import { REDACTED, type RecordOutput } from './service-catalog/record-outputs.ts';
import type { Diagnostic } from './terraform/diagnostics.ts';

/**
 * What the step did, for the run's summary page: HTML blocks in Markdown. Whatever comes from Terraform, AWS or an input
 * stands in `code`, escaped and without a line break: so it is neither Markdown nor HTML, and GitHub makes no links,
 * mentions or emoji of it.
 */
export function jobSummary(outcome: Outcome, secrets: Secrets): string {
  const { operation, provisionedProduct, shown, receipt, dryRun, problems, diagnostics } = outcome;
  // Sensitive values are redacted in these already; others may by chance be the same.
  const asItIs: Hide = (text) => secrets.hideCredentialsIn(withoutControls(text));
  const free: Hide = (text) => secrets.hideIn(withoutControls(text));
  const facts = [
    ['Operation', operation.name],
    ['Status', shown.Status],
    ['Record', shown.RecordId],
    ...(provisionedProduct ? [['Provisioned product', provisionedProduct]] : []),
    ...(receipt ? [['Request ID', receipt.requestId]] : []),
    ...(dryRun ? [] : [['Attempts', String(outcome.attempts)]]),
  ] as const;
  const rows = facts.map(([name, value]) => `<tr><th align="left">${name}</th><td>${code(value, asItIs)}</td></tr>`);
  return blocks([
    `<h3>${heading(outcome)}</h3>`,
    ...problemBlocks(problems, free),
    `<table>${rows.join('')}</table>`,
    ...(shown.FailureReason
      ? ['<h4>Reason</h4>', `<blockquote>${code(shown.FailureReason, free, LONGEST_REASON)}</blockquote>`]
      : []),
    ...(shown.Outputs ? ['<h4>Outputs</h4>', outputsTable(shown.Outputs, asItIs)] : []),
    ...diagnosticsBlock('error', diagnostics.errors, diagnostics.moreErrors, free),
    ...diagnosticsBlock('warning', diagnostics.warnings, diagnostics.moreWarnings, free),
  ]);
}

/** The summary where not even the inputs could be read. */
export function jobSummaryOfProblems(problems: readonly Problem[], secrets: Secrets): string {
  const free: Hide = (text) => secrets.hideIn(withoutControls(text));
  return blocks(['<h3>❌ Service Catalog was not told</h3>', ...problemBlocks(problems, free)]);
}

/** Takes what must not be seen out of a text. */
type Hide = (text: string) => string;

/** GitHub drops a summary of more than 1 MiB as a whole. */
const MOST_BYTES = 1_000_000;
const MOST_BYTES_OF_OUTPUTS = 300_000;
const MOST_OUTPUTS = 100;
const MOST_DIAGNOSTICS = 10;
const MOST_PROBLEMS = 20;
const MOST_LINES = 30;
const LONGEST_VALUE = 1000;
const LONGEST_REASON = 2048;
/** What is far behind what is shown needs not be looked at. */
const LONGEST_READ = 2 ** 14;

/** As many of `parts` as fit, from the start. */
function fitting(parts: readonly string[], bytes: number): string[] {
  let room = bytes;
  const end = parts.findIndex((part) => {
    room -= Buffer.byteLength(part);
    return room < 0;
  });
  return end === -1 ? [...parts] : parts.slice(0, end);
}

function blocks(all: readonly string[]): string {
  const shown = fitting(all, MOST_BYTES);
  const rest = shown.length < all.length ? ['<p>The rest is too large for a job summary.</p>'] : [];
  return [...shown, ...rest].map((block) => `${block}\n\n`).join('');
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

function problemBlocks(problems: readonly Problem[], hide: Hide): string[] {
  const shown = problems
    .slice(0, MOST_PROBLEMS)
    .map(
      ({ title, message, advice }) =>
        `<p><strong>${escaped(hide(title))}</strong><br>${code(message, hide)}<br>${ownText(advice, hide)}</p>`,
    );
  return problems.length > shown.length ? [...shown, `<p>… and ${problems.length - shown.length} more.</p>`] : shown;
}

/** Collapsed, each with its place, the source code that Terraform quotes, and what it says of the values in there. */
function diagnosticsBlock(
  kind: Diagnostic['severity'],
  diagnostics: readonly Diagnostic[],
  more: number,
  hide: Hide,
): string[] {
  const count = diagnostics.length + more;
  if (count === 0) return [];
  const title = `${count} ${kind}${count === 1 ? '' : 's'} from Terraform`;
  const shown = diagnostics.slice(0, MOST_DIAGNOSTICS).map((diagnostic) => diagnosticHtml(diagnostic, hide));
  const rest = count > shown.length ? `<p>… and ${count - shown.length} more.</p>` : '';
  return [`<details><summary>${title}</summary>${shown.join('')}${rest}</details>`];
}

function diagnosticHtml({ summary, detail, address, file, start, snippet, values }: Diagnostic, hide: Hide): string {
  const places = [file && (start ? `${file}:${start.line}` : file), address].filter((place) => place !== undefined);
  const quoted = values.map(({ expression, statement }) => `${expression} ${statement}`);
  const source = [...(snippet ? [snippet] : []), ...quoted].join('\n');
  return [
    `<p><strong>${code(summary, hide)}</strong>${places.map((place) => `<br>${code(place, hide)}`).join('')}</p>`,
    ...(source ? [`<pre>${escaped(cut(hide(source), LONGEST_VALUE))}</pre>`] : []),
    ...(detail ? [`<p>${code(detail, hide)}</p>`] : []),
  ].join('');
}

function outputsTable(outputs: readonly RecordOutput[], hide: Hide): string {
  if (outputs.length === 0) return '<p>None.</p>';
  const all = outputs.slice(0, MOST_OUTPUTS).map(({ OutputKey, OutputValue, Description }) => {
    const value = OutputValue === REDACTED ? `<em>${REDACTED}</em>` : code(OutputValue, hide);
    const description = Description ? `<br>${code(Description, hide)}` : '';
    return `<tr><td>${code(OutputKey, hide)}${description}</td><td>${value}</td></tr>`;
  });
  const rows = fitting(all, MOST_BYTES_OF_OUTPUTS);
  const more = outputs.length - rows.length;
  return `<table><tr><th>Key</th><th>Value</th></tr>${rows.join('')}</table>${more > 0 ? `<p>… and ${more} more.</p>` : ''}`;
}

function cut(text: string, longest: number): string {
  const start = text.slice(0, longest).split('\n').slice(0, MOST_LINES).join('\n');
  return start.length < text.length ? `${start}…` : text;
}

/** Each line for itself, as GitHub shows no line breaks within code. */
function code(text: string, hide: Hide, longest = LONGEST_VALUE): string {
  return cut(hide(text), longest)
    .split('\n')
    .map((line) => (line === '' ? '' : `<code>${escaped(line)}</code>`))
    .join('<br>');
}

/** Text of the action's own, unless it has something in it of which GitHub would make a link, a mention or an emoji. */
function ownText(text: string, hide: Hide): string {
  const isInert = !/[@#]|:[\w+-]+:|:\/\/|www\.|\b[\da-f]{7,40}\b/i.test(text);
  return isInert ? escaped(hide(text)) : code(text, hide);
}

function withoutControls(text: string): string {
  return withoutControlCharacters(text.slice(0, LONGEST_READ).replaceAll(/\r\n?/g, '\n'));
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\n', '<br>');
}
