import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { getPlan, keepConfiguration, keepPlan } from '../../src/apply/state-storage.ts';
import { extractArchive } from '../../src/archive/extract.ts';
import { LARGEST_KEPT } from '../../src/archive/limits.ts';
import { filesIn, type PreparedFiles, type Task } from '../../src/github/preparation.ts';
import { engineFileNames } from '../../src/terraform/module-files.ts';
import { bucketOf } from '../aws/memory-bucket.ts';

const root = mkdtempSync(join(tmpdir(), 'state-storage-'));
afterAll(() => rmSync(root, { recursive: true }));

function memoryBucket() {
  const objects = new Map<string, Buffer>();
  return { ...bucketOf('states', objects), objects };
}

/** A job with these files in the folder of the configuration. */
function jobWith(files: Record<string, string>): { task: Task; files: PreparedFiles } {
  const folder = mkdtempSync(join(root, 'job-'));
  const workingDirectory = join(folder, 'product');
  mkdirSync(join(workingDirectory, '.terraform'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(workingDirectory, name), content);
  const task = {
    recordId: 'rec-1',
    command: 'apply',
    workingDirectory,
    stateBucket: 'states',
    stateKey: '111122223333/pp-1',
    environment: {},
    sensitiveTexts: [],
  } as const;
  return { task, files: filesIn(folder) };
}

test('the configuration is kept with variables and lock file, without what init made and the backend', async () => {
  const { backend, variables, tags } = engineFileNames([]);
  const { task } = jobWith({
    'main.tf': '# product',
    '.terraform.lock.hcl': '# lock file',
    '.terraform/terraform.tfstate': 'the backend',
    [variables]: '{"a":"b"}',
    [tags]: '{}',
    [backend]: '{}',
    [`~${backend}`]: '{}',
  });
  const states = memoryBucket();
  await keepConfiguration(task, states);
  const folder = mkdtempSync(join(root, 'kept-'));
  await extractArchive(states.objects.get('111122223333/pp-1.configuration.tar.gz') ?? Buffer.of(), folder);
  expect(readdirSync(folder).sort()).toEqual(['.terraform.lock.hcl', 'main.tf', variables, tags].sort());
  expect(readFileSync(join(folder, variables), 'utf8')).toBe('{"a":"b"}');
});

test('a configuration that is too large is not kept, so that nothing is created that nobody could destroy', async () => {
  const { task } = jobWith({ 'main.tf': 'a' });
  const exact = memoryBucket();
  await keepConfiguration(task, exact);
  const size = exact.objects.get('111122223333/pp-1.configuration.tar.gz')?.length ?? 0;
  await keepConfiguration(task, exact, size);
  const states = memoryBucket();
  await expect(keepConfiguration(task, states, size - 1)).rejects.toMatchObject({
    title: 'The configuration is too large to keep',
  });
  expect(states.objects.size).toBe(0);
  expect(LARGEST_KEPT).toBe(256 * 2 ** 20);
});

describe('a plan', () => {
  test('that a job has kept is applied by another one, with the same versions of the providers', async () => {
    const states = memoryBucket();
    const planning = jobWith({ '.terraform.lock.hcl': '# lock file', 'main.tf': '' });
    writeFileSync(planning.files.plan, 'plan with secrets');
    await keepPlan(planning.task, planning.files, states);
    expect([...states.objects.keys()]).toEqual(['plans/rec-1/111122223333/pp-1.tar.gz']);

    const applying = jobWith({ 'main.tf': '', '.terraform.lock.hcl': '# of the artifact' });
    await getPlan(applying.task, applying.files, states);
    expect(readFileSync(applying.files.plan, 'utf8')).toBe('plan with secrets');
    const lockFile = join(applying.task.workingDirectory, '.terraform.lock.hcl');
    expect(readFileSync(lockFile, 'utf8')).toBe('# lock file');
    expect(statSync(join(applying.files.folder, 'saved-plan')).mode & 0o777).toBe(0o700);
  });

  test('of another record is not applied', async () => {
    const states = memoryBucket();
    const { task, files } = jobWith({});
    writeFileSync(files.plan, 'plan');
    await keepPlan({ ...task, recordId: 'rec-2' }, files, states);
    rmSync(files.plan);
    await expect(getPlan(task, files, states)).rejects.toThrow(
      'Neither this job nor the bucket of the states has a plan of this record.',
    );
  });

  test('of this job is applied as it is', async () => {
    const states = memoryBucket();
    const { task, files } = jobWith({});
    writeFileSync(files.plan, 'kept');
    await keepPlan(task, files, states);
    writeFileSync(files.plan, 'of this job');
    await getPlan(task, files, states);
    expect(readFileSync(files.plan, 'utf8')).toBe('of this job');
  });

  test('of a configuration without providers has no lock file', async () => {
    const states = memoryBucket();
    const planning = jobWith({ 'main.tf': '' });
    writeFileSync(planning.files.plan, 'plan');
    await keepPlan(planning.task, planning.files, states);
    await keepPlan(planning.task, planning.files, states);
    const applying = jobWith({ 'main.tf': '' });
    await getPlan(applying.task, applying.files, states);
    expect(readdirSync(applying.task.workingDirectory).sort()).toEqual(['.terraform', 'main.tf']);
  });
});
