/** Grafana: the data sources that its provisioning gives it. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Purpose } from "../model/claims/claim.ts";
import type { Speaker } from "./parts/config/claims.ts";
import { scalarAt } from "./parts/config/leaves.ts";
import { dialledIn, spokenByTrees } from "./parts/config/spoken.ts";
import { itemsAt, textAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const grafana: Source = {
  id: "grafana",
  version: 1,
  title: { en: "Grafana data sources", fr: "Sources de données Grafana" },
  files: ["provisioning/datasources/*.yml", "answers of /api/datasources"],
  cannotSay: [
    {
      en: "Data sources that were added by hand.",
      fr: "Les sources de données ajoutées à la main.",
    },
  ],
  howToExport: {
    en: "The files as they are, or `curl http://grafana:3000/api/datasources`.",
    fr: "Les fichiers tels quels, ou « curl http://grafana:3000/api/datasources ».",
  },
  example: {
    files: {
      "grafana/Dockerfile": "FROM grafana/grafana:11.2.0\nCOPY provisioning /etc/grafana/provisioning\n",
      "grafana/provisioning/datasources/all.yml":
        "apiVersion: 1\ndatasources:\n  - name: Metrics\n    type: prometheus\n    access: proxy\n    url: http://prometheus:9090\n",
    },
    claims: [
      'mention code grafana:grafana/provisioning/datasources/all.yml "grafana" [directory grafana, file grafana/provisioning/datasources/all.yml] @ grafana/provisioning/datasources/all.yml:1',
      "telemetry grafana:grafana/provisioning/datasources/all.yml -> <http prometheus:9090> by http (address-read) @ grafana/provisioning/datasources/all.yml:6",
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path)) return 0;
    if (/\.ya?ml$/iu.test(path))
      return /^datasources\s*:/mu.test(text) && /^\s+-?\s*type\s*:/mu.test(text) && !/^kind:/mu.test(text) ? 3 : 0;
    return /\.json$/iu.test(path) &&
      /"access"\s*:\s*"(?:proxy|direct|server)"/u.test(text) &&
      /"url"\s*:/u.test(text) &&
      /"type"\s*:/u.test(text) &&
      !/"panels"\s*:/u.test(text)
      ? 3
      : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* spokenByTrees("grafana", artefacts, around, "grafana", datasourceClaims);
  },
};

/** Claims of a list of data sources, or of one. */
function* datasourceClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  const listed = itemsAt(tree, "datasources");
  const sources = tree.is === "items" ? tree.items : listed.length > 0 ? listed : [tree];
  for (const source of sources) {
    const url = scalarAt(source, "url");
    if (url !== undefined)
      yield* dialledIn(speaker, url.text, {
        purpose: purposeOf(textAt(source, "type") ?? ""),
        line: url.line,
        seenBy: "datasources",
        protocol: protocolOf(textAt(source, "type") ?? ""),
      });
  }
}

const databases: Readonly<Record<string, string>> = {
  mysql: "mysql",
  postgres: "postgresql",
  "grafana-postgresql-datasource": "postgresql",
  mssql: "sqlserver",
  "redis-datasource": "redis",
  "grafana-mongodb-datasource": "mongodb",
};

/** Databases of the business are read; all else keeps what was measured. */
function purposeOf(type: string): Purpose {
  return databases[type] === undefined ? "telemetry" : "data";
}

function protocolOf(type: string): string {
  return databases[type] ?? "http";
}
