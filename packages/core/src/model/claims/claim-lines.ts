/** A claim as one line of text, for examples of sources, for tests and for people who look at what a source said. */
import type { FactValue } from "../facts.ts";
import type { Claim, Lookup, Place, Reference } from "./claim.ts";

/** `mention service compose:.#cart "cart", "carts" [host carts] @ docker-compose.yml:3`; everything but the extractor and certainty. */
export function claimLine(claim: Claim): string {
  return `${sentence(claim)} @ ${placeText(claim.at)}`;
}

function sentence(claim: Claim): string {
  switch (claim.claim) {
    case "mention": {
      const names = claim.names.map((name) => JSON.stringify(name)).join(", ");
      const keys = claim.keys.map(({ type, value }) => `${type} ${value}`).join(", ");
      const inside = claim.inside === undefined ? "" : ` in ${referenceText(claim.inside)}`;
      return `mention ${claim.sort} ${claim.key} ${names}${keys === "" ? "" : ` [${keys}]`}${inside}`;
    }
    case "attribute":
      return `attribute ${claim.of} ${claim.name}: ${valueText(claim.value)}`;
    case "relationship": {
      const verb = claim.verb === undefined ? "" : ` ${claim.verb}`;
      const protocol = claim.protocol === undefined ? "" : ` by ${claim.protocol}`;
      return `${claim.purpose}${verb} ${referenceText(claim.from)} -> ${referenceText(claim.to)}${protocol} (${claim.evidence})`;
    }
    case "setting": {
      const what =
        claim.addresses.length > 0 ? claim.addresses.map(lookupText).join(", ") : (claim.value ?? "(untold)");
      const flags = `${claim.isShared === true ? " shared" : ""}${claim.isDefault === true ? " default" : ""}${claim.purpose === undefined ? "" : ` ${claim.purpose}`}`;
      return `setting ${claim.of} ${claim.variable} = ${what}${flags}`;
    }
    case "reading":
      return `reading ${claim.of} ${claim.variable}`;
    case "gap":
      return `gap ${claim.gap}${claim.of === undefined ? "" : ` ${claim.of}`}${claim.what === undefined ? "" : ` ${JSON.stringify(claim.what)}`}`;
  }
}

/** `src/app/compose.yml:12`, `inventory.xlsx#Servers!B7`. */
export function placeText({ file, line, pointer }: Place): string {
  return `${file}${line === undefined ? "" : `:${line}`}${pointer === undefined ? "" : `#${pointer}`}`;
}

export function referenceText(reference: Reference): string {
  return "key" in reference ? reference.key : lookupText(reference.lookup);
}

/** `<mysql host orders-db:3306/orders>`. */
export function lookupText(lookup: Lookup): string {
  const parts = [
    lookup.variable === undefined ? "" : `$${lookup.variable}`,
    lookup.protocol ?? "",
    lookup.host === undefined ? "" : `${lookup.host}${lookup.port === undefined ? "" : `:${lookup.port}`}`,
    lookup.host === undefined && lookup.port !== undefined ? `:${lookup.port}` : "",
    lookup.name === undefined ? "" : `named ${lookup.name}`,
    lookup.path === undefined ? "" : `/${lookup.path}`,
    ...(lookup.keys ?? []).map(({ type, value }) => `${type}=${value}`),
    lookup.labels === undefined
      ? ""
      : Object.entries(lookup.labels)
          .map(([key, value]) => `${key}=${value}`)
          .join("+"),
    lookup.sorts === undefined ? "" : `as ${lookup.sorts.join("|")}`,
  ];
  return `<${parts.filter((part) => part !== "").join(" ")}>`;
}

function valueText(value: FactValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
