import { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type JobOptions, type JobRun, type JobStep, runJob } from '../../local/job.ts';
import { REAL_TIMES } from '../../local/step-process.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(workspace, { recursive: true });
});

function job(steps: JobStep[], options: Partial<JobOptions> = {}): Promise<JobRun> {
  return runJob({ steps, workspace, ...options });
}

/** From now on, time passes only with `vi.advanceTimersByTime`, so that no test depends on how fast a machine is. */
function stopTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

/** Cancels the job when the step is ready. */
const CANCELED: Pick<JobStep, 'during'> = { during: ({ printed, cancel }) => printed('ready').then(cancel) };

/** Waits in a script until the process that it has just started is `sleep`. */
const UNTIL_IT_SLEEPS = 'until grep -q sleep "/proc/$!/comm"; do sleep 0.02; done';

/** For steps that leave a process behind, which keeps their output open: not to wait as long as a runner does. */
const OPEN_OUTPUT = { times: { output: 100 } };

/** An action whose programs are the given texts. */
function action(metadata: string, programs: Record<string, string>): string {
  const folder = mkdtempSync(join(workspace, 'action-'));
  writeFileSync(join(folder, 'action.yml'), metadata);
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text);
  return folder;
}

const conclusions = ({ steps }: JobRun) => steps.map(({ conclusion }) => conclusion);
const logs = ({ steps }: JobRun) => steps.flatMap(({ log }) => log);

describe('a step leaves to the next ones', () => {
  test('variables, folders of PATH, and outputs', async () => {
    const run = await job([
      {
        id: 'first',
        run: `
          mkdir old new && echo 'echo old' > old/tool && echo 'echo new' > new/tool && chmod +x */tool
          printf "$PWD/old\\n$PWD/new\\n" >> "$GITHUB_PATH"
          printf 'LINES<<end\\na=1\\nb<<2\\nend\\nEMPTY<<end\\nend\\nPLAIN=x=y\\n' >> "$GITHUB_ENV"
          echo 'answer=4<<2' >> "$GITHUB_OUTPUT"`,
      },
      {
        env: { COPY: `\${{ steps.first.outputs.answer }}\${{ steps.first.outputs.missing }}` },
        run: `tool; echo "[$LINES] [$EMPTY] [$PLAIN] [$COPY] \${{ steps.first.outcome }} \${{ env.PLAIN }}"`,
      },
    ]);
    expect(logs(run)).toEqual(['new', '[a=1', 'b<<2] [] [x=y] [4<<2] success x=y']);
    expect(run).toMatchObject({ conclusion: 'success', orphans: [] });
  });

  test('no variables that the runner sets', async () => {
    const run = await job(
      [
        { run: `printf 'GITHUB_RUN_ID=9\\nRUNNER_TEMP=/\\nNODE_OPTIONS=--x\\n' >> "$GITHUB_ENV"` },
        { run: `echo "$GITHUB_RUN_ID \${NODE_OPTIONS-none}"; test -d "$RUNNER_TEMP/_runner_file_commands"` },
      ],
      { github: { run_id: '7' } },
    );
    expect(conclusions(run)).toEqual(['success', 'success']);
    expect(run.steps[0]?.annotations).toMatchObject([{ message: expect.stringContaining('NODE_OPTIONS') }]);
    expect(run.steps[1]?.log).toEqual(['7 none']);
  });

  test.each([
    ['output', 'text', "Invalid format 'text'"],
    ['env', 'a<<end\\n1', "Matching delimiter not found 'end'"],
    ['state', '<<end\\nend', 'Name must not be empty'],
  ])('nothing after an error in the file %s, which fails the step', async (name, text, message) => {
    const run = await job([{ run: `printf 'good=1\\n${text}\\n' >> "$GITHUB_${name.toUpperCase()}"` }]);
    expect(run.conclusion).toBe('failure');
    expect(run.steps[0]?.annotations.map((each) => each.message).join()).toContain(message);
  });

  test('masks, which hide a value from then on', async () => {
    const run = await job(
      [
        { run: `echo s3cret-value token; echo '::add-mask::s3cret%0Alines'; echo '::add-mask::et-v'` },
        { run: `echo s3cret-lines s3cret-value; echo "::error::s3cret"; echo \${{ github.token }}` },
      ],
      { github: { token: 'token' } },
    );
    expect(logs(run)).toEqual(['s3cret-value ***', '***-*** ***alue', 'Error: ***', '***']);
  });

  test('state to the post of the same action, in reverse order, also if the job failed', async () => {
    const saved = action(
      `inputs: { name: { default: '\${{ job.status }}' } }
runs: { using: node24, main: main.js, post: post.js }`,
      {
        'main.js': `require('fs').appendFileSync(process.env.GITHUB_STATE, 'from=' + process.env.INPUT_NAME + '\\n')`,
        'post.js': 'console.log(process.env.STATE_from, process.env.INPUT_NAME)',
      },
    );
    const onSuccess = action(`runs: { using: node24, main: main.js, post: main.js, post-if: success() }`, {
      'main.js': '',
    });
    const run = await job([
      { uses: saved, with: { name: 'one' } },
      { uses: saved },
      { uses: onSuccess },
      { run: 'exit 3' },
      { uses: saved, with: { name: 'skipped' } },
    ]);
    expect(logs(run)).toEqual(['Error: Process completed with exit code 3.', 'success failure', 'one one']);
    expect(conclusions(run).slice(3)).toEqual(['failure', 'skipped', 'skipped', 'success', 'success']);
  });
});

describe('an if', () => {
  test('follows the status of the job', async () => {
    const status = { run: `echo \${{ job.status }}` };
    const run = await job([
      { ...status, if: 'success()' },
      { ...status, if: 'failure()' },
      { id: 'failing', run: 'false | true' },
      status,
      { ...status, if: 'failure()' },
      { ...status, if: 'always()' },
      { ...status, if: 'cancelled()' },
      { ...status, if: `\${{ !cancelled() && steps.failing.conclusion == 'failure' }}` },
      { ...status, if: "steps.failing.conclusion == 'failure'" },
    ]);
    const [ran, not] = ['success', 'skipped'];
    expect(conclusions(run)).toEqual([ran, not, 'failure', not, ran, ran, not, ran, not]);
    expect(run.steps[5]?.log).toEqual(['failure']);
  });
});

describe('the log', () => {
  test('shows commands as a runner does', async () => {
    const text = [
      '::group::Terraform init',
      '::endgroup::',
      'text ##[error]in a line',
      '  ::warning title=a%2Cb,file=main.tf::%25 of%0Atwo',
      'x ::error::no command',
      '::unknown::no command',
      'progress\r::notice::after a carriage return',
      '::stop-commands::the-token',
      '::error::stopped',
      '::the-token::',
      '::debug::hidden',
    ].join('\n');
    const run = await job([{ run: `cat <<'end'\n${text}\nend` }]);
    expect(logs(run)).toEqual([
      '▸ Terraform init',
      'Error: in a line',
      'Warning: % of\ntwo',
      'x ::error::no command',
      '::unknown::no command',
      'progress',
      'Notice: after a carriage return',
      '::stop-commands::***',
      '::error::stopped',
      '::***::',
    ]);
    expect(run.steps[0]?.annotations.map(({ level, properties }) => [level, properties])).toEqual([
      ['error', {}],
      ['warning', { title: 'a,b', file: 'main.tf' }],
      ['notice', {}],
    ]);
  });

  test('fails a step that uses a disabled command', async () => {
    expect(await job([{ run: 'echo "::set-env name=PATH::/"' }])).toMatchObject({ conclusion: 'failure' });
  });
});

describe('a canceled job', () => {
  test('interrupts the process alone, and runs the steps that always run', async () => {
    const child = `process.on('SIGINT', () => console.log('interrupted'));
      process.on('message', () => { console.log('child is done'); process.disconnect(); });
      console.log('ready');`;
    const parent = action('runs: { using: node24, main: main.js }', {
      'main.js': `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], {
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        });
        process.on('SIGINT', () => child.send('end'));`,
    });
    const run = await job([
      { uses: parent, ...CANCELED },
      { run: 'echo no' },
      { run: `echo \${{ job.status }}`, if: 'always()' },
      { run: 'echo c; exit 1', if: 'cancelled()' },
      { run: 'echo f', if: 'failure()' },
    ]);
    expect(logs(run)).toEqual(['ready', 'child is done', expect.any(String), 'cancelled', 'c', expect.any(String)]);
    expect(conclusions(run)).toEqual(['cancelled', 'skipped', 'success', 'failure', 'skipped']);
    expect(run.conclusion).toBe('cancelled');
  });

  test('terminates, and then kills a process that stays', async () => {
    stopTime();
    const kill = vi.spyOn(ChildProcess.prototype, 'kill');
    const signals = () => kill.mock.calls.map(([signal]) => signal);
    const canceled: JobStep['during'] = async ({ printed, cancel }) => {
      await printed('ready');
      cancel();
      await printed('INT');
      vi.advanceTimersByTime(REAL_TIMES.interrupt - 1);
      expect(signals()).toEqual(['SIGINT']);
      vi.advanceTimersByTime(1);
      await printed('TERM');
      vi.advanceTimersByTime(REAL_TIMES.terminate - 1);
      expect(signals()).toEqual(['SIGINT', 'SIGTERM']);
      vi.advanceTimersByTime(1);
    };
    const loop = `trap 'echo INT' INT; trap 'echo TERM' TERM; echo ready; while [ $((turn+=1)) -lt 6000 ]; do sleep 0.02; done`;
    const run = await job([{ run: loop, during: canceled }]);
    expect(run.steps[0]).toMatchObject({ exitCode: 137, log: ['ready', 'INT', 'TERM', expect.any(String)] });
    expect(signals()).toEqual(['SIGINT', 'SIGTERM', 'SIGKILL']);
  });

  test('does not cancel a step that always runs, until the time is over', async () => {
    stopTime();
    const always: JobStep = {
      if: 'always()',
      run: 'echo ready; while [ $((turn+=1)) -lt 6000 ] && [ ! -e canceled ]; do sleep 0.02; done; echo done',
      async during({ printed, cancel }) {
        await printed('ready');
        cancel();
        vi.advanceTimersByTime(REAL_TIMES.canceled - 1);
        writeFileSync(join(workspace, 'canceled'), '');
      },
    };
    const stuck: JobStep = {
      if: 'always()',
      run: 'echo stuck; exec sleep 99',
      during: ({ printed }) => printed('stuck').then(() => void vi.advanceTimersByTime(1)),
    };
    const run = await job([always, stuck, { run: 'echo never', if: 'always()' }]);
    expect(conclusions(run)).toEqual(['success', 'cancelled', 'skipped']);
    expect(logs(run)).toEqual(['ready', 'done', 'stuck', 'Error: The operation was canceled.']);
  });
});

describe('a step', () => {
  test('that takes too long is canceled, and fails', async () => {
    stopTime();
    const run = await job([
      {
        name: 'Wait',
        run: `trap 'echo INT; exit 0' INT; echo ready; while [ $((turn+=1)) -lt 6000 ]; do sleep 0.02; done`,
        timeout: 60_000,
        during: ({ printed }) => printed('ready').then(() => void vi.advanceTimersByTime(60_000)),
      },
      { run: 'true', if: 'failure()' },
    ]);
    expect(conclusions(run)).toEqual(['failure', 'success']);
    expect(run.steps[0]?.log).toEqual(['ready', 'INT', "Error: The action 'Wait' has timed out after 1 minutes."]);
  });

  test('that may fail lets the job go on', async () => {
    const run = await job([
      { id: 'first', run: 'exit 3', 'continue-on-error': true },
      { run: `echo "\${{ steps.first.outcome }} \${{ steps.first.conclusion }} \${{ job.status }}"` },
    ]);
    expect(logs(run).at(-1)).toBe('failure success success');
    expect(run.conclusion).toBe('success');
  });

  test('that is killed fails', async () => {
    const killed: JobStep = {
      run: `sleep 99 & ${UNTIL_IT_SLEEPS}; echo ready; wait`,
      during: ({ printed, kill }) => printed('ready').then(kill),
    };
    const run = await job([killed, { run: `echo \${{ job.status }}`, if: 'always()' }], OPEN_OUTPUT);
    expect(run.steps).toMatchObject([{ exitCode: 137, conclusion: 'failure' }, { log: ['failure'] }]);
    expect(run.orphans).toEqual(['sleep']);
  });

  test('is the last one if the runner is lost', async () => {
    const pid = join(workspace, 'pid');
    const run = await job([
      {
        run: `setsid sleep 99 & echo $! > '${pid}'; ${UNTIL_IT_SLEEPS}; echo ready; wait`,
        during: ({ printed, loseRunner }) => printed('ready').then(loseRunner),
      },
      { run: 'echo never', if: 'always()' },
    ]);
    expect(conclusions(run)).toEqual(['failure', 'skipped']);
    const exe = `/proc/${readFileSync(pid, 'utf8').trim()}/exe`;
    await expect.poll(() => existsSync(exe), { timeout: 50_000 }).toBe(false);
  });

  test('that did not print what a test waits for makes the job reject', async () => {
    const steps: JobStep[] = [{ run: 'echo other', during: ({ printed }) => printed('text') }];
    await expect(job(steps)).rejects.toThrow("before it printed 'text'");
  });
});

describe('at the end of the job', () => {
  test('its outputs are those without a masked value', async () => {
    const run = await job(
      [{ id: 'first', run: `echo ::add-mask::secret; echo 'value=no secret' >> "$GITHUB_OUTPUT"` }],
      {
        outputs: {
          masked: `\${{ steps.first.outputs.value }}`,
          empty: `\${{ steps.first.outputs.missing }}`,
          outcome: `\${{ steps.first.outcome }}`,
        },
      },
    );
    expect(run.outputs).toEqual({ outcome: 'success' });
  });

  test('processes that steps left are killed, and no file is left', async () => {
    const run = await job([
      { run: `echo "$RUNNER_TEMP"; (trap '' INT TERM HUP; exec sleep 99) > /dev/null 2>&1 & ${UNTIL_IT_SLEEPS}` },
      { run: `sleep 0.5 > /dev/null 2>&1 &`, env: { RUNNER_TRACKING_ID: '' } },
    ]);
    expect(run.orphans).toEqual(['sleep']);
    expect(existsSync(run.steps[0]?.log[0] ?? '/')).toBe(false);
  });

  test('a step does not wait for a process that keeps its output open', async () => {
    const run = await job([{ run: `sleep 99 & ${UNTIL_IT_SLEEPS}; echo done` }], OPEN_OUTPUT);
    expect(run).toMatchObject({ conclusion: 'success', orphans: ['sleep'] });
  });
});

describe('an action of this repository', () => {
  test('gets its inputs, and the event', async () => {
    const folder = action(
      `inputs: { a-b: {}, c: { default: '\${{ github.token }}' } }\nruns: { main: sub/main.js }`,
      {},
    );
    mkdirSync(join(folder, 'sub'));
    writeFileSync(
      join(folder, 'sub', 'main.js'),
      `const { readFileSync } = require('node:fs');
       console.log(process.env['INPUT_A-B'], process.env.INPUT_C, readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));`,
    );
    const event = { client_payload: { message: { recordId: 'rec-1' } } };
    const uses = { uses: folder, with: { 'a-b': `\${{ github.event.client_payload.message.recordId }}` } };
    const run = await job([uses], { event });
    expect(logs(run)).toEqual([`rec-1  ${JSON.stringify(event)}`]);
    await expect(job([{ uses: folder, with: { typo: '' } }])).rejects.toThrow('no input typo');
  });
});
