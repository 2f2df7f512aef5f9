import { appendFileSync } from 'node:fs';
import type { Log } from '../github/log.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { hiddenLine, showLine } from './live-log.ts';

/** The lines of a command, for people and for an artifact. */
export interface ShownLines {
  add(line: string): void;
  /** Writes what is left to the file. */
  flush(): void;
}

/** Nobody reads more in the page of a job. The file has all lines. */
const MOST_SHOWN = 20_000;
/** In UTF-16 units. */
const MOST_BUFFERED = 2 ** 16;

/** @param file gets the lines without secrets */
export function shownLines(file: string, log: Pick<Log, 'info'>, secrets: Secrets): ShownLines {
  let shown = 0;
  let buffered = '';
  let isComplete = true;

  function flush(): void {
    try {
      if (buffered !== '') appendFileSync(file, buffered, { mode: 0o600 });
    } catch (error) {
      // Terraform must be followed to its end all the same.
      if (isComplete) log.info(`The file in log-file is not complete (${(error as NodeJS.ErrnoException).code}).`);
      isComplete = false;
    }
    buffered = '';
  }

  return {
    add(line) {
      shown += 1;
      if (shown <= MOST_SHOWN) showLine(line, log, secrets);
      else if (shown === MOST_SHOWN + 1) {
        log.info(`… More than ${MOST_SHOWN} lines. The file in log-file has the rest.`);
      }
      buffered += `${hiddenLine(line, secrets)}\n`;
      // A step that is killed must not have kept much to itself.
      if (buffered.length > MOST_BUFFERED || shown < MOST_SHOWN) flush();
    },
    flush,
  };
}
