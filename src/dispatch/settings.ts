import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';

/** The environment of the function, which `bridge/template.yaml` describes. */
export interface Settings {
  /** The base URL of GitHub's REST API. */
  readonly apiUrl: string;
  /** Owner and name of the repository for products without one of their own. */
  readonly repository: string;
  /** By product ID. */
  readonly repositoriesByProduct: ReadonlyMap<string, string>;
  readonly eventType: string;
  /** Undefined if the secret is a token. */
  readonly app: GitHubApp | undefined;
  /** Of the private key of the GitHub App, or of a token. */
  readonly secretArn: string;
  readonly stateBucket: string;
  /** How many times Amazon SQS delivers a message before it goes to the dead-letter queue. */
  readonly mostReceives: number;
}

/** An installation of a GitHub App. */
export interface GitHubApp {
  /** Its ID, or its client ID. */
  readonly id: string;
  readonly installationId: number;
}

/** @throws {Problem} if a variable is missing or invalid */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const matching = (name: string, pattern: RegExp) => {
    const value = env[name] ?? '';
    if (pattern.test(value)) return value;
    throw invalid(name, value === '' ? 'is missing' : `is ${quoted(value)}`);
  };
  const appId = env.GITHUB_APP_ID;
  return {
    apiUrl: apiUrl(matching('GITHUB_URL', /^https?:\/\/[\w.:-]+\/?$/)),
    repository: matching('REPOSITORY', REPOSITORY),
    repositoriesByProduct: repositoriesByProduct(env.REPOSITORIES_BY_PRODUCT ?? ''),
    eventType: matching('EVENT_TYPE', /^.{1,100}$/),
    app: appId
      ? { id: appId, installationId: Number(matching('GITHUB_APP_INSTALLATION_ID', /^\d{1,15}$/)) }
      : undefined,
    secretArn: matching('GITHUB_SECRET_ARN', /^arn:/),
    stateBucket: matching('STATE_BUCKET', /^[\w.-]{3,63}$/),
    mostReceives: Number(matching('MAX_RECEIVE_COUNT', /^\d{1,4}$/)),
  };
}

const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

/**
 * GitHub Enterprise Cloud with data residency has the API at a host name of its own, and GitHub Enterprise Server at a
 * path. (https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency/network-details-for-ghecom,
 * https://docs.github.com/en/enterprise-server@latest/rest/using-the-rest-api/getting-started-with-the-rest-api)
 */
function apiUrl(url: string): string {
  const { protocol, host, origin } = new URL(url);
  return host === 'github.com' || host.endsWith('.ghe.com') ? `${protocol}//api.${host}` : `${origin}/api/v3`;
}

/** @param list such as `prod-abc=owner/name,prod-def=owner/other` */
function repositoriesByProduct(list: string): ReadonlyMap<string, string> {
  const entries = list.split(',').map((entry) => entry.trim());
  return new Map(
    entries.filter(Boolean).map((entry) => {
      const [product = '', repository = ''] = entry.split('=');
      if (!product || !REPOSITORY.test(repository)) {
        throw invalid('REPOSITORIES_BY_PRODUCT', `has ${quoted(entry)}, which is not a product ID and a repository`);
      }
      return [product, repository];
    }),
  );
}

function invalid(name: string, what: string): Problem {
  return new Problem(
    'The dispatch function has an invalid setting',
    `The environment variable ${name} ${what}.`,
    'Deploy the stack of the bridge again, with valid parameters.',
  );
}
