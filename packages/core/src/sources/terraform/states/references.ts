/** In a state all is known and nothing refers to anything: ids and addresses of resources in the arguments of others are made references again. */
import { fieldsOf, isFields, isList, joined, plainText, type Pointer, type Value } from "../evaluate/value.ts";
import type { TerraformResource } from "../root.ts";

const identifying = ["arn", "id", "self_link", "invoke_arn", "qualified_arn"];
const reaching = [
  "endpoint",
  "address",
  "reader_endpoint",
  "dns_name",
  "fqdn",
  "primary_endpoint_address",
  "configuration_endpoint_address",
  "url",
  "uri",
  "hostname",
  "default_hostname",
  "private_ip",
  "public_ip",
  "connection_name",
  "repository_url",
];

export function withReferences(resources: readonly TerraformResource[]): readonly TerraformResource[] {
  const known = new Map<string, Pointer | undefined>();
  for (const { address, config, isData } of resources) {
    if (isData) continue;
    for (const name of [...identifying, ...reaching]) {
      const text = plainText(config.fields.get(name));
      if (text === undefined || text.length < 6 || /^\d+$/u.test(text)) continue;
      const before = known.get(text);
      known.set(
        text,
        known.has(text) && before?.address !== address ? undefined : { is: "pointer", address, path: [name] },
      );
    }
  }
  return resources.map((resource) => {
    const own = new Set([...identifying, ...reaching]);
    const fields = [...resource.config.fields].map(
      ([name, value]) => [name, own.has(name) ? value : referring(value, known, resource.address, 40)] as const,
    );
    return { ...resource, config: fieldsOf(fields) };
  });
}

function referring(value: Value, known: ReadonlyMap<string, Pointer | undefined>, self: string, depth: number): Value {
  if (typeof value === "string") return referringText(value, known, self);
  if (value === null || typeof value !== "object" || depth === 0) return value;
  if (isList(value)) return value.map((item) => referring(item, known, self, depth - 1));
  if (isFields(value))
    return fieldsOf([...value.fields].map(([name, item]) => [name, referring(item, known, self, depth - 1)] as const));
  if (value.is === "encoded") return { is: "encoded", of: referring(value.of, known, self, depth - 1) };
  return value;
}

function referringText(text: string, known: ReadonlyMap<string, Pointer | undefined>, self: string): Value {
  const whole = known.get(text);
  if (whole !== undefined && whole.address !== self) return whole;
  if (text.length > 4000) return text;
  const parts: Value[] = [];
  let at = 0;
  for (const match of text.matchAll(/arn:[^\s"',]+|[\w-]+(?:\.[\w-]+)+/gu)) {
    const pointer = known.get(match[0]) ?? known.get(match[0].replace(/:[^:]*::?$|\/\*$|:\*$/u, ""));
    if (pointer === undefined || pointer.address === self) continue;
    parts.push(text.slice(at, match.index), pointer);
    at = match.index + match[0].length;
  }
  return parts.length === 0 ? text : joined([...parts, text.slice(at)].filter((part) => part !== ""));
}
