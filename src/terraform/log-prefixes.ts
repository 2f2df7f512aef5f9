import { withoutEscapeSequences } from '../plain-text.ts';

/**
 * A line, and what programs that pass on Terraform's output wrote before it. Lines with the same `source` are from the
 * same output.
 */
export interface Reading {
  /** What is the same before each line of an output; '' for a line as it is. */
  readonly source: string;
  /** Whether lines of other outputs can be between the lines of this one. */
  readonly mixed: boolean;
  /** Whether the line cannot be a part of Terraform's text that only looks like a prefix. */
  readonly certain: boolean;
  readonly text: string;
}

/** A line as it is, without its first prefix, without its first two, and so on. */
export function readingsOf(line: string): [Reading, ...Reading[]] {
  const readings: [Reading, ...Reading[]] = [{ source: '', mixed: false, certain: false, text: line }];
  let last = readings[0];
  while (readings.length <= MOST_PREFIXES) {
    const next = withoutPrefix(last);
    if (next === undefined) break;
    readings.push(next);
    last = next;
  }
  return readings;
}

const MOST_PREFIXES = 4;

function withoutPrefix({ source, mixed, certain, text }: Reading): Reading | undefined {
  const inJson = terragruntsJson(text);
  if (inJson)
    return {
      source: `${source}json ${inJson.prefix}\n`,
      mixed: true,
      certain: true,
      text: withoutEscapeSequences(inJson.msg),
    };
  for (const prefix of PREFIXES) {
    const { groups } = prefix.pattern.exec(text) ?? {};
    if (groups === undefined) continue;
    const { name = '', message, rest = '' } = groups;
    const constant = /\d:\d\d/.test(name) ? name.replaceAll(/\d+/g, '0') : name;
    return {
      source: `${source}${prefix.kind} ${constant}\n`,
      mixed: mixed || prefix.kind !== 'time',
      certain: certain || prefix.kind === 'terragrunt',
      text: message === undefined ? rest : withoutEscapeSequences(unquoted(message)),
    };
  }
  return undefined;
}

interface Prefix {
  /** `name` is a guess, because `[a] b` and `a | b` can be anything. */
  readonly kind: 'time' | 'terragrunt' | 'name';
  /** The groups are `name`, and `rest` or a quoted `message`. Each has a limit, so that it takes linear time. */
  readonly pattern: RegExp;
}

/** The levels of what Terraform prints. `ERROR` is one if Terraform runs as if in a terminal. */
const TERRAFORMS_LEVEL = 'STDOUT|STDERR|ERROR|INFO';

/** Sources for Terragrunt: https://terragrunt.gruntwork.io/docs/reference/log-formatting/ and its `pkg/log/format`. */
const PREFIXES: readonly Prefix[] = [
  // Terragrunt's pretty format: `12:01:02.345 STDERR [unit] terraform: `.
  {
    kind: 'terragrunt',
    pattern: new RegExp(
      String.raw`^\d\d:\d\d:\d\d\.\d{3} (?:${TERRAFORMS_LEVEL}) +(?<name>(?:\[[^\]]{1,500}\] )?[^\s:]{1,500}:)(?: (?<rest>.*))?$`,
      's',
    ),
  },
  // Its bare format: `STDE[0005] `, and `\t prefix=[unit] ` after the text.
  {
    kind: 'terragrunt',
    pattern: /^STD[OE]\[\d{4,6}\](?: (?<rest>.*?))?(?:\t prefix=\[(?<name>[^\]\t]{1,500})\] ?)?$/s,
  },
  // Its key-value format: `time=… level=stderr prefix=unit tf-path=terraform msg="…"`.
  {
    kind: 'terragrunt',
    pattern:
      /^time=\S{1,40} level=(?:stdout|stderr|error|info) (?<name>(?:(?:prefix|tf-path|tf-command|working-dir|tf-command-args)=(?:"[^"]{0,500}"|\S{1,500}) ){1,6})msg=(?:(?<message>".*")|(?<rest>.*))$/s,
  },
  // `gh run view --log`: the job and the step before GitHub's timestamp.
  { kind: 'time', pattern: /^[^\t]{1,200}\t[^\t]{1,200}\t(?<rest>\ufeff?\d{4}-\d\d-\d\dT.*)$/s },
  // The timestamps of GitHub, Azure, GitLab (which adds the number of the stream), Jenkins, Kubernetes.
  {
    kind: 'time',
    pattern:
      /^\ufeff?\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?(?: \d\d[OE]\+?)?(?: (?:stdout|stderr) [FP])?(?: (?<rest>.*))?$/s,
  },
  // Terragrunt before 0.67: `[folder] `. Other programs do the same.
  { kind: 'name', pattern: /^(?<name>\[(?!command\])[^\]\s]{1,300}\]) (?<rest>.*)$/s },
  // `docker compose`: `name  | `.
  { kind: 'name', pattern: /^(?<name>[\w.-]{1,100} *\|)(?: (?<rest>.*))?$/s },
  // Before a box, any text with a time or with a mark at its end, a level, and the mark of a diff, as Atlantis writes.
  {
    kind: 'name',
    pattern:
      /^(?!.{0,200}-exec\): )(?<name>[-+] |[A-Z]{4,5} +|(?=[^╷│╵]{0,200}\d:\d\d|[^╷│╵]{1,199}[\]:|>] *[╷│╵])[^╷│╵]{1,200})(?<rest>[╷│╵].*)$/s,
  },
];

/** Terragrunt's JSON format. */
function terragruntsJson(text: string): { prefix: string; msg: string } | undefined {
  if (!/^\{"(?:time|level|prefix|msg|tf-path|working-dir)":"/.test(text)) return undefined;
  try {
    const { level, prefix = '', msg } = JSON.parse(text);
    const isTerraforms = /^(?:stdout|stderr|error|info)$/.test(level) && typeof msg === 'string';
    return isTerraforms ? { prefix: `${prefix}`, msg } : undefined;
  } catch {
    return undefined;
  }
}

/** A text in the quotes of JSON or of Go, which are nearly the same. */
function unquoted(text: string): string {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(1, -1).replace(/\\(.)/gs, (_, character) => (character === 'n' ? '\n' : character));
  }
}
