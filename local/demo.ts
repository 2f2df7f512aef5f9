/**
 * `npm run demo`: everything on this machine, from end to end. A user looks at the parameters of a product, then provisions, updates,
 * and terminates it. Service Catalog puts each message on its queue, the bridge sends it to GitHub, and the workflow of
 * examples/one-job.yml runs. Shows what people see of each part, and what it leaves.
 */
import { spawnSync } from 'node:child_process';
import { type Asked, LAUNCH_ROLE, STATE_BUCKET } from './account.ts';
import { resourcesIn } from './aws-provider/cloud.ts';
import { startBridge } from './bridge.ts';
import { type Engine, startEngine } from './engine.ts';
import type { JobRun, JobStepRun } from './job.ts';
import { type ASKED, addProduct, ask, PASSWORD, REGIONS } from './orders.ts';

const hasTerraform = spawnSync('terraform', ['version']).status === 0;
console.log(
  hasTerraform
    ? 'Terraform runs for real, with a stand-in for the provider hashicorp/aws that creates resources in a folder.'
    : 'Terraform is not installed, so recordings replace it. The state bucket has only what the actions put there.',
);

/** The lines of each section that was shown last. */
const before = new Map<string, string>();

const parameters = { GitHubAppId: '123456', GitHubAppInstallationId: '7890' };
const engine = await startEngine({ regions: REGIONS, parameters });
const bridge = await startBridge(engine.account);
try {
  const artifact = await addProduct(engine);
  title('A user looks at the product');
  await showParameters(artifact);
  await show('The user provisions the product', 'provision', artifact);
  const update = await show('An update fails in the middle, because a quota is exceeded', 'failing-update', artifact);
  title('Amazon SQS delivers the message of the update again');
  bridge.queues.duplicate('UpdateOperationQueue', update);
  await showDispatch();
  title('The GitHub App is suspended, and a user updates the product');
  await showSuspended(artifact);
  await show('A user terminates the product', 'terminate', artifact);
} finally {
  await bridge.close();
  await engine.close();
}

function title(text: string): void {
  console.log(`\n━━ ${text} ${'━'.repeat(Math.max(0, 76 - text.length))}`);
}

async function showParameters(artifact: string): Promise<void> {
  const found = await bridge.parametersOf(artifact, LAUNCH_ROLE);
  section(
    'Parameters, from the function ServiceCatalogExternalParameterParser',
    found.map(({ key, type, defaultValue, description, isNoEcho }) =>
      [
        `${key}: ${type}`,
        ...(defaultValue ? [`default ${defaultValue}`] : []),
        ...(isNoEcho ? ['hidden'] : []),
        ...(description ? [description] : []),
      ].join(', '),
    ),
  );
}

/** From the message to the record. */
async function show(text: string, recording: keyof typeof ASKED, artifact: string) {
  title(text);
  const asked = ask(recording, artifact, engine.account);
  const message = bridge.send(asked);
  stateSection('Message from Service Catalog on the queue, without its token', messageLines(asked));
  await showDispatch();
  const { client_payload } = engine.account.github.dispatches.at(-1) ?? {};
  const event = { client_payload } as Asked['event'];
  const { conclusion, steps } = await engine.run({ ...asked, event }, hasTerraform ? {} : { recording });
  for (const step of steps) showStep(step);
  showWhatIsLeft(asked, conclusion, engine);
  return message;
}

/** What the dispatch function logs, and what GitHub gets. */
async function showDispatch(): Promise<void> {
  const { github } = engine.account;
  const [runs, dispatches] = [bridge.runs.length, github.dispatches.length];
  await bridge.deliver();
  section(
    'Dispatch function',
    bridge.runs.slice(runs).flatMap(({ log }) =>
      log.map((line) => {
        const { level, message, advice } = JSON.parse(line);
        return [level, message, ...(advice ? [advice] : [])].join(' | ');
      }),
    ),
  );
  section(
    'Event that GitHub got',
    github.dispatches
      .slice(dispatches)
      .map(({ repository, event_type, client_payload }) =>
        [repository, event_type, `client_payload with ${Object.keys(client_payload)}`].join(' | '),
      ),
  );
}

/** The bridge reports the result. */
async function showSuspended(artifact: string): Promise<void> {
  const asked = ask('failing-update', artifact, engine.account);
  bridge.send(asked);
  if (bridge.app) bridge.app.isSuspended = true;
  engine.account.github.tokens.splice(0);
  await showDispatch();
  showRecord('Record in Service Catalog', asked);
  if (bridge.app) bridge.app.isSuspended = false;
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

function showRecord(heading: string, { record }: Asked): void {
  const { workflowToken: _, timesNotified, recordId, operation, outputs = [], uniqueTag, ...shown } = record;
  section(heading, [
    ...keyValueLines({ recordId, operation, ...shown }),
    ...(uniqueTag ? [`uniqueTag: ${uniqueTag.Key}=${uniqueTag.Value}`] : []),
    ...outputs.map(({ OutputKey, OutputValue }) => `output ${OutputKey}: ${OutputValue}`),
    `results that were reported: ${timesNotified}`,
  ]);
}

function showWhatIsLeft(asked: Asked, conclusion: JobRun['conclusion'], { account, cloud }: Engine): void {
  showRecord(`Job: ${conclusion}. Record in Service Catalog`, asked);
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
    ...(parameters ? [`parameters: ${pairs(Object.fromEntries(list(parameters))).replace(PASSWORD, '(hidden)')}`] : []),
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
