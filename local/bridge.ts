/**
 * The bridge on this machine: the stack of `bridge/template.yaml` in an account, and what Service Catalog does with its
 * queues and its parameter parser.
 */
import { join } from 'node:path';
import { type Account, type Asked, REGION } from './account.ts';
import { environmentOf, type Principal } from './credentials.ts';
import { type GitHubApp, generateAppKey } from './github-app.ts';
import { type Invocation, type Sandbox, startSandbox } from './lambda.ts';
import { createQueues, type Delivery, type QueueMessage, type Queues } from './queues.ts';
import { type SecretsManager, startSecretsManager } from './secrets-manager.ts';
import type { Stack } from './stack.ts';
import { functionOf, mayInvoke, type StackFunction } from './stack-functions.ts';

/** A parameter of a product version, as Service Catalog gets it from the parameter parser. */
export interface ProductParameter {
  key: string;
  defaultValue: string;
  type: string;
  description: string;
  isNoEcho: boolean;
}

/** What a function was invoked with, and what it returned and logged. */
export interface FunctionRun extends Invocation {
  /** The logical ID of the function. */
  function: string;
  event: unknown;
}

export interface Bridge {
  queues: Queues;
  secrets: SecretsManager;
  /** What is used of GitHub, unless the secret is a token. It can change. */
  app: GitHubApp | undefined;
  /** In the order in which they ended. */
  runs: FunctionRun[];
  /** What Service Catalog does with the parameters of a product version. @throws {Error} as it shows it to a user */
  parametersOf(artifactPath: string, launchRoleArn?: string): Promise<ProductParameter[]>;
  /** Puts the message of a record on the queue of its operation. */
  send(asked: Asked): QueueMessage;
  /** Delivers what is on the queues to the dispatch function. */
  deliver(): Promise<Delivery[]>;
  /** Invokes a function, by its logical ID. */
  invoke(id: string, event: object): Promise<FunctionRun>;
  close(): Promise<void>;
}

export interface BridgeOptions {
  /** Keeps the execution environments of functions from one invocation to the next. */
  warm?: boolean;
  /** Variables of the dispatch function in place of its own. */
  environment?: Record<string, string>;
  /** In place of the timeout of the functions, in seconds. */
  timeout?: number;
}

/** Where the packages of the functions are. */
const TEMPLATE_FOLDER = join(import.meta.dirname, '..', 'bridge');
const SERVICE_CATALOG = 'servicecatalog.amazonaws.com';
const PARSER = 'ServiceCatalogExternalParameterParser';

export async function startBridge(account: Account, options: BridgeOptions = {}): Promise<Bridge> {
  const { stack, sts, github, allows } = account;
  const secrets = await startSecretsManager({ region: REGION, sessions: sts.sessions, allows });
  const { app, secret } = gitHubAccess(account);
  secrets.put(`${stack.parameters.GitHubSecretArn}`, secret);
  const endpoints = {
    ...Object.fromEntries(Object.entries(account.env).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL_'))),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
  };
  const sandboxes = new Map<string, Sandbox>();
  const runs: FunctionRun[] = [];

  function fn(id: string): StackFunction {
    const { environment, timeout, ...others } = functionOf(stack, id, TEMPLATE_FOLDER);
    // GitHub Enterprise Server has its API at a path of the same host.
    const url = environment.GITHUB_URL && { GITHUB_URL: github.url };
    return {
      ...others,
      timeout: options.timeout ?? timeout,
      environment: { ...environment, ...url, ...options.environment },
    };
  }

  async function invoke(id: string, event: object): Promise<FunctionRun> {
    const configured = fn(id);
    const { roleArn: RoleArn, name: RoleSessionName } = configured;
    const session = sts.roles.assumeAsService('lambda.amazonaws.com', { RoleArn, RoleSessionName });
    const surroundings = { AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION, ...environmentOf(session), ...endpoints };
    const sandbox = sandboxes.get(id) ?? startSandbox(configured, surroundings);
    if (options.warm) sandboxes.set(id, sandbox);
    try {
      const invocation = await sandbox.invoke(event);
      const log = canLog(session.principal, configured) ? invocation.log : [];
      const run = { function: id, event, ...invocation, log };
      runs.push(run);
      return run;
    } finally {
      if (!options.warm) sandbox.close();
    }
  }

  /** AWS Lambda writes the log with the permissions of the function, and says nothing without them. */
  function canLog(principal: Principal, { logGroup }: StackFunction): boolean {
    const resource = `arn:aws:logs:${REGION}:${stack.account}:log-group:${logGroup}:log-stream:any`;
    return ['logs:CreateLogStream', 'logs:PutLogEvents'].every((action) => allows(principal, { action, resource }));
  }

  const queues = createQueues(stack, invoke);

  return {
    queues,
    secrets,
    app,
    runs,
    async parametersOf(artifactPath, launchRoleArn) {
      const parser = Object.values(stack.resources).find(({ ref }) => ref === PARSER);
      if (!parser || !mayInvoke(stack, fn(parser.logicalId), SERVICE_CATALOG)) {
        throw new Error(`Service Catalog cannot invoke a function ${PARSER}.`);
      }
      const path = artifactPath.replace(/^S3:/, 's3:');
      const event = { artifact: { path, type: 'AWS_S3' }, ...(launchRoleArn && { launchRoleArn }) };
      const { payload, functionError } = await invoke(parser.logicalId, event);
      if (functionError) {
        throw new Error(
          `Error occurred during parameter parsing: ${(payload as { errorMessage: string }).errorMessage}`,
        );
      }
      return parametersIn(payload);
    },
    send({ event }) {
      const { message } = event.client_payload;
      const { awsAccountId = stack.account, organizationId } = (message.identity ?? {}) as Record<string, string>;
      const context = {
        'aws:SourceAccount': awsAccountId,
        ...(organizationId && { 'aws:SourceOrgID': organizationId }),
      };
      return queues.send(queueFor(stack, `${message.operation}`), JSON.stringify(message), {
        service: SERVICE_CATALOG,
        context,
      });
    },
    deliver: () => queues.deliver(),
    invoke,
    async close() {
      for (const sandbox of sandboxes.values()) sandbox.close();
      await secrets.close();
    },
  };
}

/** Service Catalog finds a queue by its name. @returns its logical ID */
function queueFor({ resources }: Stack, operation: string): string {
  const kind = ['Provision', 'Update', 'Terminate'].find((each) => operation.startsWith(each.toUpperCase()));
  const name = `ServiceCatalogExternal${kind}OperationQueue`;
  const queue = Object.values(resources).find(({ attributes }) => attributes.QueueName === name);
  if (!queue) throw new Error(`The account has no queue ${name}.`);
  return queue.logicalId;
}

/** Creates what the parameters say: a GitHub App and its key, or a token. */
function gitHubAccess({ stack, github }: Account): { app: GitHubApp | undefined; secret: string } {
  const { Repository, RepositoriesByProduct, GitHubAppId, GitHubAppInstallationId } = stack.parameters;
  const others = `${RepositoriesByProduct}`.split(',').map((entry) => entry.split('=')[1]);
  const repositories = [`${Repository}`, ...others.filter((name) => name !== undefined)];
  if (!GitHubAppId) {
    const token = 'github_pat_11LOCAL0000000000000000_localPersonalAccessToken00000000000000000000000000000000000000';
    github.tokens.push({ token, kind: 'personal', repositories, writesContents: true });
    return { app: undefined, secret: token };
  }
  const { publicKey, privateKey } = generateAppKey();
  const app: GitHubApp = {
    id: GitHubAppId,
    clientId: 'Iv23localClientId000',
    installationId: `${GitHubAppInstallationId}`,
    publicKey,
    repositories,
    permissions: { contents: 'write', metadata: 'read' },
    isSuspended: false,
  };
  github.apps.push(app);
  return { app, secret: privateKey };
}

/** Service Catalog cannot read a response without all five fields. */
function parametersIn(payload: unknown): ProductParameter[] {
  const { parameters } = (payload ?? {}) as { parameters?: unknown };
  const isParameter = (each: Record<string, unknown>) =>
    ['key', 'defaultValue', 'type', 'description'].every((name) => typeof each[name] === 'string') &&
    typeof each.isNoEcho === 'boolean';
  if (Array.isArray(parameters) && parameters.every(isParameter)) return parameters;
  throw new Error('Service Catalog cannot read the response of the parameter parser.');
}
