import { affirms, states, wordOf, wordsOf } from "../../model/read.ts";
import type { Element } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

/** Ways of reaching an interface that several makers understand. */
const OPEN_TYPES: ReadonlySet<string> = new Set(["rest", "soap", "graphql", "grpc"]);
/** Forms of data that several makers read. */
const OPEN_FORMATS: ReadonlySet<string> = new Set([
  "csv",
  "json",
  "xml",
  "parquet",
  "avro",
  "protobuf",
  "pdf",
  "edifact",
  "odf",
  "ods",
  "odt",
]);

export const interfaceIsOpen: ElementRule = {
  id: "interface-is-open",
  title: {
    en: "Important interfaces and data follow open standards",
    fr: "Interfaces et données importantes suivent des standards ouverts",
  },
  rationale: {
    en: "What only one maker's products understand cannot be connected to, or moved to, any other: lock-in by form.",
    fr: "Ce que seuls les produits d’un éditeur comprennent ne peut être relié ni déplacé vers un autre : la forme rend captif.",
  },
  remedy: {
    en: "Offer it in an open form as well (REST with OpenAPI, CSV, Parquet), and state `proprietary: no`.",
    fr: "Offrez-le aussi sous une forme ouverte (REST avec OpenAPI, CSV, Parquet), et indiquez `proprietary: no`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.23", "iso27001:A.5.14", "nist-800-53:SA-4", "nist-csf:GV.SC-10", "gdpr:20", "dora:28"],
  principle: "P6",
  quality: "interoperability",
  aliases: ["proprietary-interface"],
  reads: ["proprietary", "type", "contractFile", "format", "criticality", "exposed"],
  kinds: ["interface", "application", "store", "dataset"],
  examples: {
    passes: `application crm "CRM" { criticality: important\n  interface api "API" { type: rest; contractFile: "api.yaml" } }\ndataset orders "Orders" { criticality: vital; format: csv }`,
    fails: `application crm "CRM" { criticality: important\n  interface rfc "RFC" { type: other-rpc; proprietary: yes }\n  store box "Box" { proprietary: yes } }\napplication toy "Toy" { proprietary: yes }\ndataset cad "Drawings" { criticality: vital; proprietary: yes }`,
    finds: ["rfc", "box", "cad"],
    unsure: `application crm "CRM" { criticality: important\n  interface bapi "BAPI" { type: other-rpc } }`,
    lacks: ["bapi.proprietary"],
  },

  judge(element) {
    const said = affirms(element, "proprietary");
    // Interfaces are asked; of the rest only what is said counts.
    if (said === undefined && !isKind(element, "interface") && !isInOpenForm(element)) return undefined;
    if (!isImportant(element)) return undefined;
    return judged(said === undefined ? isInOpenForm(element) || undefined : !said, [element, "proprietary"], () => {
      const name = nameOf(element);
      return {
        en: `Only products of its maker understand ${name.en}`,
        fr: `Seuls les produits de son éditeur comprennent ${name.fr}`,
        values: [[element, "proprietary"]],
      };
    });
  },
};

/** A form that several makers understand, or a contract that anybody can read. */
function isInOpenForm(element: Element): boolean {
  if (isKind(element, "dataset")) return wordsOf(element, "format").some((format) => OPEN_FORMATS.has(format));
  if (!isKind(element, "interface")) return false;
  return OPEN_TYPES.has(wordOf(element, "type") ?? "") || states(element, "contractFile");
}
