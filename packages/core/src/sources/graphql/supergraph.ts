/** A composed schema of a federation: it names the subgraphs that the router with this schema sends requests to. */
import { addressesIn } from "../../model/claims/addresses.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { imageAround, ownerOf } from "../parts/config/unit.ts";
import type { Artefact, Surroundings } from "../source.ts";

const graph = /@join__graph\s*\(([^)]{0,2000})\)/gu;

/** `PRODUCTS @join__graph(name: "products", url: "http://products:4000/graphql")`: a route of whoever is built with or mounts the file. */
export function* supergraphClaims({ path }: Artefact, text: string, around: Surroundings): Generator<Claim> {
  const routes = [...text.matchAll(graph)].flatMap(({ 1: given = "", index }) => {
    const url = /\burl\s*:\s*"([^"\n]{1,500})"/u.exec(given)?.[1];
    return url === undefined ? [] : addressesIn(url, false).map((lookup) => ({ lookup, index }));
  });
  if (routes.length === 0) return;
  const { key, mention } = ownerOf({
    source: "graphql",
    path,
    key: `graphql:${path}#supergraph`,
    unit: imageAround(path, around),
    otherwise: "supergraph",
  });
  yield mention;
  for (const { lookup, index } of routes)
    yield {
      claim: "relationship",
      from: { key },
      to: { lookup },
      purpose: "call",
      evidence: "route",
      protocol: "graphql",
      at: { file: path, line: text.slice(0, index).split("\n").length },
      seenBy: "supergraph",
    };
}
