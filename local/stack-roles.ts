import type { Policy } from './iam.ts';
import type { Role } from './roles.ts';
import type { Stack, Value } from './stack.ts';

/**
 * The roles of a stack, with the policies that its template gives them.
 *
 * @param audiences of web identity tokens, which the OIDC provider of the account accepts
 * @throws {Error} if a role has policies that are not in the template
 */
export function rolesOf({ resources }: Stack, audiences: readonly string[]): Role[] {
  return Object.values(resources)
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map(({ logicalId, attributes, properties }) => {
      const elsewhere = ['ManagedPolicyArns', 'PermissionsBoundary'].find((name) => properties[name] !== undefined);
      if (elsewhere !== undefined) throw new Error(`${logicalId}: ${elsewhere} is not implemented.`);
      const { AssumeRolePolicyDocument, Policies = [], MaxSessionDuration } = properties;
      return {
        arn: `${attributes.Arn}`,
        trusts: { audiences: [...audiences], policy: documentOf(AssumeRolePolicyDocument) },
        permissions: Policies.map(({ PolicyDocument }: Value) => documentOf(PolicyDocument)),
        ...(MaxSessionDuration !== undefined && { maxSessionSeconds: Number(MaxSessionDuration) }),
      };
    });
}

/** The audiences that the OIDC provider of a stack accepts, or that of an account that has one already. */
export function audiencesOf({ resources }: Stack): string[] {
  const provider = Object.values(resources).find(({ type }) => type === 'AWS::IAM::OIDCProvider');
  return provider?.properties.ClientIdList ?? ['sts.amazonaws.com'];
}

function documentOf(document: Value): Policy {
  return typeof document === 'string' ? JSON.parse(document) : document;
}
