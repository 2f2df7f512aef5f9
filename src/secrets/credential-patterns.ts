/**
 * Credentials as they appear in errors of providers, and what replaces them. Each expression takes linear time: runs
 * that could be searched more than once are bounded.
 */
export const CREDENTIAL_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z0-9 ]*-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY[A-Z0-9 ]*-----|$)/g,
    '***',
  ],
  // A scheme and its credentials, or the credentials alone.
  [
    assigned('authorization', String.raw`(?:[A-Za-z][\w-]*\s{1,9})?(?:\w{1,40}=["'])?[^\s"'\]\\]+`),
    '$<name>$<quote>***',
  ],
  [/\b((?:bearer|basic)\s{1,9})[\w.~+/=-]{8,}/gi, '$1***'],
  [
    assigned(
      '(?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token|password)',
      String.raw`[^\s"',;&<\]\\]+`,
    ),
    '$<name>$<quote>***',
  ],
  [/((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token)\s{1,9}["']?)[A-Za-z0-9/+=]{16,}/gi, '$1***'],
  // As XML writes them.
  [/(<(?:\w{0,40}(?:SecretAccessKey|SessionToken|Password))>)[^<]+/gi, '$1***'],
  // Identifiers of AWS access keys: AKIA for a user's, ASIA for a temporary one.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '***'],
  // A secret access key has 40 characters. The hash of a commit has as many, but no capitals.
  [/(?<![\w/+])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g, '***'],
  // A session token of AWS, and a JSON Web Token.
  [/\b(?:IQoJ|FwoG|FQoG)[\w+/=%]{40,}/g, '***'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '***'],
  [/(\bSignature=)[0-9a-f]{64}\b/g, '$1***'],
  [/(X-Amz-(?:Signature|Credential|Security-Token)=)[^\s"'&]+/gi, '$1***'],
  [/\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,})/g, '***'],
  // A user and a password in a URL. Either can be missing, and both can contain an @ that should have been encoded.
  [/(?<=:\\?\/\\?\/)[^\s/:"'<>]{0,200}:[^\s/"'<>]{0,500}@/g, '***@'],
];

/**
 * A name and what is assigned to it: in quotes, escaped or not, or up to white space or to what ends a value. Also as Go
 * prints a map or a header: `map[Authorization:[Bearer token]]`, `"Authorization":[]string{"Bearer token"}`.
 */
function assigned(name: string, value: string): RegExp {
  const quotes = String.raw`\\{0,8}["']`;
  const operator = String.raw`\s{0,9}(?:=>|[:=])\s{0,9}(?:\[\]string\{|\[)?\s{0,9}`;
  // A quote within the value is escaped once more than the quotes around it.
  const quoted = String.raw`(?<quote>${quotes})(?!\*\*\*\k<quote>)(?:(?!\k<quote>)[^\n]|(?<=\\)\k<quote>)+`;
  return new RegExp(`(?<name>${name}(?:${quotes})?${operator})(?:${quoted}|(?!\\*\\*\\*(?![\\w-]))${value})`, 'gi');
}
