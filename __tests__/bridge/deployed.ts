import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessRequest, Policy } from '../../local/iam.ts';
import { decision } from '../../local/iam.ts';
import { type Resource, resolveStack, type Stack } from '../../local/stack.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';

export type Parameters = Readonly<Record<string, string>>;

/** Those that have no default. */
const REQUIRED: Parameters = {
  Repository: 'your-org/your-repository',
  GitHubSecretArn: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:service-catalog-engine-AbCdEf`,
};

/** The stack of the bridge. Its roles have the names that the documentation gives them. */
export function bridge(parameters: Parameters = {}, region = REGION): Stack {
  return resolveStack(textOf('bridge/template.yaml'), {
    name: 'service-catalog-engine',
    region,
    account: ACCOUNT,
    parameters: { ...REQUIRED, ...parameters },
    names: { EngineRole: 'service-catalog-engine', ParameterParserRole: 'service-catalog-parameter-parser' },
  });
}

export function launchRole(parameters: Parameters): Resource {
  const stack = resolveStack(textOf('bridge/launch-role.yaml'), {
    name: 'launch-role',
    region: REGION,
    account: '444455556666',
    parameters,
  });
  return resource(stack, 'LaunchRole');
}

export function resource(stack: Stack, logicalId: string): Resource {
  const found = stack.resources[logicalId];
  if (!found) throw new Error(`The stack has no ${logicalId}.`);
  return found;
}

export function arnOf(stack: Stack, logicalId: string): string {
  const { attributes } = resource(stack, logicalId);
  return `${attributes.Arn}`;
}

/** The policies of a role by their names. */
export function policiesOf({ properties }: Resource): Record<string, Policy> {
  const policies: { PolicyName: string; PolicyDocument: Policy }[] = properties.Policies;
  return Object.fromEntries(policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument]));
}

/** Whether a role can do something. */
export function can(role: Resource, action: string, resource: string, context: AccessRequest['context'] = {}): boolean {
  return decision(Object.values(policiesOf(role)), { action, resource, context }) === 'Allow';
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
