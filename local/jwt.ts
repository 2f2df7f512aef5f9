import { type KeyObject, sign, verify } from 'node:crypto';

/** What a token claims. Times are in seconds. */
export interface Claims {
  iss: string;
  sub: string;
  aud: string;
  iat: number;
  exp: number;
  nbf?: number;
  [claim: string]: unknown;
}

/** A token that was read; what it claims may be missing, and is not to be believed before its signature is. */
export interface ReadToken {
  claims: Partial<Claims>;
  isSignedWith(publicKey: KeyObject): boolean;
}

export function signedToken(claims: Claims, privateKey: KeyObject, keyId: string): string {
  const content = [{ typ: 'JWT', alg: 'RS256', kid: keyId }, claims].map(encoded).join('.');
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
}

/** Undefined if it is no token. */
export function readToken(token: string): ReadToken | undefined {
  const parts = token.split('.');
  const [header, claims] = [decoded(parts[0]), decoded(parts[1])];
  if (!header || !claims || parts.length !== 3) return undefined;
  return {
    claims,
    isSignedWith(publicKey) {
      const [content, signature] = [Buffer.from(parts.slice(0, 2).join('.')), Buffer.from(parts[2] ?? '', 'base64url')];
      return header.alg === 'RS256' && verify('sha256', content, publicKey, signature);
    },
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decoded(part = ''): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
