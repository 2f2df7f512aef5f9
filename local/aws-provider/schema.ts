/** The schemas of the provider, its resource types and data sources, as the plugin protocol describes them. */

interface Attribute {
  name: string;
  type: Buffer;
  required?: true;
  optional?: true;
  computed?: true;
  sensitive?: true;
}

interface Block {
  attributes: Attribute[];
  block_types?: { type_name: string; nesting: 'LIST'; max_items?: number; block: Block }[];
}

/** The types in the syntax of the protocol. */
const [STRING, NUMBER, BOOL, STRINGS, TAGS] = ['string', 'number', 'bool', ['list', 'string'], ['map', 'string']];

type Kind = Pick<Attribute, 'required' | 'optional' | 'computed' | 'sensitive'>;
const OPTIONAL: Kind = { optional: true };
const COMPUTED: Kind = { computed: true };

function attributes(type: unknown, kind: Kind, ...names: string[]): Attribute[] {
  return names.map((name) => ({ name, type: Buffer.from(JSON.stringify(type)), ...kind }));
}

const PROVIDER: Block = {
  attributes: [
    ...attributes(STRING, OPTIONAL, 'region', 'profile', 'access_key', 'token', 'skip_metadata_api_check'),
    ...attributes(STRING, { optional: true, sensitive: true }, 'secret_key'),
    ...attributes(STRINGS, OPTIONAL, 'shared_config_files', 'shared_credentials_files'),
    ...attributes(NUMBER, OPTIONAL, 'max_retries'),
    ...attributes(BOOL, OPTIONAL, 'skip_credentials_validation', 'skip_requesting_account_id'),
  ],
  block_types: [
    {
      type_name: 'default_tags',
      nesting: 'LIST',
      max_items: 1,
      block: { attributes: attributes(TAGS, OPTIONAL, 'tags') },
    },
    {
      type_name: 'ignore_tags',
      nesting: 'LIST',
      max_items: 1,
      block: { attributes: attributes(STRINGS, OPTIONAL, 'keys', 'key_prefixes') },
    },
    {
      type_name: 'assume_role',
      nesting: 'LIST',
      block: { attributes: attributes(STRING, OPTIONAL, 'role_arn', 'session_name', 'external_id') },
    },
  ],
};

/** A resource type, and what AWS calls it. */
export interface ResourceType {
  /** The attribute with the name of the resource. Another name is another resource. */
  nameAttribute: string;
  service: string;
  title: string;
  /** The end of the names of its operations, as in `CreateBucket`. */
  operand: string;
  /** How many an account can have in a Region. So few that a product can exceed it. By default, any number. */
  quota?: number;
}

export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  aws_s3_bucket: { nameAttribute: 'bucket', service: 'S3', title: 'S3 Bucket', operand: 'Bucket' },
  aws_sns_topic: { nameAttribute: 'name', service: 'SNS', title: 'SNS Topic', operand: 'Topic', quota: 3 },
};

/**
 * Real resources do not have the last four attributes: how long a change takes, whether it goes on after an interrupt,
 * and the message with which a change or the deletion fails.
 */
function resource({ nameAttribute }: ResourceType): Block {
  return {
    attributes: [
      ...attributes(STRING, { optional: true, computed: true }, nameAttribute),
      ...attributes(TAGS, OPTIONAL, 'tags'),
      ...attributes(TAGS, { optional: true, computed: true }, 'tags_all'),
      ...attributes(STRING, COMPUTED, 'id', 'arn', 'region'),
      ...attributes(BOOL, OPTIONAL, 'force_destroy'),
      ...attributes(NUMBER, OPTIONAL, 'delay_seconds'),
      ...attributes(BOOL, OPTIONAL, 'ignores_stop'),
      ...attributes(STRING, OPTIONAL, 'fail', 'fail_destroy'),
    ],
  };
}

const DATA_SOURCES: Record<string, Block> = {
  aws_caller_identity: { attributes: attributes(STRING, COMPUTED, 'id', 'account_id', 'arn') },
  aws_region: { attributes: attributes(STRING, COMPUTED, 'id', 'name') },
};

const asSchemas = (blocks: [string, Block][]) => blocks.map(([key, block]) => ({ key, value: { block } }));

export const SCHEMA = {
  provider: { block: PROVIDER },
  resource_schemas: asSchemas(Object.entries(RESOURCE_TYPES).map(([name, type]) => [name, resource(type)])),
  data_source_schemas: asSchemas(Object.entries(DATA_SOURCES)),
  server_capabilities: { get_provider_schema_optional: true },
};
