import { systemsOf } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Relationship } from "../../model/model.ts";
import { affirms, wordOf, wordsOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

const TABLES: readonly string[] = ["jdbc", "odbc", "sql", "db-link", "dblink"];

export const systemsExchangeByApi: RelationshipRule = {
  id: "systems-exchange-by-api",
  title: {
    en: "Systems exchange by APIs, not in each other’s databases",
    fr: "Les systèmes échangent par API, non dans la base de l’autre",
  },
  rationale: {
    en: "Whoever reads or writes the tables of another system passes its rules and rights by, and breaks with every change of its structure.",
    fr: "Qui lit ou écrit les tables d’un autre système contourne ses règles et ses droits, et casse à chaque changement de structure.",
  },
  remedy: {
    en: "Let the owning system offer an API, a message or a prepared extract, and use that; then correct `protocol` and `pattern`.",
    fr: "Que le système propriétaire offre une API, un message ou un extrait préparé, et passez par là ; corrigez ensuite `protocol` et `pattern`.",
  },
  severity: "warning",
  controls: ["nist-800-53:AC-4", "nist-800-53:SC-3", "nist-800-53:SA-8", "iso27001:A.8.27", "iso27001:A.8.3"],
  quality: "interoperability",
  aliases: ["DIRECT-DATABASE-ACCESS"],
  reads: ["protocol", "pattern", "shared", "realizes", "performs"],
  verbs: ["flows", "uses"],
  examples: {
    passes: `application shop "Shop" { -> erp { protocol: https; pattern: api } }\napplication erp "ERP" {\n  module core "Core" { uses db; -> db { protocol: jdbc } }\n  store db "Orders"\n}`,
    fails: `application shop "Shop" { -> erp { protocol: jdbc }; uses db }\napplication erp "ERP" {\n  store db "Orders" { -> dwh { protocol: odbc } }\n  store open "For reports" { shared: yes }\n}\napplication dwh "Warehouse" { uses open; -> erp { pattern: database } }`,
    finds: ["shop -> erp", "shop uses db", "db -> dwh", "dwh -> erp"],
    unsure: `application erp "ERP" {\n  store db "Orders" { -> dwh { mode: batch } }\n}\napplication dwh "Warehouse"`,
    lacks: ["db -> dwh.protocol"],
  },

  judge(exchange) {
    const isAsked = reaches(exchange);
    if (isAsked === "no" || systemsOf(exchange) === undefined) return undefined;
    const { from, to } = exchange;
    const store = [from, to].find((end) => end !== undefined && isKind(end, "store"));
    if (store !== undefined && affirms(store, "shared") === true) return holds;
    if (isAsked === "api") return holds;
    if (isAsked === "unknown") return lacks([exchange, "protocol"]);
    return violated(() => {
      const ends = endsOf(exchange);
      return {
        en: `${ends.en}: one system works in the database of the other`,
        fr: `${ends.fr} : un système travaille dans la base de l’autre`,
        path: [...(from ? [from] : []), exchange, ...(to ? [to] : [])],
        values: [
          [exchange, "protocol"],
          [exchange, "pattern"],
        ],
      };
    });
  },
};

/** Does it go into tables? `no`: nothing about it has to do with a database. */
function reaches(exchange: Relationship): "tables" | "api" | "unknown" | "no" {
  const pattern = wordOf(exchange, "pattern");
  const protocols = wordsOf(exchange, "protocol");
  if (pattern === "database" || protocols.some((word) => TABLES.includes(word))) return "tables";
  const { from, to } = exchange;
  const store = [from, to].find((end) => end !== undefined && isKind(end, "store"));
  const type = store === undefined ? undefined : wordOf(store, "type");
  if (store === undefined) return pattern === "api" || protocols.length > 0 ? "api" : "no";
  if (type !== undefined && ["queue", "topic", "bucket", "file", "cache"].includes(type)) return "no";
  if (pattern !== undefined || protocols.length > 0) return "api";
  return exchange.verb === "uses" ? "tables" : "unknown";
}
