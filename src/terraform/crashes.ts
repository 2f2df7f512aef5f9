import { type Diagnostic, errorWithoutPlace, type FoundDiagnostic } from './diagnostic.ts';

/**
 * A panic of Terraform or of a provider, with the stack that Go prints:
 *
 *     Stack trace from the terraform-provider-aws_v5.1.0_x5 plugin:
 *
 *     panic: runtime error: invalid memory address or nil pointer dereference
 *
 *     goroutine 52 [running]:
 *     github.com/hashicorp/terraform-provider-aws/internal/service/ec2.resourceRead(...)
 *     	github.com/hashicorp/terraform-provider-aws/internal/service/ec2/vpc.go:31 +0x45
 *
 *     Error: The terraform-provider-aws_v5.1.0_x5 plugin crashed!
 *
 * A panic of another program is not found.
 */
export class Crash {
  readonly #found: FoundDiagnostic;
  readonly #message: string[];
  #lines = 0;
  #stackBegan = false;
  #ended = false;
  #provider: string | undefined;
  #ofTerraform = false;

  static begunBy(line: string, found: FoundDiagnostic): Crash | undefined {
    return line.startsWith('panic: ') ? new Crash(line, found) : undefined;
  }

  private constructor(line: string, found: FoundDiagnostic) {
    this.#message = [line.slice(0, LONGEST)];
    this.#found = found;
  }

  take(line: string): boolean {
    if (this.#ended) return false;
    this.#stackBegan ||= /^(?:goroutine \d|\[signal )/.test(line);
    const [, crashed] = CRASHED_PLUGIN.exec(line) ?? [];
    const isBanner = BANNER.test(line);
    this.#ended = crashed !== undefined || isBanner;
    this.#provider = crashed ?? this.#provider ?? PROVIDERS_CODE.exec(line)?.[1];
    this.#ofTerraform ||= isBanner || TERRAFORMS_CODE.test(line);
    if (this.#ended) return true;
    if (this.#stackBegan) return STACK.test(line);
    if (line.startsWith('╷') || line.startsWith('Error: ')) return false;
    this.#lines += 1;
    if (this.#lines <= MOST_KEPT) this.#message.push(line.slice(0, LONGEST));
    return this.#lines <= MOST_LINES;
  }

  end(): void {
    const who = this.#who();
    if (who === undefined) return;
    const [panic, ...others] = this.#message;
    this.#found(errorWithoutPlace(`${who} crashed: ${panic}`, others.join('\n').trim()));
  }

  #who(): string | undefined {
    if (this.#ofTerraform) return 'Terraform';
    return this.#provider && `The ${this.#provider} provider`;
  }
}

const LONGEST = 2 ** 12;
/** Of the message, before the stack. */
const MOST_KEPT = 50;
const MOST_LINES = 1_000;

const CRASHED_PLUGIN = /^Error: The terraform-provider-([\w-]{1,100}?)(?:_v\d\S{0,100})? plugin crashed!/;
const BANNER = /^!{20,40} TERRAFORM CRASH /;
/** In the stack: the module of a provider, and a package of Terraform or OpenTofu. */
const PROVIDERS_CODE = /\/terraform-provider-([a-z0-9-]{1,100})[/@.]/;
const TERRAFORMS_CODE =
  /^github\.com\/(?:hashicorp\/terraform|opentofu\/opentofu)\/(?:v\d\/)?(?:internal|command|terraform|backend)\//;
/** What a stack consists of: blank lines, places, goroutines, signals, functions, registers. */
const STACK = /^(?:\s|$|goroutine \d|\[signal |created by |panic: |exit status \d|[^\s()]{1,500}\(|r\w{1,5} +0x)/;

/** Replaces the errors that only say that a provider no longer responds by the crash, at the place of the first. */
export function withCrashAsCause(errors: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!errors.some(({ summary }) => PROVIDER_CRASHED.test(summary))) return errors;
  const place = errors.find(({ summary }) => summary === 'Plugin did not respond');
  return errors
    .filter(({ summary }) => !CONSEQUENCE.test(summary))
    .map((error) => {
      if (!place || !PROVIDER_CRASHED.test(error.summary)) return error;
      const { summary, detail } = error;
      return { ...place, summary, detail };
    });
}

const PROVIDER_CRASHED = /^The \S+ provider crashed: panic: /;
const CONSEQUENCE = /^(?:Plugin did not respond|Request cancelled|The terraform-provider-\S+ plugin crashed!.*)$/;
