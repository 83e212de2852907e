import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { affirms, wordOf, wordsOf } from "../../model/read.ts";
import { areaOf, isInArea, playsPart, referenceWords } from "../parts/areas.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly reference: readonly string[];
}

/** Ways of exchange that go through an agreed form rather than into the tables. */
const agreed: ReadonlySet<string> = new Set([
  "api",
  "message",
  "publish-subscribe",
  "event",
  "file",
  "via",
  "manual",
  "screen",
]);
const tables: ReadonlySet<string> = new Set(["jdbc", "odbc"]);

export const foreignDataIsNotTouched: RelationshipRule<Parameters> = {
  id: "foreign-data-is-not-touched",
  title: {
    en: "Nobody reaches into the data of another area",
    fr: "Personne ne touche aux données d’une autre aire",
  },
  rationale: {
    en: "Whoever reads or writes the tables of another bloc depends on their form; from then on the bloc cannot change its own data.",
    fr: "Qui lit ou écrit les tables d’un autre bloc dépend de leur forme ; dès lors, le bloc ne peut plus changer ses propres données.",
  },
  remedy: {
    en: "Ask the application that owns the data, through its interface, a message or a file; or state `shared: yes` on a store that is meant for all.",
    fr: "Demandez à l’application qui possède les données, par son interface, un message ou un fichier ; ou indiquez `shared: yes` sur un stockage destiné à tous.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.3", "iso27001:A.5.15", "nist-800-53:AC-4"],
  quality: "modularity",
  aliases: ["FOREIGN-DATA"],
  reads: ["pattern", "protocol", "via", "shared", "groups", "contains", "name", "tags"],
  parameters: { reference: referenceWords },
  verbs: ["flows", "uses"],
  examples: {
    passes: `application erp "ERP" { store db "Orders" }\napplication shop "Shop"\napplication bi "BI"\nshop -> erp { pattern: api }\ndb -> bi { pattern: file }\narea one "One" { groups erp }\narea two "Two" { groups shop, bi }`,
    fails: `application erp "ERP" { store db "Orders" }
application shop "Shop" { uses db }
application bi "BI"
application stock "Stock" { uses db }
db -> bi { protocol: jdbc }
shop -> erp { pattern: database }
area one "One" { groups erp, stock }
area two "Two" { groups shop, bi }`,
    finds: ["shop uses db", "db -> bi", "shop -> erp"],
    unsure: `application erp "ERP" { store db "Orders" }\napplication bi "BI"\ndb -> bi { mode: batch }\narea one "One" { groups erp }\narea two "Two" { groups bi }`,
    lacks: ["db -> bi.pattern"],
  },

  judge(relationship, { parameters }) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined) return undefined;
    const store = [to, from].find((end) => isKind(end, "store"));
    const isTables = reachesTables(relationship);
    if (store === undefined && isTables !== true) return undefined;
    const [a, b] = [areaOf(from), areaOf(to)];
    if (a === undefined || b === undefined || isInArea(a, b) || isInArea(b, a)) return undefined;
    if (store !== undefined && isForAll(store, parameters.reference)) return holds;
    // Using a store is reaching into it; a flow may also deliver a file or a message.
    const isReached = isTables ?? (relationship.verb === "uses" ? true : undefined);
    if (isReached === false) return holds;
    if (isReached === undefined) return lacks([relationship, "pattern"]);
    return violated(() => {
      const [ends, own, other] = [endsOf(relationship), nameOf(a), nameOf(b)];
      return {
        en: `${ends.en}: data crosses from “${own.en}” to “${other.en}” through the tables`,
        fr: `${ends.fr} : les données passent de « ${own.fr} » à « ${other.fr} » par les tables`,
        path: [from, relationship, to],
        values: [
          [relationship, "pattern"],
          [relationship, "protocol"],
        ],
        related: [a, b],
      };
    });
  },
};

/** Does it go into the tables, as far as it is said? */
function reachesTables(relationship: Relationship): boolean | undefined {
  const pattern = wordOf(relationship, "pattern");
  if (pattern === "database") return true;
  if (relationship.get("via") !== undefined || agreed.has(pattern ?? "")) return false;
  const protocols = wordsOf(relationship, "protocol");
  if (protocols.length === 0) return undefined;
  return protocols.some((protocol) => tables.has(protocol));
}

function isForAll(store: Element, words: readonly string[]): boolean {
  const area = areaOf(store);
  return affirms(store, "shared") === true || (area !== undefined && playsPart(area, words));
}
