/**
 * The part of Terraform's plugin protocol 5 that the stand-in uses. Names and numbers are Terraform's
 * (https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol), and the encoding is that of Protocol
 * Buffers (https://protobuf.dev/programming-guides/encoding/). A library for it takes as long to start as all the rest, and
 * Terraform starts the stand-in several times for each command.
 */
import type { ServiceDefinition } from '@grpc/grpc-js';

/** An enumeration is a list of its names. A map is a list of its entries. */
type Type = 'text' | 'bytes' | 'number' | readonly string[] | Message | (() => Message);

/** The number and the type of each field. */
interface Message {
  readonly [name: string]: readonly [number: number, type: Type];
}

/** A field that is a list has a list here. Fields can be missing. */
type Fields = Record<string, unknown>;

const NOTHING: Message = {};
const VALUE: Message = { msgpack: [1, 'bytes'], json: [2, 'bytes'] };
const DIAGNOSTIC: Message = {
  severity: [1, ['INVALID', 'ERROR', 'WARNING']],
  summary: [2, 'text'],
  detail: [3, 'text'],
};
const PATH: Message = { steps: [1, { attribute_name: [1, 'text'] }] };
const ATTRIBUTE: Message = {
  name: [1, 'text'],
  type: [2, 'bytes'],
  required: [4, 'number'],
  optional: [5, 'number'],
  computed: [6, 'number'],
  sensitive: [7, 'number'],
};
const NESTED_BLOCK: Message = {
  type_name: [1, 'text'],
  block: [2, () => BLOCK],
  nesting: [3, ['INVALID', 'SINGLE', 'LIST']],
  max_items: [5, 'number'],
};
const BLOCK: Message = { attributes: [2, ATTRIBUTE], block_types: [3, NESTED_BLOCK] };
const SCHEMA: Message = { version: [1, 'number'], block: [2, BLOCK] };
const SCHEMAS: Message = { key: [1, 'text'], value: [2, SCHEMA] };
const CONFIG: Message = { type_name: [1, 'text'], config: [2, VALUE] };
const DIAGNOSTICS: Message = { diagnostics: [1, DIAGNOSTIC] };

/** The request and the response of each method. */
const METHODS: Record<string, [request: Message, response: Message]> = {
  GetSchema: [
    NOTHING,
    {
      provider: [1, SCHEMA],
      resource_schemas: [2, SCHEMAS],
      data_source_schemas: [3, SCHEMAS],
      diagnostics: [4, DIAGNOSTIC],
      server_capabilities: [6, { get_provider_schema_optional: [2, 'number'] }],
    },
  ],
  // The response has the field as `prepared_config`.
  PrepareProviderConfig: [{ config: [1, VALUE] }, { config: [1, VALUE] }],
  ValidateResourceTypeConfig: [CONFIG, DIAGNOSTICS],
  ValidateDataSourceConfig: [CONFIG, DIAGNOSTICS],
  UpgradeResourceState: [
    { type_name: [1, 'text'], raw_state: [3, { json: [1, 'bytes'] }] },
    { upgraded_state: [1, VALUE], diagnostics: [2, DIAGNOSTIC] },
  ],
  Configure: [{ terraform_version: [1, 'text'], config: [2, VALUE] }, DIAGNOSTICS],
  ReadResource: [
    { type_name: [1, 'text'], current_state: [2, VALUE] },
    { new_state: [1, VALUE], diagnostics: [2, DIAGNOSTIC] },
  ],
  PlanResourceChange: [
    { type_name: [1, 'text'], prior_state: [2, VALUE], proposed_new_state: [3, VALUE] },
    { planned_state: [1, VALUE], requires_replace: [2, PATH], diagnostics: [4, DIAGNOSTIC] },
  ],
  ApplyResourceChange: [
    { type_name: [1, 'text'], prior_state: [2, VALUE], planned_state: [3, VALUE] },
    { new_state: [1, VALUE], diagnostics: [3, DIAGNOSTIC] },
  ],
  ReadDataSource: [CONFIG, { state: [1, VALUE], diagnostics: [2, DIAGNOSTIC] }],
  Stop: [NOTHING, { Error: [1, 'text'] }],
};

/** The service of the provider. */
export const PROVIDER_SERVICE: ServiceDefinition = Object.fromEntries(
  Object.entries(METHODS).map(([name, [request, response]]) => [
    name,
    method(
      `/tfplugin5.Provider/${name}`,
      (bytes) => decoded(bytes, request),
      (fields) => encoded(fields, response),
    ),
  ]),
);

/** The service of go-plugin that ends the process. Its messages are empty. */
export const CONTROLLER_SERVICE: ServiceDefinition = {
  Shutdown: method(
    '/plugin.GRPCController/Shutdown',
    () => ({}),
    () => Buffer.alloc(0),
  ),
};

function method(path: string, decode: (bytes: Buffer) => Fields, encode: (fields: Fields) => Buffer) {
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: encode,
    requestDeserialize: decode,
    responseSerialize: encode,
    responseDeserialize: decode,
  };
}

const [VARINT, LENGTH_DELIMITED] = [0, 2];

function encoded(fields: Fields, message: Message): Buffer {
  const parts = Object.entries(message).flatMap(([name, [number, type]]) => {
    const value = fields[name] ?? [];
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((one) => {
      if (type === 'number') return [varint(number * 8 + VARINT), varint(Number(one))];
      if (Array.isArray(type)) return [varint(number * 8 + VARINT), varint(type.indexOf(one))];
      const bytes = bytesOf(one, type as Exclude<Type, 'number' | readonly string[]>);
      return [varint(number * 8 + LENGTH_DELIMITED), varint(bytes.length), bytes];
    });
  });
  return Buffer.concat(parts);
}

function bytesOf(value: unknown, type: 'text' | 'bytes' | Message | (() => Message)): Uint8Array {
  if (type === 'text') return Buffer.from(String(value));
  if (type === 'bytes') return value as Uint8Array;
  return encoded(value as Fields, typeof type === 'function' ? type() : type);
}

/** No request has a list, and the stand-in needs none of the numbers. */
function decoded(bytes: Buffer, message: Message): Fields {
  const names = new Map(Object.entries(message).map(([name, [number, type]]) => [number, { name, type }]));
  const fields: Fields = {};
  const reader = { bytes, position: 0 };
  while (reader.position < bytes.length) {
    const tag = readVarint(reader);
    if (tag % 8 === VARINT) {
      readVarint(reader);
      continue;
    }
    if (tag % 8 !== LENGTH_DELIMITED) throw new Error(`Terraform sent a field of an unexpected type: ${tag}`);
    const length = readVarint(reader);
    const content = bytes.subarray(reader.position, reader.position + length);
    reader.position += length;
    const field = names.get(Math.floor(tag / 8));
    if (field) fields[field.name] = contentOf(content, field.type);
  }
  return fields;
}

function contentOf(bytes: Buffer, type: Type): unknown {
  if (type === 'text') return bytes.toString();
  return type === 'bytes' ? bytes : decoded(bytes, type as Message);
}

/** @param value not negative, and less than 2^53 */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

function readVarint(reader: { bytes: Buffer; position: number }): number {
  let [value, unit, byte] = [0, 1, 128];
  for (; byte >= 128; unit *= 128) {
    byte = reader.bytes[reader.position++] ?? 0;
    value += (byte % 128) * unit;
  }
  return value;
}
