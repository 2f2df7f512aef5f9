import type { Asked } from '../../local/account.ts';
import type { Engine } from '../../local/engine.ts';
import type { JobRun, JobStepRun } from '../../local/job.ts';

/** What people see of a job, and what it left, as a text that can be compared. */
export function transcriptOf({ event, record, token }: Asked, { conclusion, steps }: JobRun, engine: Engine): string {
  const { workflowToken: _, ...shownRecord } = record;
  const sections = {
    message: json(event.client_payload.message),
    ...Object.assign({}, ...steps.map(sectionsOf)),
    job: [conclusion],
    'objects in the state bucket': engine.objects().filter((key) => !isOfAnother(key, record.recordId)),
    record: json(shownRecord),
  };
  return Object.entries<string[]>(sections)
    .map(([title, lines]) => `# ${title}\n${lines.map((line) => `${line}\n`).join('')}`)
    .join('\n')
    .replaceAll(token, '<workflow token>')
    .replaceAll(record.recordId, '<record>')
    .replaceAll(/\/[^\s"]*\/service-catalog-engine-\w+/g, '<folder>')
    .replaceAll(/out\/[0-9a-f]{32}\/[0-9a-f-]{36}/g, 'out/<artifact>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<derived idempotency token>')
    .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<request id>');
}

function isOfAnother(key: string, recordId: string): boolean {
  return /^(?:records|messages)\//.test(key) && !key.includes(recordId);
}

function sectionsOf({ name, conclusion, log, annotations, outputs, summary }: JobStepRun): Record<string, string[]> {
  return {
    [`${name}: ${conclusion}`]: log,
    [`${name}: annotations`]: annotations.map(({ level, message, properties: { title, ...place } }) =>
      [`${level}: ${title}: ${message}`, ...Object.entries(place).map(([key, value]) => `${key}=${value}`)].join(' '),
    ),
    [`${name}: step outputs`]: Object.entries(outputs).map(([key, value]) => `${key}=${value}`),
    [`${name}: summary`]: summary.trim().split('\n').filter(Boolean),
  };
}

function json(value: unknown): string[] {
  return JSON.stringify(value, undefined, 2).split('\n');
}
