import { expect, test } from 'vitest';
import { jobSummary } from '../../src/notify/job-summary.ts';
import type { Outcome } from '../../src/notify/run.ts';
import { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { OPERATIONS } from '../../src/service-catalog/operation.ts';
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
