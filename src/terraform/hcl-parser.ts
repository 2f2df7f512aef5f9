import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What the parser says about a text: the same in Terraform's JSON syntax, or what is wrong with it. */
type HclResponse = { readonly json: string } | { readonly error: string };

/** HashiCorp's parser of HCL: a program in Go that runs as WebAssembly. */
interface Parser {
  parse(text: string): Promise<HclResponse>;
  stop(): void;
}

/** In milliseconds. If the program panics, it never responds. */
const TIME_LIMIT = 30_000;

let running: Promise<Parser> | undefined;

/**
 * Parses a text in HCL's native syntax. Starts the parser when it is needed, because that takes about 100 ms, and starts
 * another one after a crash: after an overflow of the stack, the program can end, or loop forever.
 */
export async function parsedByHcl(text: string): Promise<HclResponse | 'crash'> {
  running ??= start();
  const parser = await running;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, TIME_LIMIT);
  });
  try {
    return await Promise.race([parser.parse(text), timeout]);
  } catch {
    parser.stop();
    running = undefined;
    return 'crash';
  } finally {
    clearTimeout(timer);
  }
}

// Node has it, but its types are those of browsers.
declare const WebAssembly: { instantiate(code: Uint8Array, imports: object): Promise<{ instance: object }> };

/** The class that the package gives to `globalThis`. */
interface Go {
  readonly importObject: object;
  run(instance: object): Promise<void>;
  readonly _scheduledTimeouts: ReadonlyMap<number, NodeJS.Timeout>;
}

interface Functions {
  parse?: (file: string, text: string, respond: (error: string | null, json: string) => void) => void;
}

/** The file name for the parser. Errors contain it. */
const FILE = 'f';

/** The package itself starts the program only once. */
async function start(): Promise<Parser> {
  await import('@cdktn/hcl2json/wasm/bridge_wasm_exec.js');
  const go: Go = new (globalThis as unknown as { Go: new () => Go }).Go();
  const { instance } = await WebAssembly.instantiate(gunzipSync(readFileSync(wasmFile())), go.importObject);
  const functions: Functions = {};
  // The program adds its functions to this object.
  Object.assign(globalThis, { __parse_terraform_config_wasm__: functions });
  void go.run(instance);
  return {
    parse: (text) =>
      new Promise((resolve) => {
        functions.parse?.(FILE, text, (error, json) => resolve(error ? { error } : { json }));
      }),
    // If they run after the end of the program, they throw an error that nothing could catch.
    stop: () => go._scheduledTimeouts.forEach(clearTimeout),
  };
}

const WASM = 'main.wasm.gz';

/** In dist/, it is in the folder of the entry point. */
function wasmFile(): string {
  const bundled = join(import.meta.dirname, WASM);
  return existsSync(bundled) ? bundled : join(import.meta.dirname, '../../node_modules/@cdktn/hcl2json', WASM);
}
