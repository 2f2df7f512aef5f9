import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Value } from './stack.ts';

/** By their text, because many tests use the same. */
const templates = new Map<string, Value>();

/** Reads a template. The short forms of functions become long ones. */
export function templateIn(yaml: string): Value {
  const known = templates.get(yaml);
  if (known !== undefined) return known;
  const document = parseDocument(yaml, { logLevel: 'silent' });
  if (document.errors[0]) throw document.errors[0];
  const template = contentOf(document.contents);
  templates.set(yaml, template);
  return template;
}

function contentOf(node: unknown): Value {
  let content: Value = null;
  if (isMap(node)) content = Object.fromEntries(node.items.map(({ key, value }) => [contentOf(key), contentOf(value)]));
  else if (isSeq(node)) content = node.items.map(contentOf);
  else if (isScalar(node)) content = node.value;
  const [, tag] = /^!(\w+)$/.exec((node as { tag?: string } | null)?.tag ?? '') ?? [];
  if (tag === undefined) return content;
  return { [tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`]: content };
}
