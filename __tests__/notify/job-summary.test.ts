import { describe, expect, test } from 'vitest';
import { jobSummary } from '../../src/notify/job-summary.ts';
import type { Outcome } from '../../src/notify/run.ts';
import { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { OPERATIONS } from '../../src/service-catalog/operation.ts';
import { errorWithoutPlace } from '../../src/terraform/diagnostic.ts';
import { NO_DIAGNOSTICS } from '../../src/terraform/log-diagnostics.ts';

const HOSTILE = '<script>alert(1)</script>\n\n# heading\n\n[link](https://x) @someone & "quotes" \u001b[31m';

function outcome(parts: Partial<Outcome>): Outcome {
  const request = { RecordId: 'rec-1', Status: 'SUCCEEDED', IdempotencyToken: 'a' } as const;
  return {
    operation: OPERATIONS.update,
    provisionedProduct: undefined,
    request,
    receipt: { requestId: 'id', attempts: 2 },
    attempts: 2,
    diagnostics: NO_DIAGNOSTICS,
    dryRun: false,
    problems: [],
    ...parts,
  };
}

function summaryOf(of: Outcome): string {
  return jobSummary(of, new Secrets());
}

test.each([
  ['of a success', {}, '✅ Service Catalog was notified that the update succeeded'],
  [
    'of a failure',
    { request: { ...outcome({}).request, Status: 'FAILED' } },
    '⚠️ Service Catalog was notified that the update failed',
  ],
  [
    'of a dry run',
    { dryRun: true, receipt: undefined },
    '🧪 Dry run: Service Catalog would be notified that the update succeeded',
  ],
  [
    'of a result that was not confirmed',
    { receipt: undefined, problems: [new Problem('a', 'b', 'c')] },
    '❌ Service Catalog did not confirm the result',
  ],
] as [string, Partial<Outcome>, string][])('the heading %s', (_, parts, heading) => {
  expect(summaryOf(outcome(parts))).toContain(`<h3>${heading}`);
});

test('nothing from Terraform or AWS is HTML, and no blank line lets it become Markdown', () => {
  const { request } = outcome({});
  const summary = summaryOf(
    outcome({
      request: {
        ...request,
        FailureReason: HOSTILE,
        Outputs: [{ OutputKey: HOSTILE, OutputValue: HOSTILE, Description: HOSTILE }],
      },
      provisionedProduct: HOSTILE,
      diagnostics: {
        ...NO_DIAGNOSTICS,
        errors: [
          {
            severity: 'error',
            summary: HOSTILE,
            detail: HOSTILE,
            address: HOSTILE,
            file: HOSTILE,
            start: { line: 1 },
            end: undefined,
            snippet: HOSTILE,
            values: [{ expression: HOSTILE, statement: HOSTILE }],
          },
        ],
      },
      problems: [new Problem(HOSTILE, HOSTILE, HOSTILE)],
    }),
  );
  expect(summary).not.toMatch(/<script|"quotes"/);
  expect(summary).not.toContain('\u001b');
  // Every block is one line that starts with a tag of ours, which keeps it HTML up to the blank line after it.
  for (const block of summary.trim().split('\n\n'))
    expect(block).toMatch(/^<(h3|h4|p|blockquote|table|details)[ >][^\n]*$/);
  expect(summary.match(/alert\(1\)/g)).toHaveLength(15);
});

test('an error has no part of a secret where its text is cut', () => {
  const secrets = new Secrets();
  const long = Array.from({ length: 10 }, (_, index) => `part-${index}-abcdefg`).join('');
  secrets.addSensitive([long, 'correct horse battery staple']);
  const error = { severity: 'error', summary: 'Failed', values: [] } as const;
  for (const secret of [long, 'correct horse battery staple']) {
    for (let end = 530; end < 680; end += 8) {
      const detail = `${'word '.repeat(300)}${secret} ${'x'.repeat(end)}`;
      const errors = [
        { ...error, detail, address: undefined, file: undefined, start: undefined, end: undefined, snippet: undefined },
      ];
      const summary = jobSummary(outcome({ diagnostics: { ...NO_DIAGNOSTICS, errors } }), secrets);
      expect(summary).toContain(' … ');
      expect(summary).not.toMatch(/abcdefg|staple/);
    }
  }
});

test('many long outputs stay far below the limit of GitHub', () => {
  const Outputs = Array.from({ length: 5000 }, (_, index) => ({
    OutputKey: `key-${index}`,
    OutputValue: '\n'.repeat(100_000),
  }));
  const summary = summaryOf(outcome({ request: { ...outcome({}).request, Outputs } }));
  expect(summary.length).toBeLessThan(900_000);
  expect(summary).toContain('… and 4900 more.');
});

describe('what is shown is limited:', () => {
  const shownIn = (summary: string, character: string) => summary.match(new RegExp(character, 'g'))?.length;

  test('1,000 characters of a value, of a description, and of a text in an error', () => {
    const Outputs = [{ OutputKey: 'a', OutputValue: 'Ж'.repeat(1001), Description: 'Ш'.repeat(1001) }];
    const error = { ...errorWithoutPlace('a', ''), snippet: 'Ю'.repeat(1001) };
    const diagnostics = { ...NO_DIAGNOSTICS, errors: [error] };
    const summary = summaryOf(outcome({ request: { ...outcome({}).request, Outputs }, diagnostics }));
    expect(['Ж', 'Ш', 'Ю'].map((character) => shownIn(summary, character))).toEqual([1000, 1000, 1000]);
    expect(summary).toContain(`${'Ж'.repeat(1000)}…`);
    const exact = [{ OutputKey: 'a', OutputValue: 'Ж'.repeat(1000) }];
    expect(summaryOf(outcome({ request: { ...outcome({}).request, Outputs: exact } }))).toContain('Ж</code>');
  });

  test('50 lines of a text', () => {
    const Outputs = [{ OutputKey: 'a', OutputValue: 'Ж\n'.repeat(60) }];
    expect(shownIn(summaryOf(outcome({ request: { ...outcome({}).request, Outputs } })), 'Ж')).toBe(50);
  });

  test('300,000 bytes of outputs, so that there is space for the errors', () => {
    // Escaped, each character has several bytes.
    const Outputs = Array.from({ length: 101 }, (_, index) => ({
      OutputKey: `key-${index}`,
      OutputValue: '<'.repeat(1000),
    }));
    const errors = [errorWithoutPlace('Quota exceeded', '')];
    const summary = summaryOf(
      outcome({ request: { ...outcome({}).request, Outputs }, diagnostics: { ...NO_DIAGNOSTICS, errors } }),
    );
    const table = /<table><tr><th>Key.*<\/table>/.exec(summary)?.[0] ?? '';
    expect(Buffer.byteLength(table)).toBeGreaterThan(290_000);
    expect(Buffer.byteLength(table)).toBeLessThan(301_000);
    const rows = shownIn(table, 'key-');
    expect(summary).toContain(`<p>… and ${101 - (rows ?? 0)} more.</p>`);
    expect(summary).toContain('Quota exceeded');
  });

  test('2,048 characters of the failure reason, which are all that it has', () => {
    const FailureReason = 'Ж'.repeat(2048);
    expect(shownIn(summaryOf(outcome({ request: { ...outcome({}).request, FailureReason } })), 'Ж')).toBe(2048);
  });

  test('10 errors, and how many more there are', () => {
    const errors = Array.from({ length: 12 }, (_, index) => errorWithoutPlace(`Quota ${index}`, ''));
    const summary = summaryOf(outcome({ diagnostics: { ...NO_DIAGNOSTICS, errors, moreErrors: 3 } }));
    expect(summary).toContain('15 errors from Terraform');
    expect(shownIn(summary, 'Quota')).toBe(10);
    expect(summary).toContain('<p>… and 5 more.</p>');
  });
});
