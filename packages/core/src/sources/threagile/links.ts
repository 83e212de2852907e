/** Communication links: flows, one for each direction in which data goes; the link of who only reads is a use and the answer to it. */
import type { FactValue, RelationshipFact } from "../../model/facts.ts";
import type { Fields } from "./fields.ts";
import { reasons } from "./reasons.ts";
import { type Asset, type Draft, originOf, propertiesOf, tellMissing, usageOf } from "./draft.ts";
import { authOf, wireOf } from "./words.ts";

/** Flows of the links by which an asset calls others. */
export function linkFacts(asset: Asset, draft: Draft): readonly RelationshipFact[] {
  return asset.fields.things("communication_links").flatMap(([name, link]): RelationshipFact[] => {
    const target = draft.assets.get(link.text("target") ?? "");
    if (target === undefined) {
      tellMissing(draft, "communication link", link.text("target") ?? "", link);
      return [];
    }
    const sent = dataOf(link, "data_assets_sent", draft);
    const received = dataOf(link, "data_assets_received", draft);
    const attributes = attributesOf(link, draft);
    const origin = originOf(link, `${asset.key} > ${name}`);
    const flow = (from: Asset, to: Asset, carries: readonly string[], said = attributes): RelationshipFact => ({
      fact: "relationship",
      verb: "flows",
      from: from.id,
      to: to.id,
      label: name,
      ...(carries.length === 0 ? {} : { carries }),
      attributes: said,
      origin,
    });
    countRest(link, draft);
    if (received.length === 0) {
      draft.ledger.kept("communication link");
      return [flow(asset, target, sent)];
    }
    if (sent.length > 0 || !mayUse(asset, target)) {
      draft.ledger.approximated("communication link", reasons.bothWays, name);
      return [flow(asset, target, sent), flow(target, asset, received)];
    }
    draft.ledger.approximated("communication link", reasons.reading, name);
    const { from, to } = { from: asset.id, to: target.id };
    const { auth: _asked, ...answer } = attributes;
    const use: RelationshipFact = { fact: "relationship", verb: "uses", from, to, label: name, attributes, origin };
    return [use, flow(target, asset, received, answer)];
  });
}

/** Who only reads uses what is read from; a party uses applications as a whole, and a store nothing. */
function mayUse(caller: Asset, target: Asset): boolean {
  if (target.kind === "party" || caller.kind === "store") return false;
  return caller.kind !== "party" || target.kind === "application";
}

function dataOf(link: Fields, field: string, draft: Draft): readonly string[] {
  return link.list(field).flatMap((key) => {
    const id = draft.data.get(key);
    if (id === undefined) tellMissing(draft, "data carried", key, link);
    else draft.ledger.kept("data carried");
    return id ?? [];
  });
}

function attributesOf(link: Fields, { ledger }: Draft): Readonly<Record<string, FactValue>> {
  const protocol = link.text("protocol");
  const wire = protocol === undefined ? undefined : wireOf(protocol);
  const auth = link.text("authentication");
  const tags = link.list("tags");
  const description = link.text("description");
  const authorization = link.text("authorization");
  const known = wire ?? (protocol === undefined || protocol === "unknown-protocol" ? undefined : { protocol });
  return {
    ...(description === undefined ? {} : { description }),
    ...(known === undefined ? {} : { protocol: [{ word: known.protocol }] }),
    ...(wire?.encrypted === undefined ? {} : { encrypted: wire.encrypted }),
    ...(auth === undefined ? {} : { auth: [{ word: authOf(auth, protocol ?? "") }] }),
    ...(tags.length === 0 ? {} : { tags }),
    ...propertiesOf(
      [
        ["authorization", authorization === "none" ? undefined : authorization],
        ["vpn", said(link, "vpn")],
        ["address filter", said(link, "ip_filtered")],
        ["read-only", said(link, "readonly")],
        ["usage", usageOf(link)],
      ],
      ledger,
    ),
  };
}

function said(link: Fields, field: string): string | undefined {
  return link.flag(field) === true ? "yes" : undefined;
}

function countRest(link: Fields, { ledger }: Draft): void {
  for (const key of link.unread()) {
    if (key.startsWith("diagram_tweak")) ledger.dropped("drawing", reasons.drawing, `${link.of}: ${key}`);
    else ledger.dropped("field", reasons.unread, `${link.of}: ${key}`);
  }
}
