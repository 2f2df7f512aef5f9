import type { Annotation } from './runner.ts';

/** The log of a step, which grows while the step runs. */
export interface StepLog {
  /** The lines that people see: masked, without commands. */
  readonly lines: string[];
  readonly annotations: Annotation[];
  /** What the commands `set-output` and `save-state` set. They are deprecated, but work. */
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  /** Whether a command made the step fail. */
  hasFailed: boolean;
  /** Takes a line that the step printed. Executes the command in it, if there is one. */
  print(line: string): void;
  /** Adds an annotation of the runner itself. */
  annotate(level: Annotation['level'], message: string): void;
  /** Resolves when there is a line with `text`. Rejects at the end of the log. */
  printed(text: string): Promise<void>;
  /** No line follows. */
  end(): void;
}

/** The commands that a runner knows. In `##[…]`, they can be anywhere in a line. */
const COMMANDS = [
  'stop-commands',
  'add-mask',
  'debug',
  'notice',
  'warning',
  'error',
  'group',
  'endgroup',
  'set-output',
  'save-state',
  'set-env',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'echo',
];

interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/**
 * Starts the log of a step, and reads commands in it as a runner does
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 *
 * @param masks the values that are masked in each line from now on. The log adds to them.
 */
export function startLog(masks: Set<string>): StepLog {
  /** The command that ends `stop-commands`. */
  let resume: string | undefined;
  const waiting = new Set<{ text: string; resolve: () => void; reject: (error: Error) => void }>();
  const show = (line: string) => {
    if (line === '') return;
    const shown = masked(line, masks);
    log.lines.push(shown);
    for (const { text, resolve } of waiting) if (shown.includes(text)) resolve();
  };
  const fail = (message: string) => {
    log.annotate('error', message);
    log.hasFailed = true;
  };

  function execute({ name, properties, data }: Command): void {
    switch (name) {
      case 'stop-commands':
        if (!data || COMMANDS.includes(data)) fail('The token of stop-commands is not allowed.');
        else stop(data);
        break;
      case 'add-mask':
        if (!data.trim()) log.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
        else for (const mask of [data, ...data.split(/[\r\n]/)]) if (mask.trim()) masks.add(mask.trim());
        break;
      case 'error':
      case 'warning':
      case 'notice':
        log.annotations.push({ level: name, message: masked(data, masks), properties });
        show(`${name[0]?.toUpperCase()}${name.slice(1)}: ${data}`);
        break;
      case 'group':
        show(`▸ ${data}`);
        break;
      case 'set-output':
      case 'save-state':
        if (!properties.name) fail(`Required field 'name' is missing in ##[${name}] command.`);
        else (name === 'set-output' ? log.outputs : log.state)[properties.name] = data;
        break;
      case 'set-env':
      case 'add-path':
        fail(`The \`${name}\` command is disabled.`);
    }
  }

  function stop(token: string): void {
    resume = token;
    // A short token would mask too much.
    if (token.length > 6) masks.add(token);
    show(`::stop-commands::${token}`);
  }

  const log: StepLog = {
    lines: [],
    annotations: [],
    outputs: {},
    state: {},
    hasFailed: false,
    print(line) {
      const command = commandIn(line, resume === undefined ? COMMANDS : [resume.toLowerCase()]);
      if (!command) show(line);
      else if (resume === undefined) execute(command);
      else {
        resume = undefined;
        show(line);
      }
    },
    annotate(level, message) {
      execute({ name: level, properties: {}, data: message });
    },
    async printed(text) {
      if (log.lines.some((line) => line.includes(text))) return;
      await new Promise<void>((resolve, reject) => waiting.add({ text, resolve, reject }));
    },
    end() {
      for (const { text, reject } of waiting) reject(new Error(`The step ended before it printed '${text}'`));
    },
  };
  return log;
}

/** `text` with `***` in place of what is masked. Values that overlap become one. */
function masked(text: string, masks: Set<string>): string {
  const ranges = Array.from(masks)
    .flatMap((mask) => placesOf(mask, text))
    .toSorted(([a], [b]) => a - b);
  let [shown, end] = ['', 0];
  for (const [start, stop] of ranges) {
    if (start > end || (start === 0 && end === 0)) shown += `${text.slice(end, start)}***`;
    end = Math.max(end, stop);
  }
  return shown + text.slice(end);
}

function placesOf(mask: string, text: string): [start: number, end: number][] {
  const places: [number, number][] = [];
  for (let start = text.indexOf(mask); start >= 0; start = text.indexOf(mask, start + 1)) {
    places.push([start, start + mask.length]);
  }
  return places;
}

function commandIn(line: string, known: readonly string[]): Command | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1;
  if (end >= 0) {
    const command = commandOf(trimmed.slice(2, end), trimmed.slice(end + 2), COLONS);
    if (known.includes(command.name)) return command;
  }
  const start = line.indexOf('##[');
  const bracket = start < 0 ? -1 : line.indexOf(']', start);
  if (bracket < 0) return undefined;
  const command = commandOf(line.slice(start + 3, bracket), line.slice(bracket + 1), BRACKETS);
  return known.includes(command.name) ? command : undefined;
}

/** How the two forms of a command separate properties, and what they escape. */
interface Form {
  separator: string;
  inProperties: Record<string, string>;
  inData: Record<string, string>;
}

const LINE_ENDS = { '%0D': '\r', '%0A': '\n' };
const COLONS: Form = {
  separator: ',',
  inProperties: { ...LINE_ENDS, '%3A': ':', '%2C': ',', '%25': '%' },
  inData: { ...LINE_ENDS, '%25': '%' },
};
const IN_BRACKETS = { '%3B': ';', ...LINE_ENDS, '%5D': ']', '%25': '%' };
const BRACKETS: Form = { separator: ';', inProperties: IN_BRACKETS, inData: IN_BRACKETS };

function commandOf(head: string, data: string, { separator, inProperties, inData }: Form): Command {
  const space = head.indexOf(' ');
  const [name, list] = space < 0 ? [head, ''] : [head.slice(0, space), head.slice(space + 1)];
  const properties = list.split(separator).flatMap((property) => {
    const equals = property.indexOf('=');
    const value = property.slice(equals + 1);
    return equals > 0 && value ? [[property.slice(0, equals).trim(), unescaped(value, inProperties)]] : [];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(properties), data: unescaped(data, inData) };
}

/** The percent sign is last, so that nothing is decoded twice. */
function unescaped(text: string, characters: Record<string, string>): string {
  return Object.entries(characters).reduce((rest, [code, character]) => rest.replaceAll(code, character), text);
}
