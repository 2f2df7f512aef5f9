import { corrupt } from './unusable-archive.ts';

export type PaxRecord = readonly [key: string, value: string];

/**
 * The records of an extended header: `<length> <key>=<value>\n`, where the length in bytes counts all of it, so that a
 * value can be binary. The parser of `tar` splits at line feeds instead, and then leaves out such a record.
 *
 * @throws {Problem} if the header is malformed
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export function paxRecords(body: Buffer): PaxRecord[] {
  const records: PaxRecord[] = [];
  for (let at = 0; at < body.length; ) {
    const digits = /^\d{1,8}(?= )/.exec(body.toString('latin1', at, at + 9))?.[0];
    if (digits === undefined) {
      // Some programs fill the block.
      if (body.subarray(at).every((byte) => byte === 0)) break;
      throw corrupt('an extended header is malformed');
    }
    const [start, end] = [at + digits.length + 1, at + Number(digits)];
    const equals = body.indexOf(EQUALS, start);
    if (body[end - 1] !== LINE_FEED || equals <= start || equals >= end) {
      throw corrupt('an extended header is malformed');
    }
    records.push([body.toString('utf8', start, equals), body.toString('utf8', equals + 1, end - 1)]);
    at = end;
  }
  return records;
}

const [EQUALS, LINE_FEED] = [0x3d, 0x0a];
