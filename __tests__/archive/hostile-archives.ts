import { crc32, deflateRawSync } from 'node:zlib';
import { Header, type HeaderData } from 'tar';

/** An entry of a tar archive, with anything in it. By default, an empty file. */
export interface TarEntry extends Omit<HeaderData, 'size'> {
  readonly content?: string | Buffer;
  /** What the header says instead of the size of the content. */
  readonly size?: number;
}

export function tarOf(...entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(tarEntry), Buffer.alloc(1024)]);
}

export function tarEntry({ content = '', ...data }: TarEntry): Buffer {
  const body = Buffer.from(content);
  const header = new Header({ type: 'File', mode: 0o644, size: body.length, ...data });
  header.encode();
  const block = header.block ?? Buffer.alloc(0);
  // The library's own writer would use the prefix for a long path. Here, a path is what it is.
  return Buffer.concat([block, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

/** An extended header with these records. */
export function paxHeader(records: Record<string, string>, type: HeaderData['type'] = 'ExtendedHeader'): TarEntry {
  const content = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    const digits = `${Buffer.byteLength(rest) + 2}`.length;
    return `${Buffer.byteLength(rest) + digits}${rest}`;
  });
  return { path: 'PaxHeaders/x', ...(type && { type }), content: content.join('') };
}

/** Writes a field of a header, with a correct checksum. */
export function withField(archive: Buffer, offset: number, value: Buffer): Buffer {
  const changed = Buffer.from(archive);
  value.copy(changed, offset);
  changed.write('        ', 148);
  const sum = changed.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return changed;
}

/** An entry of a .zip file, with anything in it. By default, an empty file that was made on Linux. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly mode?: number;
  /** 0 is Windows, and 3 is Unix. */
  readonly host?: number;
  readonly flags?: number;
  readonly localName?: string;
  readonly checksum?: number;
  readonly method?: number;
  /** What the directory says instead of the size of the content. */
  readonly size?: number;
  /** Where the entry says that it begins. Entries can begin at the same place. */
  readonly offset?: number;
}

export function zipOf(...entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, content = '', mode = 0o100644, host = 3, flags = 0x800, method = 8, ...lies } of entries) {
    const plain = Buffer.from(content);
    const data = method === 8 ? deflateRawSync(plain) : plain;
    const local = Buffer.from(lies.localName ?? name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(lies.checksum ?? crc32(plain), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(lies.size ?? plain.length, 18);
    common.writeUInt16LE(local.length, 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((host << 8) | 20, 4);
    common.copy(central, 6);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    const offset = files.reduce((total, { length }) => total + length, 0);
    central.writeUInt32LE(lies.offset ?? offset, 42);
    directory.push(central, Buffer.from(name));
    if (lies.offset === undefined) files.push(Buffer.from('PK\x03\x04'), common, local, data);
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  const [fileBytes, directoryBytes] = [Buffer.concat(files), Buffer.concat(directory)];
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(fileBytes.length, 16);
  return Buffer.concat([fileBytes, directoryBytes, end]);
}
