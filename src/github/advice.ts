import type { Advice } from '../aws/errors.ts';

/** What a workflow does about errors of AWS. */
export const WORKFLOW_ADVICE: Advice = {
  logIn:
    'Give the job the permission id-token: write, and run aws-actions/configure-aws-credentials before this step, in the same job.',
  logInAgain:
    'Set role-to-assume, so that the action gets credentials of its own, or increase the session duration (role-duration-seconds).',
  assumeRole:
    'If the role requires an external ID, set role-external-id. With the permission id-token: write, the job would use an OIDC token from GitHub instead of the credentials that it has.',
  runAgain: 'Run the job again: the provisioned product stays UNDER_CHANGE until Service Catalog is notified.',
};
