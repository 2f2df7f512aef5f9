import { withoutEscapeSequences } from '../plain-text.ts';
import { type Diagnostic, errorWithoutPlace } from './diagnostic.ts';
import { readingsOf } from './log-prefixes.ts';
import { asTerraformPrinted } from './powershell.ts';

/** What people read first of a log: its end. */
export interface LogEnd {
  /**
   * The last lines, in up to 16 KiB; '' for an empty log. Without blank lines, prefixes, escape sequences, workflow
   * commands, and the lines that say that Terraform is at work.
   */
  readonly end: string;
  /** Whether Terraform's last command succeeded, so that something else failed, or nothing. */
  readonly endsInSuccess: boolean;
}

/** @param lines see `linesAtEnd` */
export function logEndOf(lines: readonly string[]): LogEnd {
  const last = lines.findLast((line) => SUCCESS.test(line) || PROGRESS.test(line) || BEGIN.test(line));
  return {
    end: lines.filter((line) => !PROGRESS.test(line)).join('\n'),
    endsInSuccess: SUCCESS.test(last ?? ''),
  };
}

/**
 * The error in how Terraform was called. Terraform prints it without `Error: `, and then nothing but advice. Further up,
 * a workflow expected the error, such as in `terraform workspace select x || terraform workspace new x`.
 */
export function usageErrorsAtEnd(lines: readonly string[]): Diagnostic[] {
  const usage = lines.findIndex((line) => USAGE.test(line));
  const last = lines.slice(0, usage === -1 ? undefined : usage).slice(-MOST_ADVICE);
  const summary = last.findLast((line) => USAGE_ERROR.test(line));
  if (summary === undefined || last.some((line) => line.startsWith('Created and switched'))) return [];
  return [errorWithoutPlace(summary, '')];
}

const USAGE = /^Usage: (?:terraform|tofu) /;
const USAGE_ERROR =
  /^(?:Error handling -chdir option: .*|Workspace "[^"]{1,200}" doesn't exist\.|Too many command line arguments\b.*|(?:Failed to parse|Error parsing) command-line flags\b.*|(?:Terraform|OpenTofu) has no command named .*)$/;
const MOST_ADVICE = 5;

/**
 * What people read, without blank lines, prefixes, escape sequences, and workflow commands.
 *
 * @param end the last whole lines of a log
 */
export function linesAtEnd(end: string): string[] {
  return end.split('\n').map(messageIn).filter(isOfInterest);
}

/** The text of a line, which is a member of the object with `-json`. */
function messageIn(line: string): string {
  const plain = asTerraformPrinted(withoutEscapeSequences(line).trimEnd());
  const text = readingsOf(plain).findLast(({ mixed, certain }) => certain || !mixed)?.text ?? plain;
  if (!text.startsWith('{"@level":')) return text;
  try {
    return `${JSON.parse(text)['@message']}`;
  } catch {
    return text;
  }
}

function isOfInterest(line: string): boolean {
  return !/^\s*[╷│╵]?\s*$/.test(line) && !/^(?:::[a-z-]+(?: .*)?::|##\[|\[command\])/s.test(line);
}

const SUCCESS = /^(?:Apply complete! |Destroy complete! |No changes\. )/;
const PROGRESS =
  /: (?:Still [a-z]+|Refreshing state|Refreshing|Reading|Refresh complete|Read complete)\b.{0,40}(?:\.\.\.| after )/;
const BEGIN = /^(?:Initializing |(?:Terraform|OpenTofu) (?:used|will)|.*: (?:Creating|Modifying|Destroying)\.\.\.)/;
