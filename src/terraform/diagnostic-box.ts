import type { Diagnostic } from './diagnostic.ts';
import { type ExactJson, isObject } from './exact-json.ts';

/** What Terraform knows about the source code around a diagnostic, in addition to the diagnostic. */
export interface SourceContext {
  /** The block, such as `resource "terraform_data" "server"`. */
  readonly block: string | undefined;
  /** The number of the first line of the snippet. */
  readonly firstLine: number | undefined;
  /** The function that failed and its parameters, such as `cidrsubnet(prefix, newbits, netnum)`. */
  readonly call: string | undefined;
}

/**
 * The context of a diagnostic in JSON.
 * Source: https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic
 */
export function contextIn(diagnostic: ExactJson | undefined): SourceContext {
  const snippet = memberAt(diagnostic, 'snippet');
  const line = memberAt(snippet, 'start_line');
  const firstLine = JSON.isRawJSON(line) ? Number(line.rawJSON) : undefined;
  return {
    block: textAt(snippet, 'context'),
    firstLine: Number.isSafeInteger(firstLine) ? firstLine : undefined,
    call: callIn(memberAt(snippet, 'function_call')),
  };
}

function callIn(functionCall: ExactJson | undefined): string | undefined {
  const name = textAt(functionCall, 'called_as');
  const signature = memberAt(functionCall, 'signature');
  if (name === undefined || signature === undefined) return name;
  const parameters = memberAt(signature, 'params');
  const names = Array.isArray(parameters) ? parameters.map((parameter) => textAt(parameter, 'name') ?? '') : [];
  const variadic = textAt(memberAt(signature, 'variadic_param'), 'name');
  return `${name}(${[...names, ...(variadic === undefined ? [] : [`${variadic}...`])].join(', ')})`;
}

function memberAt(value: ExactJson | undefined, key: string): ExactJson | undefined {
  return isObject(value) ? value[key] : undefined;
}

function textAt(value: ExactJson | undefined, key: string): string | undefined {
  const text = memberAt(value, key);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/**
 * A diagnostic in the lines of the box that Terraform prints for people, without colors. Terraform also wraps the
 * detail, which whoever shows a log does again.
 */
export function boxOf(diagnostic: Diagnostic, context: SourceContext): string[] {
  const { severity, summary, address, file, detail } = diagnostic;
  const place = [
    ...(address === undefined ? [] : [`  with ${address},`]),
    ...(file === undefined ? [] : sourceOf(diagnostic, context)),
  ];
  const paragraphs = [
    `${severity === 'error' ? 'Error' : 'Warning'}: ${summary}`,
    ...(place.length === 0 ? [] : ['', ...place]),
    ...(detail === '' ? [] : ['', detail.trimEnd()]),
  ];
  const lines = paragraphs.flatMap((paragraph) => paragraph.split('\n'));
  return ['╷', ...lines.map((line) => `│ ${line}`), '╵'];
}

function sourceOf({ file, start, snippet, values }: Diagnostic, { block, firstLine, call }: SourceContext): string[] {
  const place = `  on ${file}${start === undefined ? '' : ` line ${start.line}`}`;
  if (snippet === undefined) return [`${place}:`, '  (source code not available)'];
  const first = firstLine ?? start?.line ?? 1;
  const code = snippet.split('\n').map((line, index) => `${`${first + index}`.padStart(4)}: ${line}`);
  const about = [
    ...(call === undefined ? [] : [`while calling ${call}`]),
    ...values.map(({ expression, statement }) => `${expression} ${statement}`),
  ];
  return [
    `${place}${block === undefined ? '' : `, in ${block}`}:`,
    ...code,
    ...(about.length === 0 ? [] : ['    ├────────────────']),
    ...about.map((text) => `    │ ${text}`),
  ];
}
