import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';

/** A value that is known only after the plan is applied. */
export const UNKNOWN = Symbol('unknown');

/** An object of Terraform. It has all attributes of its schema; those without a value are null. */
export type Value = Record<string, unknown>;

/** How the plugin protocol carries an object: MessagePack, or JSON if it comes from a state. */
export interface DynamicValue {
  msgpack?: Uint8Array;
  json?: Uint8Array;
}

/** Terraform's extensions of MessagePack: 0 is an unknown value, and 12 one about which something is known. */
const EXTENSIONS = new ExtensionCodec();
const encodeUnknown = (value: unknown) => (value === UNKNOWN ? new Uint8Array([0]) : null);
EXTENSIONS.register({ type: 0, encode: encodeUnknown, decode: () => UNKNOWN });
EXTENSIONS.register({ type: 12, encode: () => null, decode: () => UNKNOWN });

/** @returns null for a resource that does not exist */
export function fromDynamic(dynamic: DynamicValue | null | undefined): Value | null {
  if (dynamic?.msgpack?.length) return decode(dynamic.msgpack, { extensionCodec: EXTENSIONS }) as Value | null;
  return dynamic?.json?.length ? JSON.parse(Buffer.from(dynamic.json).toString()) : null;
}

export function toDynamic(value: Value | null): DynamicValue {
  return { msgpack: encode(value, { extensionCodec: EXTENSIONS }) };
}

/** A value that is neither null nor unknown. */
export function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && value !== UNKNOWN;
}
