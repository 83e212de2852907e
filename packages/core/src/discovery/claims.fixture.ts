/** Claims as sources make them, short to write in tests. */
import type { EvidenceClass, Lookup, Purpose, Sort, TypedKey } from "../model/claims/claim.ts";
import type { FactValue } from "../model/facts.ts";
import type { SourcedClaim } from "./reconcile.ts";

export interface MentionDraft {
  readonly names?: readonly string[];
  readonly sort?: Sort;
  readonly space?: string;
  readonly variant?: string;
  readonly keys?: Readonly<Record<string, string | readonly string[]>>;
  readonly file?: string;
  readonly line?: number;
}

let line = 0;

/** `compose:.#cart`, `kubernetes:shop/deployment/cart`, `code:src/cart`: the source is what stands before the colon. */
export function mention(key: string, draft: MentionDraft = {}): SourcedClaim {
  const [source = "", rest = ""] = key.split(/:(.*)/su);
  const name = rest.replace(/^.*[#/]/su, "");
  const keys: TypedKey[] = Object.entries(draft.keys ?? {}).flatMap(([type, values]) =>
    (typeof values === "string" ? [values] : values).map((value) => ({ type: type as TypedKey["type"], value })),
  );
  const space =
    draft.space ??
    (source === "compose" ? rest.replace(/#.*$/su, "") : source === "kubernetes" ? rest.split("/")[0] : undefined);
  return {
    source,
    claim: {
      claim: "mention",
      key,
      sort: draft.sort ?? (source === "code" ? "code" : "service"),
      names: draft.names ?? [name],
      keys: source === "code" ? [{ type: "directory", value: rest }, ...keys] : keys,
      scope: {
        ...(space === undefined ? {} : { space }),
        ...(draft.variant === undefined ? {} : { variant: draft.variant }),
      },
      at: { file: draft.file ?? `${source}.yml`, line: draft.line ?? (line += 1) },
      seenBy: "test",
    },
  };
}

export function setting(
  of: string,
  variable: string,
  addresses: readonly Lookup[] | string,
  more: { readonly isShared?: boolean; readonly isDefault?: boolean; readonly file?: string } = {},
): SourcedClaim {
  return {
    source: of.split(":")[0] ?? "",
    claim: {
      claim: "setting",
      of,
      variable,
      addresses: typeof addresses === "string" ? [] : addresses,
      ...(typeof addresses === "string" ? { value: addresses } : {}),
      ...(more.isShared === undefined ? {} : { isShared: more.isShared }),
      ...(more.isDefault === undefined ? {} : { isDefault: more.isDefault }),
      at: { file: more.file ?? "settings.yml", line: (line += 1) },
      seenBy: "environment",
    },
  };
}

export function reading(of: string, variable: string): SourcedClaim {
  return {
    source: "code",
    claim: { claim: "reading", of, variable, at: { file: "main.go", line: (line += 1) }, seenBy: "reads" },
  };
}

export function relation(
  from: string | Lookup,
  to: string | Lookup,
  more: {
    readonly purpose?: Purpose;
    readonly evidence?: EvidenceClass;
    readonly file?: string;
    readonly source?: string;
    readonly verb?: string;
  } = {},
): SourcedClaim {
  const reference = (end: string | Lookup) => (typeof end === "string" ? { key: end } : { lookup: end });
  return {
    source: more.source ?? "code",
    claim: {
      claim: "relationship",
      from: reference(from),
      to: reference(to),
      purpose: more.purpose ?? "call",
      evidence: more.evidence ?? "literal",
      ...(more.verb === undefined ? {} : { verb: more.verb }),
      at: { file: more.file ?? "main.go", line: (line += 1) },
      seenBy: "test",
    },
  };
}

export function attribute(of: string, name: string, value: FactValue, file = "a.yml"): SourcedClaim {
  return {
    source: of.split(":")[0] ?? "",
    claim: { claim: "attribute", of, name, value, at: { file, line: (line += 1) }, seenBy: "test" },
  };
}
