/** Values of plans and states without what is secret in them: marked as sensitive, named like a secret, or looking like one. */
import { isSecretName, looksSecret } from "../../../model/claims/secrets.ts";
import { type Fields, fieldsOf, isFields, isList, unknown, type Value } from "../evaluate/value.ts";

/** Names that only sound like secrets: private addresses, names of keys that a vault keeps. */
const harmless =
  /^(?:private_(?:ip|dns|subnet|link|endpoint|network|service|cluster|zone|connect)\w*|.*kms.*|.*key_name|key_vault_id|ssl_policy|.*_arn)$/u;
const MOST_DEPTH = 60;

/** `sensitive` is `true`, or says the same for each part; JSON in texts is cleaned as well. */
export function safeFields(values: unknown, sensitive?: unknown): Fields {
  const found = safe(values, sensitive, "", 0);
  return isFields(found) ? found : fieldsOf([]);
}

function safe(value: unknown, sensitive: unknown, name: string, depth: number): Value | undefined {
  if (value === undefined) return undefined;
  if (sensitive === true || depth > MOST_DEPTH) return unknown;
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return safeText(value, name, depth);
  if (typeof value !== "object") return undefined;
  if (Array.isArray(value))
    return value.flatMap((item, index) => safe(item, partOf(sensitive, index), name, depth + 1) ?? []);
  const entries = Object.entries(value).flatMap(([key, item]): (readonly [string, Value])[] => {
    const kept = safe(item, partOf(sensitive, key), key, depth + 1);
    return kept === undefined ? [] : [[key, kept]];
  });
  return fieldsOf(entries);
}

function partOf(sensitive: unknown, key: string | number): unknown {
  return typeof sensitive === "object" && sensitive !== null
    ? (sensitive as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** A variable of a container stays with its name, and its value only where it is no secret. */
function safeText(text: string, name: string, depth: number): Value | undefined {
  if (/^\s*[[{]/u.test(text)) {
    try {
      const inner = safe(JSON.parse(text), undefined, name, depth + 1);
      return inner === undefined ? undefined : { is: "encoded", of: withoutSecretPairs(inner) };
    } catch {
      return undefined;
    }
  }
  if (isSecretName(name) && !harmless.test(name)) return unknown;
  return looksSecret(text) &&
    !/^(?:arn:|[\w.-]+\.[a-z]{2,}(?::\d+)?$|[\w-]+-[0-9a-f]{8,}$|\/subscriptions\/)/u.test(text)
    ? unknown
    : text;
}

/** `{ name: "DB_PASSWORD", value: "..." }` without its value. */
function withoutSecretPairs(value: Value): Value {
  if (isList(value)) return value.map(withoutSecretPairs);
  if (!isFields(value)) return value;
  const name = value.fields.get("name");
  const isSecret = typeof name === "string" && isSecretName(name);
  return fieldsOf(
    [...value.fields].map(
      ([key, item]) => [key, isSecret && key === "value" ? unknown : withoutSecretPairs(item)] as const,
    ),
  );
}
