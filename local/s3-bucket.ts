import { createHash } from 'node:crypto';

export interface StoredObject {
  readonly key: string;
  readonly content: Buffer;
  /** With its quotation marks. */
  readonly etag: string;
  readonly lastModified: Date;
  /** In lower case: the content type, encryption, metadata, and checksums. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ObjectProperties {
  headers?: Record<string, string>;
  tags?: Record<string, string>;
}

/** An upload in parts that is not yet complete. */
export interface MultipartUpload {
  key: string;
  properties: ObjectProperties;
  /** By their numbers. */
  parts: Map<number, Buffer>;
}

/** A bucket, as requests and tests see it. */
export class Bucket {
  readonly name: string;
  readonly region: string;
  /** Everything that was ever written, in this order, including what was replaced or deleted. */
  readonly versions: StoredObject[] = [];
  readonly uploads = new Map<string, MultipartUpload>();
  readonly #objects = new Map<string, StoredObject>();

  constructor(name: string, region: string) {
    this.name = name;
    this.region = region;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  /** The content of an object as UTF-8; undefined if there is no such object. */
  text(key: string): string | undefined {
    return this.get(key)?.content.toString();
  }

  /** Without conditions. By default, the ETag is that of an object that was uploaded at once. */
  put(key: string, content: string | Uint8Array, properties: ObjectProperties = {}, etag?: string): StoredObject {
    const { headers = {}, tags = {} } = properties;
    const bytes = Buffer.from(content);
    const md5 = `"${createHash('md5').update(bytes).digest('hex')}"`;
    const encrypted = { 'x-amz-server-side-encryption': 'AES256', ...headers };
    const object = { key, content: bytes, etag: etag ?? md5, lastModified: new Date(), headers: encrypted, tags };
    this.versions.push(object);
    this.#objects.set(key, object);
    return object;
  }

  delete(key: string): boolean {
    return this.#objects.delete(key);
  }

  /** In the order of their UTF-8 bytes. */
  keys(prefix = ''): string[] {
    const keys = [...this.#objects.keys()].filter((key) => key.startsWith(prefix));
    return keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }
}
