import { withoutEscapeSequences } from '../plain-text.ts';
import type { FoundDiagnostic } from './diagnostic.ts';
import { TextDiagnostic } from './text-diagnostics.ts';

/**
 * A box as Windows PowerShell 5 writes it to a file with `2>&1` or `*>`. It breaks each line at the width of the console,
 * also inside a word or an escape sequence, without a mark. Only a line of the box begins with a bar:
 *
 *     terraform.exe : ╷
 *     At line:1 char:1
 *     + terraform apply 2>&1 | Tee-Object log.txt
 *     + ~~~~~~~~~~~~~~~~~~~~
 *         + CategoryInfo          : NotSpecified: (╷:String) [], RemoteException
 *         + FullyQualifiedErrorId : NativeCommandError
 *
 *     │ Error: creating EC2 Instance: InvalidParameter
 *     Combination: The instance type is not eligible
 *     ╵
 */
export class WrappedBox {
  readonly #found: FoundDiagnostic;
  readonly #lines: string[];
  #length = 0;

  /** @param firstLine with its escape sequences, from the bar on */
  constructor(firstLine: string, found: FoundDiagnostic) {
    this.#lines = [firstLine];
    this.#found = found;
  }

  take(line: string, lineWithEscapes: string): boolean {
    if (line.startsWith('╵') || line.startsWith('╷')) return false;
    if (this.#length > MAX_LENGTH) return true;
    this.#length += lineWithEscapes.length;
    if (line.startsWith('│')) this.#lines.push(lineWithEscapes);
    else this.#lines.push(`${this.#lines.pop()}${lineWithEscapes}`);
    return true;
  }

  end(): void {
    const [first = '', ...others] = this.#lines.map((line) => asTerraformPrinted(withoutEscapeSequences(line)));
    const box = TextDiagnostic.begunBy(first, undefined, this.#found);
    for (const line of others) box?.take(line);
    box?.end();
  }
}

const MAX_LENGTH = 2 ** 17;

/** Whether PowerShell's report of an error, not the top of a box, is before the first line of a box. */
export function isWrappedBox(line: string, previous: string | undefined): boolean {
  return previous !== undefined && previous.trim() === '' && line.startsWith('│ Error: ');
}

/** Whether PowerShell broke the first line of a box after the bar. */
export function isBrokenFirstLine(line: string, previous: string | undefined): boolean {
  return previous?.trim() === '│' && line.startsWith('Error: ');
}

/**
 * The line that Terraform printed. Windows PowerShell decodes the output of a program with the console's code page, so
 * that `│` becomes `Γöé`. It prints the name of an exception for a blank line of standard error.
 */
export function asTerraformPrinted(line: string): string {
  if (line === 'System.Management.Automation.RemoteException') return '';
  if (!/[ΓÔâтв]/.test(line)) return line;
  return GARBLED.reduce((text, [garbled, character]) => text.replaceAll(garbled, character), line);
}

/** The bytes E2, 94, 95, 80, 82, 9C, B5, and B7 in the code pages 437, 850, 852, 866, 1250, 1251, and 1252. */
const CODE_PAGES = ['ΓöòÇé£╡╖', 'ÔöòÇé£ÁÀ', 'ÔöĽÇéťÁĚ', 'тФХАВЬ╡╖', 'â”•€‚śµ·', 'в”•Ђ‚њµ·', 'â”•€‚œµ·'];

const GARBLED: readonly (readonly [string, string])[] = CODE_PAGES.flatMap((page) => {
  const [e2, x94, x95, x80, x82, x9c, xb5, xb7] = page;
  return [
    [`${e2}${x94}${x82}`, '│'],
    [`${e2}${x95}${xb7}`, '╷'],
    [`${e2}${x95}${xb5}`, '╵'],
    [`${e2}${x94}${x9c}`, '├'],
    [`${e2}${x94}${x80}`, '─'],
  ] as const;
});
