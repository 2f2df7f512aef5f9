import { expect, test } from 'vitest';
import { NO_OTHER_SOURCES, withoutOtherSources } from '../../src/prepare/aws-profiles.ts';

// See https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html#EVarSettings, and the AWS SDKs themselves
// for the old names.
test.each([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_DEFAULT_PROFILE',
])('%s does not win over the profile of the launch role', (name) => {
  // A variable that is not set stays so.
  expect(withoutOtherSources({ [name]: 'of the job', AWS_REGION: 'eu-west-1' })).toEqual({ [name]: '' });
  // Terraform does not get it either if a step sets it later.
  expect(NO_OTHER_SOURCES).toMatchObject({ [name]: '' });
});
