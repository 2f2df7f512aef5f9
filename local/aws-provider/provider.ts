/**
 * A stand-in for the provider hashicorp/aws. Terraform starts it with the folder of `installStandIn` as its argument, and
 * talks to it over the plugin protocol 5, with the handshake of go-plugin
 * (https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md).
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { record } from './cloud.ts';
import { identityOf } from './identity.ts';
import { CONTROLLER_SERVICE, PROVIDER_SERVICE } from './protocol.ts';
import { apply, ChangeError, type Configuration, plan, read } from './resources.ts';
import { SCHEMA } from './schema.ts';
import { type DynamicValue, fromDynamic, toDynamic, type Value } from './value.ts';

const [, , cloud = ''] = process.argv;

/** All that the requests of the protocol have. Each has some of it. */
interface Request {
  type_name: string;
  config?: DynamicValue;
  raw_state?: DynamicValue;
  current_state?: DynamicValue;
  prior_state?: DynamicValue;
  proposed_new_state?: DynamicValue;
  planned_state?: DynamicValue;
}

const stop = new AbortController();
let configuration: Configuration | undefined;
/** Requests without a response. */
let pending = 0;

const METHODS: Record<string, (request: Request) => object | Promise<object>> = {
  GetSchema: () => SCHEMA,
  PrepareProviderConfig: ({ config }) => ({ config }),
  ValidateResourceTypeConfig: () => ({}),
  ValidateDataSourceConfig: () => ({}),
  UpgradeResourceState: ({ type_name, raw_state }) => ({ upgraded_state: upgraded(type_name, raw_state) }),
  async Configure({ config }) {
    configuration = await configurationOf(fromDynamic(config) ?? {});
    return {};
  },
  ReadResource({ type_name, current_state }) {
    const state = fromDynamic(current_state);
    return { new_state: toDynamic(state && read(type_name, state, configured())) };
  },
  PlanResourceChange({ type_name, prior_state, proposed_new_state }) {
    const proposed = fromDynamic(proposed_new_state);
    if (proposed === null) return { planned_state: toDynamic(null) };
    const { state, replacedBy } = plan(type_name, fromDynamic(prior_state), proposed, configured());
    return {
      planned_state: toDynamic(state),
      requires_replace: replacedBy.map((attribute_name) => ({ steps: [{ attribute_name }] })),
    };
  },
  async ApplyResourceChange({ type_name, prior_state, planned_state }) {
    try {
      const state = await apply(type_name, fromDynamic(prior_state), fromDynamic(planned_state), configured());
      return { new_state: toDynamic(state) };
    } catch (error) {
      if (!(error instanceof ChangeError)) throw error;
      return { new_state: toDynamic(error.state), diagnostics: diagnosticsOf(error) };
    }
  },
  async ReadDataSource({ type_name }) {
    const { region, identity } = configured();
    if (type_name === 'aws_region') return { state: toDynamic({ id: region, name: region }) };
    const arn = await identity.caller();
    const account = arn.split(':')[4] ?? '';
    return { state: toDynamic({ id: account, account_id: account, arn }) };
  },
  Stop() {
    stop.abort();
    return {};
  },
};

function configured(): Configuration {
  if (!configuration) throw new Error('The provider is not configured');
  return configuration;
}

async function configurationOf(config: Value): Promise<Configuration> {
  const region = String(config.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? '');
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) throw new Error(`invalid AWS Region: ${region}`);
  const identity = await identityOf(config, region);
  const principal = await identity.caller().catch((error: Error) => {
    throw new Error(`validating provider credentials: retrieving caller identity from STS: ${error.message}`);
  });
  const [tags] = (config.default_tags ?? []) as { tags: Record<string, string> | null }[];
  const [ignored] = (config.ignore_tags ?? []) as { keys: string[] | null; key_prefixes: string[] | null }[];
  // Since version 5.62, defaults can also come from the environment. The configuration wins.
  const defaultTags = { ...tagsInEnvironment(), ...tags?.tags };
  record(cloud, { event: 'configured', region, principal, tags: defaultTags });
  return {
    cloud,
    region,
    identity,
    defaultTags,
    ignoresTag: (key) =>
      (ignored?.keys?.includes(key) || ignored?.key_prefixes?.some((prefix) => key.startsWith(prefix))) ?? false,
    stopped: stop.signal,
  };
}

const TAG_VARIABLE = 'TF_AWS_DEFAULT_TAGS_';

function tagsInEnvironment(): Record<string, string> {
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith(TAG_VARIABLE));
  return Object.fromEntries(variables.map(([name, value = '']) => [name.slice(TAG_VARIABLE.length), value]));
}

/** A stored state, as an object of the present schema. */
function upgraded(type: string, raw: DynamicValue | undefined): DynamicValue {
  const stored = fromDynamic(raw) ?? {};
  const schema = SCHEMA.resource_schemas.find(({ key }) => key === type)?.value;
  const names = schema?.block.attributes.map(({ name }) => name) ?? [];
  return toDynamic(Object.fromEntries(names.map((name) => [name, stored[name] ?? null])));
}

function diagnosticsOf({ message }: Error) {
  return [{ severity: 'ERROR', summary: message }];
}

/** The methods as handlers of gRPC. An error becomes a diagnostic, which all responses can have. */
function handlers(): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(METHODS).map(([name, method]) => [
      name,
      async ({ request }: { request: Request }, respond: (error: null, response: object) => void) => {
        pending += 1;
        try {
          respond(null, await method(request));
        } catch (error) {
          respond(null, { diagnostics: diagnosticsOf(error as Error) });
        } finally {
          pending -= 1;
        }
      },
    ]),
  );
}

async function serve(): Promise<void> {
  const server = new Server();
  server.addService(PROVIDER_SERVICE, handlers());
  server.addService(CONTROLLER_SERVICE, {
    Shutdown(_: unknown, respond: (error: null, response: object) => void) {
      respond(null, {});
      server.tryShutdown(() => process.exit());
    },
  });
  const [key, cert] = ['key.pem', 'cert.pem'].map((file) => readFileSync(join(cloud, file)));
  const client = process.env.PLUGIN_CLIENT_CERT;
  if (!key || !cert || !client) throw new Error('Terraform sent no certificate');
  const credentials = ServerCredentials.createSsl(Buffer.from(client), [{ private_key: key, cert_chain: cert }], true);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  const certificate = new X509Certificate(cert).raw.toString('base64').replaceAll('=', '');
  process.stdout.write(`1|5|tcp|127.0.0.1:${port}|grpc|${certificate}\n`);
}

/** Like a real provider, ignores the interrupt of a terminal. If Terraform is gone, ends what is pending, and exits. */
function outlive(terraform: number): void {
  process.on('SIGINT', () => {});
  setInterval(() => {
    if (process.ppid !== terraform && pending === 0) process.exit();
  }, 500).unref();
}

if (process.env.TF_PLUGIN_MAGIC_COOKIE !== 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2') {
  console.error('This program is a Terraform provider. Terraform starts it.');
  process.exit(1);
}
process.title = 'terraform-provider-aws';
outlive(process.ppid);
await serve();
