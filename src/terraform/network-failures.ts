import { withoutEscapeSequences } from '../plain-text.ts';

/** In UTF-16 units. */
const LONGEST = 2 ** 16;

/**
 * Whether `init` failed only because it could not reach a server, such as a registry or the source of a module, or
 * because that server was overloaded. It can succeed if it runs again, unlike one that failed because of a
 * configuration, a version, a checksum, or credentials.
 *
 * @param end the end of what `init` printed, in any form
 */
export function isNetworkFailure(end: string): boolean {
  const [, ...errors] = oneLine(end.slice(-LONGEST)).split(/(?<=^|[\s"│])Error: (?=[A-Z])/);
  return errors.length > 0 && errors.every(isOfNetwork);
}

/** Terraform breaks a message into lines of 78 columns, each with the left side of the box. */
function oneLine(text: string): string {
  return withoutEscapeSequences(text).replaceAll(/[\s│╷╵]+/g, ' ');
}

function isOfNetwork(error: string): boolean {
  return NETWORK.test(error) && !OTHER.test(error);
}

/** Errors of Go, git, curl, and ssh, and statuses of a server or a proxy that has a problem. */
const NETWORK = new RegExp(
  [
    // Go: https://pkg.go.dev/net, https://pkg.go.dev/net/http
    'dial tcp|proxyconnect tcp|read tcp|write tcp',
    'no such host|server misbehaving|temporary failure in name resolution',
    'connection (?:refused|reset by peer|timed out)|connection timeout|broken pipe',
    'network is unreachable|no route to host|cannot assign requested address',
    'i/o timeout|TLS handshake timeout|context deadline exceeded|Client\\.Timeout (?:exceeded|or context cancellation)',
    'unexpected EOF|": EOF|http2: (?:server sent GOAWAY|client connection (?:lost|force closed)|timeout awaiting)|stream error: stream ID',
    'server closed idle connection|request canceled while waiting for connection',
    // Terraform and OpenTofu: internal/getproviders, internal/registry
    'the request failed after \\d+ attempts|giving up after \\d+ attempt',
    'registry service is unreachable|Registry service unreachable',
    // git, curl, ssh
    "Could not resolve (?:host|hostname|proxy)|Couldn't connect to server|Failed to connect to",
    'RPC failed|early EOF|the remote end hung up unexpectedly|Operation timed out|Connection closed by',
    'Connection (?:refused|reset by|timed out)|gnutls_handshake\\(\\) failed|SSL_ERROR_SYSCALL',
    'The requested URL returned error: (?:429|5\\d\\d)',
    // Statuses, as Terraform and go-getter print them
    '\\b(?:429 Too Many Requests|50[0234] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out))\\b',
    'bad response code: (?:429|5\\d\\d)\\b|unexpected status code (?:429|5\\d\\d)\\b',
  ].join('|'),
  'i',
);

/** Errors that need a person, although their text has the words of a network failure. */
const OTHER = new RegExp(
  [
    'ec2imds|169\\.254\\.1(?:69\\.254|70\\.)|credential',
    'access ?denied|forbidden|unauthorized|permission denied|authentication failed|could not read Username|Host key verification',
    'x509:|certificate',
    'checksum (?:mismatch|does not match)|does not match any of the checksums|no available releases|does not have a provider named',
    'repository .{0,300} not found|pathspec|Remote branch .{0,300} not found',
    'context canceled|interrupt',
  ].join('|'),
  'i',
);
