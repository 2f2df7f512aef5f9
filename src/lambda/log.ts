import { shortened } from '../plain-text.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** What a line is about, such as the record. A member that is undefined is left out. */
export type Subject = Readonly<Record<string, string | number | undefined>>;

/** The log of a function. Each line is a JSON object, which CloudWatch Logs Insights can query by its members. */
export interface StructuredLog {
  info(message: string, subject?: Subject): void;
  warn(message: string, subject?: Subject): void;
  error(message: string, subject?: Subject): void;
}

/** In UTF-16 units, for each text. */
const LONGEST = 4000;

/** @param secrets are hidden in every text */
export function structuredLog(secrets: Secrets, of: Subject): StructuredLog {
  const shown = (value: string | number | undefined) =>
    typeof value === 'string' ? shortened(secrets.hideFor('log', value), LONGEST) : value;
  const write = (level: string, message: string, subject: Subject = {}) => {
    const members = Object.entries({ level, message, ...of, ...subject }).map(([name, value]) => [name, shown(value)]);
    process.stdout.write(`${JSON.stringify(Object.fromEntries(members))}\n`);
  };
  return {
    info: (message, subject) => write('INFO', message, subject),
    warn: (message, subject) => write('WARN', message, subject),
    error: (message, subject) => write('ERROR', message, subject),
  };
}
