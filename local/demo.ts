/**
 * `npm run demo`: a user provisions, updates, and terminates a product, and one message arrives twice. Each time, runs
 * the workflow of examples/one-job.yml, and shows what people see of it and what it leaves.
 */
import { spawnSync } from 'node:child_process';
import { type Asked, STATE_BUCKET } from './account.ts';
import { resourcesIn } from './aws-provider/cloud.ts';
import { type Engine, startEngine } from './engine.ts';
import type { JobRun, JobStepRun } from './job.ts';
import { type ASKED, addProduct, ask, REGIONS } from './orders.ts';

const hasTerraform = spawnSync('terraform', ['version']).status === 0;
console.log(
  hasTerraform
    ? 'Terraform runs for real, with a stand-in for the provider hashicorp/aws that creates resources in a folder.'
    : 'Terraform is not installed, so recordings replace it. The state bucket has only what the actions put there.',
);

/** The lines of each section that was shown last. */
const before = new Map<string, string>();

const engine = await startEngine({ regions: REGIONS });
try {
  const artifact = await addProduct(engine);
  const asked = (recording: keyof typeof ASKED) => ask(recording, artifact, engine.account);
  await show('A user provisions the product', 'provision', asked('provision'));
  const update = asked('failing-update');
  await show('An update fails in the middle, because a quota is exceeded', 'failing-update', update);
  await show('The message of the update is delivered again', 'failing-update', update, { run_id: '11223344557' });
  await show('A user terminates the product', 'terminate', asked('terminate'));
} finally {
  await engine.close();
}

async function show(title: string, recording: keyof typeof ASKED, asked: Asked, github = {}): Promise<void> {
  console.log(`\n━━ ${title} ${'━'.repeat(Math.max(0, 76 - title.length))}`);
  stateSection('Message from Service Catalog, without its token', messageLines(asked));
  const { conclusion, steps } = await engine.run(asked, { github, ...(!hasTerraform && { recording }) });
  for (const step of steps) showStep(step);
  showWhatIsLeft(asked, conclusion, engine);
}

function showStep({ name, conclusion, log, annotations, outputs, summary }: JobStepRun): void {
  section(`Step ${name}: ${conclusion}`, collapsed(log));
  section(
    '  Annotations',
    annotations.map(({ level, message, properties: { title, file, line } }) =>
      [`${level}: ${title}`, ...(file ? [`${file}:${line}`] : []), message].join(' | '),
    ),
  );
  section('  Step outputs', keyValueLines(outputs).map(withoutFolder));
  section('  Job summary, as text', asText(summary));
}

function showWhatIsLeft({ record }: Asked, conclusion: JobRun['conclusion'], { account, cloud }: Engine): void {
  const { workflowToken: _, timesNotified, recordId, operation, outputs = [], uniqueTag, ...shown } = record;
  section(`Job: ${conclusion}. Record in Service Catalog`, [
    ...keyValueLines({ recordId, operation, ...shown }),
    ...(uniqueTag ? [`uniqueTag: ${uniqueTag.Key}=${uniqueTag.Value}`] : []),
    ...outputs.map(({ OutputKey, OutputValue }) => `output ${OutputKey}: ${OutputValue}`),
    `results that were reported: ${timesNotified}`,
  ]);
  const bucket = account.s3.bucket(STATE_BUCKET);
  stateSection(
    `State bucket ${STATE_BUCKET}`,
    bucket.keys().map((key) => `${key} (${bucket.get(key)?.content.length} bytes)`),
  );
  if (!hasTerraform) return;
  const resources = resourcesIn(cloud).map(
    ({ type, name, region, tags_all }) => `${type} ${name} in ${region}: ${pairs(tags_all)}`,
  );
  stateSection('Resources', resources.length > 0 ? resources : ['none']);
}

/** Shows the lines only if they are not the same as the last time. */
function stateSection(title: string, lines: readonly string[]): void {
  const isSame = before.get(title) === lines.join();
  before.set(title, lines.join());
  section(title, isSame ? ['the same as before'] : lines);
}

/** The temporary folder has another name in each job. */
function withoutFolder(line: string): string {
  return line.replace(/ \/.*(?=\/service-catalog-engine-)/, ' $RUNNER_TEMP');
}

/** Prints nothing if there are no lines. */
function section(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(title.startsWith(' ') ? title : `\n${title}`);
  for (const line of lines.flatMap((text) => text.split('\n'))) console.log(`  │ ${line}`);
}

function messageLines({ event }: Asked): string[] {
  const { token: _, parameters, tags, ...message } = event.client_payload.message;
  const list = (pairs: unknown) => (pairs as { key: string; value: string }[]).map(({ key, value }) => [key, value]);
  return [
    ...keyValueLines(message),
    ...(parameters ? [`parameters: ${pairs(Object.fromEntries(list(parameters)))}`] : []),
    ...(tags ? [`tags: ${pairs(Object.fromEntries(list(tags)))}`] : []),
  ];
}

/** Like GitHub's page, shows only the titles of groups, except for the apply. */
function collapsed(log: readonly string[]): string[] {
  const groups: string[][] = [[]];
  for (const line of log) {
    if (line.startsWith('▸ ')) groups.push([]);
    groups.at(-1)?.push(line);
  }
  return groups
    .flatMap(([title = '', ...lines]) =>
      title.startsWith('▸ ') && title !== '▸ terraform apply'
        ? [`${title} (${lines.length} lines)`]
        : [title, ...lines],
    )
    .filter((line) => line !== '');
}

function keyValueLines(values: Record<string, unknown>): string[] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}

function pairs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

function asText(html: string): string[] {
  return html
    .replaceAll(/<br>|<\/(tr|h3|h4|p|pre|blockquote|summary)>/g, '\n')
    .replaceAll(/<\/t[dh]>(?=<t)/g, '   ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
