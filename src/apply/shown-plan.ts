import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Step } from '../github/step.ts';
import { inGroup, showLine } from './live-log.ts';

/** GitHub shows no more of a step in its page than some ten thousand lines. */
const MOST_LINES = 10_000;

/** Shows the plan as Terraform prints it for people, who might have to approve it. */
export async function showPlan(title: string, path: string, { log, secrets }: Pick<Step, 'log' | 'secrets'>) {
  await inGroup(title, async () => {
    let lines = 0;
    for await (const line of createInterface({ input: createReadStream(path) })) {
      lines += 1;
      if (lines > MOST_LINES) {
        log.info(`… The plan has more than ${MOST_LINES} lines.`);
        return;
      }
      showLine(line, log, secrets);
    }
  });
}
