/** Components of Dapr: the store or broker behind each name that code asks its sidecar for, and which applications may use it. */
import { addressesIn } from "../model/claims/addresses.ts";
import type { Claim, Lookup, Sort } from "../model/claims/claim.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { readDocuments } from "./parts/config/documents.ts";
import { scalarAt } from "./parts/config/leaves.ts";
import { itemsAt, textAt, textsAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const dapr: Source = {
  id: "dapr",
  version: 1,
  title: { en: "Dapr components", fr: "Composants Dapr" },
  files: ["components/*.yaml"],
  cannotSay: [
    {
      en: "Which application uses a component that names no scopes.",
      fr: "Quelle application utilise un composant qui ne nomme aucune portée.",
    },
  ],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "components/state.yaml":
        "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata:\n  name: carts\nspec:\n  type: state.redis\n  metadata:\n  - name: redisHost\n    value: cache:6379\n  - name: redisPassword\n    value: secret\nscopes:\n- cart\n",
    },
    claims: [
      "data <named cart as service> -> <redis cache:6379 as store|broker|service> by redis (address) @ components/state.yaml:9",
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || !/\.ya?ml$/iu.test(path) || text.includes("{{")) return 0;
    return /^apiVersion:\s*["']?dapr\.io\//mu.test(text) && /^kind:\s*Component\b/mu.test(text) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      const { trees, diagnostics } = readDocuments(artefact, around.limits);
      yield* diagnostics;
      for (const tree of trees) yield* claimsOf(tree, artefact.path);
    }
  },
};

const sorts: readonly Sort[] = ["store", "broker", "service"];

function* claimsOf(tree: Tree, file: string): Generator<Claim> {
  const [building = "", product = ""] = (textAt(tree, "spec", "type") ?? "").split(".");
  if (!/^(?:state|pubsub|bindings|lock|configuration)$/u.test(building)) return;
  for (const item of itemsAt(tree, "spec", "metadata")) {
    const name = textAt(item, "name") ?? "";
    const value = scalarAt(item, "value");
    if (
      value === undefined ||
      !/host|url|addr|server|broker|endpoint|connectionstring|contactpoints|nodes/iu.test(name)
    )
      continue;
    for (const { host, port, protocol } of addressesIn(value.text, true)) {
      if (host === undefined) continue;
      const spoken = protocol ?? (/^[a-z]+$/u.test(product) ? product : undefined);
      const to: Lookup = {
        host,
        ...(port === undefined ? {} : { port }),
        ...(spoken === undefined ? {} : { protocol: spoken }),
        sorts,
      };
      for (const app of textsAt(tree, "scopes"))
        yield {
          claim: "relationship",
          from: { lookup: { name: app, sorts: ["service"] } },
          to: { lookup: to },
          purpose: building === "bindings" && product === "smtp" ? "call" : "data",
          evidence: "address",
          at: { file, line: value.line },
          seenBy: "component",
          ...(spoken === undefined ? {} : { protocol: spoken }),
        };
    }
  }
}
