import { endOfString } from '../bounded-json.ts';
import * as commands from '../github/commands.ts';
import type { Log } from '../github/log.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { boxOf, contextIn } from '../terraform/diagnostic-box.ts';
import { compactJson, type ExactJson, type ExactObject, isObject, parseExactJson } from '../terraform/exact-json.ts';
import { diagnosticsInJson } from '../terraform/json-diagnostics.ts';
import { printedOutputs } from '../terraform/printed-outputs.ts';

/** Shows what `work` does in a group of the log, which people can expand. */
export async function inGroup<T>(title: string, work: () => Promise<T>): Promise<T> {
  commands.startGroup(title);
  try {
    return await work();
  } finally {
    commands.endGroup();
  }
}

/**
 * Shows a line that Terraform printed. A line of JSON, which `-json` prints, is shown as Terraform prints it for people.
 * Nothing in it can become a workflow command.
 */
export function showLine(line: string, log: Pick<Log, 'info'>, secrets: Secrets): void {
  for (const shown of linesFor(line, (text) => secrets.hideFor('log', text))) log.info(shown);
}

/**
 * The same line without secrets. JSON stays JSON: in it, secrets are hidden in each text, but not in keys and numbers,
 * which keep their digits.
 */
export function hiddenLine(line: string, secrets: Secrets): string {
  const hide = (text: string) => secrets.hideFor('log', text);
  if (!line.startsWith('{"')) return hide(line);
  try {
    return compactJson(hiddenIn(parseExactJson(line, MOST_VALUES), hide));
  } catch {
    // Cut off, or not JSON. Whoever reads JSON lines can read the others.
    return line.startsWith(JSON_LINE) ? JSON.stringify({ '@level': 'info', '@message': hide(line) }) : hide(line);
  }
}

/** How each line of `-json` begins. */
const JSON_LINE = '{"@level":';
/** Nearly all lines have a few dozen, and hiding secrets in so many takes half a second. */
const MOST_VALUES = 20_000;

type Hide = (text: string) => string;

/** It is different in each line, so remembering what it is without secrets would be of no use. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d)$/;

function hiddenIn(value: ExactJson, hide: Hide): ExactJson {
  if (typeof value === 'string') return TIMESTAMP.test(value) ? value : hide(value);
  if (Array.isArray(value)) return value.map((item) => hiddenIn(item, hide));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hiddenIn(member, hide)]));
}

/** Secrets are hidden before a text is split: one in several lines is not recognized once the lines are apart. */
function linesFor(line: string, hide: Hide): readonly string[] {
  const message = messageIn(line);
  if (message === undefined) return [line];
  if (message.type === 'version') return [];
  if (message.type === 'outputs') return printedOutputs(message.outputs);
  const [diagnostic] = diagnosticsInJson(line);
  if (diagnostic) {
    const { summary, detail, snippet, values } = diagnostic;
    const hidden = {
      ...diagnostic,
      summary: hide(summary),
      detail: hide(detail),
      snippet: snippet && hide(snippet),
      values: values.map(({ expression, statement }) => ({ expression, statement: hide(statement) })),
    };
    return boxOf(hidden, contextIn(message.diagnostic)).flatMap((shown) => shown.split('\n'));
  }
  const text = message['@message'];
  return typeof text === 'string' ? hide(text).trimEnd().replace(/^\n+/, '').split('\n') : [line];
}

/** A line of `-json`; undefined if the line is text. */
function messageIn(line: string): ExactObject | undefined {
  if (!line.startsWith(JSON_LINE)) return undefined;
  return parsed(line) ?? parsed(withoutRest(line));
}

/** A line that was cut off, because it was too long, still has its level and its text at the start. */
function withoutRest(line: string): string {
  const start = MESSAGE.exec(line)?.[0].length ?? 0;
  return start === 0 ? '' : `${line.slice(0, endOfString(line, start) + 1)}}`;
}

const MESSAGE = /^\{"@level":"[a-z]{1,9}","@message":(?=")/;

function parsed(line: string): ExactObject | undefined {
  try {
    const message = parseExactJson(line, MOST_VALUES);
    return isObject(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
