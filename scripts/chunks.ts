/**
 * Prepares what ncc makes `dist/` from: the code of `src` and of the packages as ES modules, without what nothing uses,
 * in one file for each entry point and a few for what they share or load only when they need it.
 *
 * For Node.js, the packages of the AWS SDK name their CommonJS builds, of which ncc can leave out nothing. The condition
 * and the field `module` name the same code as ES modules, with what is written for Node.js. The fields `browser` and
 * `react-native` are not read.
 */
import { posix, sep } from 'node:path';
import { type InputOptions, type OutputChunk, rolldown } from 'rolldown';

export interface Chunk {
  /** The path in `dist`, with slashes. */
  readonly file: string;
  readonly code: string;
  /** The chunks that it imports, as its code names them. */
  readonly imports: readonly string[];
  /** The modules whose code it has, as absolute paths. */
  readonly modules: readonly string[];
}

/**
 * Bundles entry points that are shipped together.
 *
 * @param root the folder with `src` and `node_modules`
 * @param entries their folders in `src`, by the paths of their files without `.js`
 * @throws if a package cannot be resolved
 */
export async function chunksOf(root: string, entries: Readonly<Record<string, string>>): Promise<Chunk[]> {
  const input = Object.entries(entries).map(([file, folder]) => [file, `./src/${folder}/index.ts`]);
  const bundle = await rolldown({ ...inputOptions(root), input: Object.fromEntries(input) });
  try {
    // By itself, rolldown makes dozens of chunks: one for each set of entry points and lazy parts that use a module.
    // They tell what uses which module after everything unused is gone. That decides in which of our chunks it is.
    const { output } = await bundle.generate({ codeSplitting: true });
    const chunkOf = partition(output.filter(isChunk));
    const named = await bundle.generate({
      entryFileNames: '[name].js',
      chunkFileNames: (chunk) => `${chunk.isDynamicEntry ? lazyPart(chunk) : '[name]'}.js`,
      minifyInternalExports: false,
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [{ name: (id) => chunkOf.get(id) ?? null }],
      },
    });
    return named.output.filter(isChunk).map(asChunk);
  } finally {
    await bundle.close();
  }
}

function inputOptions(root: string): InputOptions {
  return {
    cwd: root,
    platform: 'node',
    // The file of an entry point keeps its exports, and may have more, for other chunks.
    preserveEntrySignatures: 'allow-extension',
    resolve: {
      mainFields: ['module', 'main'],
      conditionNames: ['module', 'node', 'import'],
      // The package names a minified file, which nobody can review.
      alias: { tar: posix.join(root.split(sep).join('/'), 'node_modules/tar/dist/esm/index.js') },
    },
    // Nothing happens while these are loaded, but their package.json doesn't say so.
    treeshake: {
      moduleSideEffects: [{ test: /[\\/]node_modules[\\/](?:tar|minizlib|yallist|chownr)[\\/]/, sideEffects: false }],
    },
    // A slow machine is no reason to fail.
    checks: { bundlerTimings: false },
    onLog(level, log, handle) {
      // For Node.js before version 16.
      if (log.code === 'UNRESOLVED_IMPORT' && log.message.includes("'performance'")) return;
      handle(level === 'warn' ? 'error' : level, log);
    },
  };
}

function isChunk(output: { type: string }): output is OutputChunk {
  return output.type === 'chunk';
}

/** The name of the chunk for each module. A module without one is in the chunk of the lazy part that uses it. */
function partition(chunks: readonly OutputChunk[]): Map<string, string> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const users = new Map<OutputChunk, Set<string>>(chunks.map((chunk) => [chunk, new Set()]));
  function use(chunk: OutputChunk, part: string): void {
    const parts = users.get(chunk);
    if (!parts || parts.has(part)) return;
    parts.add(part);
    for (const file of chunk.imports) {
      const imported = byFile.get(file);
      if (imported) use(imported, part);
    }
  }
  for (const chunk of chunks) {
    if (chunk.isEntry) use(chunk, chunk.name);
    else if (chunk.isDynamicEntry && chunk.moduleIds.length > 0) use(chunk, lazyPart(chunk));
  }
  const names = new Map<string, string>();
  for (const [chunk, parts] of users) {
    const name = nameFor([...parts]);
    if (!name) continue;
    for (const id of chunk.moduleIds) if (id !== chunk.facadeModuleId) names.set(id, name);
  }
  return names;
}

/** `client-s3` for `@aws-sdk/client-s3/dist-es/index.js`, and `terraform-diagnostics` for `src/terraform/diagnostics.ts`. */
function lazyPart({ facadeModuleId }: Pick<OutputChunk, 'facadeModuleId'>): string {
  const [, path = ''] =
    /^.*\/(?:node_modules\/(?:@[^/]+\/)?|src\/)(.*)\.[jt]s$/.exec(facadeModuleId?.split(sep).join('/') ?? '') ?? [];
  const words = path.split('/').filter((word) => !/^(?:dist(?:-es)?|build|lib|submodules|index)$/.test(word));
  return [...new Set(words)].join('-').replaceAll('_', '-');
}

/**
 * The chunk of what these parts use. With more chunks, less is loaded that is not used, but each file takes as long to
 * load as about 20 KB take to compile.
 */
function nameFor(parts: readonly string[]): string | undefined {
  const entries = parts.filter((part) => /(?:^|\/)index$/.test(part));
  const [entry = ''] = entries;
  if (parts.length === 1 && entry === '') return undefined;
  if (entries.length === 0)
    return parts.some((part) => part.startsWith('client-')) ? 'aws-sdk-clients' : 'aws-sdk-credentials';
  // All of notify is in one file. The other actions load it, too: they soon need most of it.
  if (entries.includes('notify/index')) return 'actions';
  if (entries.length > 1) return 'terraform';
  // What is loaded lazily by one action and from the start by another.
  if (parts.length > 1 && entry.includes('/')) return 'actions';
  // Not in the file of the entry point: ncc puts a module with `await` at its top into a function, which V8 parses twice.
  return entry.replace(/index$/, 'run');
}

function asChunk({ fileName, code, imports, dynamicImports, modules }: OutputChunk): Chunk {
  const isFile = (name: string) => name.endsWith('.js');
  const relative = (name: string) => {
    const path = posix.relative(posix.dirname(fileName), name);
    return path.startsWith('.') ? path : `./${path}`;
  };
  return {
    file: fileName,
    // ncc would bundle the file once more. With this comment, it leaves the import as it is.
    code: dynamicImports
      .filter(isFile)
      .map(relative)
      .reduce(
        (text, name) => text.replaceAll(`import("${name}")`, `import(/* webpackIgnore: true */ "${name}")`),
        code,
      ),
    imports: imports.filter(isFile).map(relative),
    modules: Object.keys(modules),
  };
}
