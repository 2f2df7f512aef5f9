/** An expression, and what replaces what it finds. It takes linear time, as `credential-patterns.ts` says. */
export type Pattern = readonly [RegExp, string];

const LINE_END = String.raw`(?:[\s│|]|\\[nr])`;
const BASE64_LINES = String.raw`(?=[A-Za-z0-9+/])(?<!\\|[A-Za-z0-9+/=]${LINE_END}{0,20})(?:[A-Za-z0-9+/]{40,80}${LINE_END}{1,20}){1,200}[A-Za-z0-9+/=]{0,80}${LINE_END}{0,20}`;
const PRIVATE_KEY = `[A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,20}-{4,5}`;

/** Private keys. A text can be cut before a key's end, or after its beginning. */
const PRIVATE_KEYS: Pattern[] = [
  // PEM, PGP, and SSH2.
  [new RegExp(String.raw`-{4,5} ?BEGIN ${PRIVATE_KEY}[\s\S]*?(?:-{4,5} ?END ${PRIVATE_KEY}|$)`, 'g'), '***'],
  [new RegExp(`${BASE64_LINES}-{4,5} ?END ${PRIVATE_KEY}`, 'g'), '***'],
  // PuTTY.
  [/(Private-Lines: \d{1,4}\s)(?:[A-Za-z0-9+/=]{16,76}\s{1,9})+/g, '$1***\n'],
];

/** Credentials that can be recognized by their form, not by how they begin. */
const FORMATS: Pattern[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, '***'],
  // A secret access key has 40 characters. The hash of a commit has as many, but no capitals.
  [/(?<![\w/+])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g, '***'],
  // A session token of AWS.
  [/\b(?:IQoJ|FwoG|FQoG)[\w+/=%]{40,}/g, '***'],
  // The token of a user or a team of HCP Terraform.
  [/(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{30,}/g, '***'],
  // The secret of an application in Microsoft Entra ID.
  [/(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{30,}/g, '***'],
  // A token of Vault before version 1.10.
  [/(?<![\w.])s\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}(?!\w)/g, '***'],
];

/**
 * How a token begins, by who issues it, and what follows. The end of a text can cut it, so that lengths are minimums. For
 * most of them, see https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns.
 */
const TOKENS = [
  // A JSON Web Token begins with {" in base64.
  String.raw`eyJ[\w-]{7,}(?:\.[\w-]+){0,4}`,
  // GitHub. Since 2026, the token of an app is ghs_APPID_JWT:
  // https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
  String.raw`gh[pousr]_[\w-]{20,}(?:\.[\w-]+){0,4}|github_pat_\w{20,}`,
  // GitLab: https://docs.gitlab.com/security/tokens/#token-prefixes. Routable tokens have two dots.
  String.raw`gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[\w-]{16,}(?:\.\w+){0,2}|GR1348941[\w-]{20,}`,
  // Amazon Bedrock.
  String.raw`ABSK[A-Za-z0-9+/=]{40,}|bedrock-api-key-[\w+/=-]{20,}`,
  // HashiCorp Vault: https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes.
  String.raw`hv[sbr]\.[\w-]{20,}`,
  // Google: API keys, OAuth access and refresh tokens, client secrets.
  String.raw`AIza[\w-]{30,}|ya29\.[\w-]{20,}|1//0[\w-]{28,}|GOCSPX-[\w-]{20,}`,
  // Slack: https://docs.slack.dev/authentication/tokens.
  String.raw`xox[a-z](?:\.xox[a-z])?-[\w-]{10,}|xapp-\d-[\w-]{10,}|xwfp-[\w-]{10,}`,
  // Registries: npm, PyPI, RubyGems, Docker Hub, Artifactory.
  String.raw`npm_[A-Za-z0-9]{30,}|pypi-[\w-]{50,}|rubygems_[0-9a-f]{40,}|dckr_[po]at_[\w-]{20,}`,
  'AKCp[A-Za-z0-9]{60,}|cmVmd[A-Za-z0-9]{50,}',
  // Clouds: DigitalOcean, Alibaba, Fly.io, Heroku, Supabase, PlanetScale, Pulumi, Databricks.
  String.raw`do[opr]_v1_[0-9a-f]{40,}|LTAI[A-Za-z0-9]{12,}|fm[12][a-z]?_[\w+/=]{40,}|HRKU-[\w-]{30,}`,
  String.raw`sbp_[0-9a-f]{40}|sb_secret_\w{20,}|pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}|pul-[0-9a-f]{40}`,
  String.raw`dapi[0-9a-f]{32}(?:-\d)?`,
  // Payments and mail: Stripe, Square, Shopify, SendGrid, Mailgun, Mailchimp, Brevo, Twilio.
  String.raw`[sr]k_(?:live|test|prod)_\w{10,}|whsec_[\w+/=]{20,}|sq0[a-z]{3}-[\w-]{20,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32}`,
  String.raw`SG\.[\w-]{16,32}\.[\w-]{16,}|key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}|xkeysib-[\w-]{40,}|SK[0-9a-f]{32}`,
  // Models: OpenAI, Anthropic, OpenRouter, Hugging Face, Perplexity, Groq, xAI.
  String.raw`sk-(?:(?:proj|svcacct|admin|ant|or)-[\w-]{20,}|[A-Za-z0-9]{20,})|hf_[A-Za-z0-9]{30,}`,
  String.raw`pplx-\w{40,}|gsk_\w{40,}|xai-\w{40,}`,
  // Observability: Grafana, New Relic, Sentry, Dynatrace.
  String.raw`glsa_\w{30,}|glc_[\w+/=]{30,}|NR(?:AK|II|JS|RA)-[\w-]{20,}|sntry[su]_[\w+/=]{40,}`,
  String.raw`dt0[a-z]\d\d\.\w{20,}\.\w{40,}`,
  // Others: 1Password, Atlassian, Doppler, Postman, Linear, Notion, Airtable, Tailscale, Infracost, Adobe, Clojars.
  String.raw`ops_eyJ[\w+/=-]{40,}|AT(?:ATT|CTT)3[\w=-]{30,}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}|PMAK-[\w-]{40,}`,
  String.raw`lin_api_\w{30,}|ntn_\w{40,}|pat[A-Za-z0-9]{14}\.[0-9a-f]{40,}|tskey-[\w-]{20,}|ico-[A-Za-z0-9]{32}`,
  String.raw`p8e-[\w-]{32}|CLOJARS_[0-9a-f]{60}`,
  // age and SOPS: https://age-encryption.org/v1.
  'AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{20,}',
];

/** Credentials that are recognized by their form, wherever they are. */
export const CREDENTIAL_FORMATS: readonly Pattern[] = [
  ...PRIVATE_KEYS,
  [new RegExp(`(?<![A-Za-z0-9])(?:${TOKENS.join('|')})`, 'g'), '***'],
  ...FORMATS,
];
