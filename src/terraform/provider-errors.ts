/**
 * The text of an error without the parts that do not help anyone who reads it: IDs of requests, HTTP status codes, encoded
 * messages, and how Go wraps errors. Keeps line breaks.
 */
export function withoutNoise(text: string): string {
  return NOISE.reduce(
    (rest, [noise, replacement]) => rest.replace(noise, replacement),
    withoutDetails(withoutJson(text)),
  )
    .replace(/(?<![ \t])[ \t]{1,80}(?=\n|$)/g, '')
    .trimEnd();
}

/** Each expression takes linear time: what it repeats is bounded, or cannot be entered twice. */
const NOISE: readonly (readonly [RegExp, string])[] = [
  // AWS SDK for Go v2: `operation error S3: GetBucketPolicy, https response error StatusCode: 403, RequestID: …, HostID: …,
  // api error AccessDenied: …`. The text can be wrapped.
  [/\bhttps?\s{1,9}response\s{1,9}error\s{1,9}StatusCode:\s{1,9}\d{3},?\s{0,9}/g, ''],
  [/\b(?:RequestID|HostID):\s{1,9}[\w+/=-]{0,300},?\s{0,9}/g, ''],
  [/\bapi\s{1,9}error\s{1,9}(?=[A-Z]\w*:)/g, ''],
  // AWS SDK for Go v1: `AccessDenied: …\n\tstatus code: 403, request id: …, host id: …`, and a struct with the same message.
  [
    /(?<!\s)\s{0,99}\bstatus\s{1,9}code:\s{1,9}\d{3},\s{1,9}request\s{1,9}id:\s{1,9}[\w+/=-]{0,300}(?:,\s{1,9}host\s{1,9}id:\s{0,9}[\w+/=-]{0,300})?/g,
    '',
  ],
  [/(?<!\s)\s{0,99}\{\s{0,99}RespMetadata:\s{0,9}\{[^{}]{0,2000}\}[^{}]{0,4000}\}/g, ''],
  [/(?<!\s)\s{0,9}\bEncoded\s{1,9}authorization\s{1,9}failure\s{1,9}message:\s{1,9}[\w+/=-]{8,}\.?/g, ''],
  // Azure.
  [/\bunexpected\s{1,9}status\s{1,9}\d{3}\s{1,9}\(\d{3}[^()]{0,80}\)\s{1,9}with\s{1,9}(?:error|response):\s{0,9}/g, ''],
  [/(?<!\s)\s{0,99}\bActivity\s{1,9}Id:\s{0,9}"[^"\n]{0,100}"(?:\s{0,99}-{3}\s{0,99}API\s{1,9}Response:[\s\S]*)?/g, ''],
  [/(?<!\s)\s{0,99}-{3,9}\s{0,99}API\s{1,9}Response:[\s\S]*/g, ''],
  [/(?<!\s)\s{0,9}\bCode:\s{0,9}""/g, ''],
  [
    /(?<!\s)\s{0,9}--\s{0,9}(?:Original\s{1,9}Error:\s{0,9})?autorest\/azure:\s{0,9}Service\s{1,9}returned\s{1,9}an\s{1,9}error\.\s{1,9}/g,
    ' ',
  ],
  [/\brpc\s{1,9}error:\s{1,9}code\s{1,9}=\s{1,9}(\w{1,40})\s{1,9}desc\s{1,9}=\s{1,9}/g, '$1: '],
  // Oracle.
  [
    /(?<!\s)\s{0,99}\b(?:Documentation|API Reference|Request Target|Provider version|OPC request ID|Client Time|Server Time):[^\n]*/g,
    '',
  ],
];

/** Google: `googleapi: Error 403: …\nDetails:\n[ … ]\n, forbidden`. */
function withoutDetails(text: string): string {
  const [start, end] = [text.search(/\bDetails:\s{0,99}\[\s{0,99}\{/), text.lastIndexOf(']') + 1];
  return start === -1 || end <= start ? text : `${text.slice(0, start).trimEnd()}${text.slice(end).trimStart()}`;
}

/** JSON with a message, such as the body of a response, is replaced by the message. */
function withoutJson(text: string): string {
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}') + 1];
  if (start === -1 || end <= start) return text;
  const message = messageIn(text.slice(start, end));
  return message === undefined ? text : `${text.slice(0, start)}${message}${text.slice(end)}`;
}

function messageIn(json: string): string | undefined {
  try {
    const body: unknown = JSON.parse(json.replaceAll(/\n\s{0,99}/g, ' '));
    const { error, code, message } = body as { error?: unknown; code?: unknown; message?: unknown };
    if (typeof message === 'string') return typeof code === 'string' ? `${code}: ${message}` : message;
    return typeof error === 'object' && error !== null ? messageIn(JSON.stringify(error)) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * At most `longest` UTF-16 units of `text`. Cuts in the middle, because an error begins with what failed, and ends with
 * why. Of a provisioner's error, it keeps the start of the command, and the last lines of its output.
 */
export function shortenedInTheMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const [, before = '', command = '', between = '', output = ''] = PROVISIONER.exec(text) ?? [];
  if (between === '') return join(text, longest, Math.floor(longest * 0.35));
  const start = `${before}${join(command, 160, 160)}${between}`;
  return start.length + 200 < longest ? `${start}${join(output, longest - start.length, 0)}` : join(text, longest, 160);
}

/** `local-exec provisioner error: Error running command '…': exit status 1. Output: …` */
const PROVISIONER = /^([\s\S]{0,500}?Error running command ')([\s\S]*)(': exit status \d{1,3}\. Output: )([\s\S]*)$/;

const ELLIPSIS = ' … ';

/** The first `first` units and the last of `text`, cut at white space. */
function join(text: string, longest: number, first: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, first).replace(/\s\S{0,80}$/, '');
  const rest = longest - start.length - ELLIPSIS.length;
  const end = rest <= 0 ? '' : text.slice(-rest).replace(/^\S{0,80}\s/, '');
  return `${start}${ELLIPSIS}${end}`.trim();
}
