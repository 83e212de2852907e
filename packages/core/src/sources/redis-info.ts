/** Redis as it says of itself: the text of `INFO`. Version, part in a replication, what it keeps on disk. Keys and values are not read. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { machineKeys } from "./parts/machine-keys.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Source } from "./source.ts";

export const redisInfo: Source = {
  id: "redis-info",
  version: 1,
  title: { en: "Redis INFO", fr: "INFO de Redis" },
  files: ["redis-info.txt"],
  cannotSay: [
    { en: "What its keys mean, and who uses them.", fr: "Ce que signifient ses clés, et qui s’en sert." },
    { en: "Under which name its clients know it.", fr: "Sous quel nom ses clients le connaissent." },
  ],
  howToExport: {
    en: "`redis-cli -h HOST INFO > HOST.redis-info.txt`; the name of the file is taken for the name of the server.",
    fr: "« redis-cli -h HÔTE INFO > HÔTE.redis-info.txt » ; le nom du fichier est pris pour celui du serveur.",
  },
  example: {
    files: {
      "sessions.redis-info.txt":
        "# Server\nredis_version:7.0.15\nos:Linux 6.1 x86_64\ntcp_port:6379\n# Persistence\naof_enabled:1\n# Replication\nrole:master\nconnected_slaves:1\nslave0:ip=10.1.0.8,port=6379,state=online,offset=1,lag=0\n",
    },
    claims: [
      'mention store redis-info:sessions.redis-info.txt "sessions" @ sessions.redis-info.txt:2',
      'attribute redis-info:sessions.redis-info.txt technology: ["Redis 7.0.15"] @ sessions.redis-info.txt:2',
      "attribute redis-info:sessions.redis-info.txt replicas: 2 @ sessions.redis-info.txt:9",
      'attribute redis-info:sessions.redis-info.txt ports: ["tcp/6379"] @ sessions.redis-info.txt:4',
    ],
  },

  detect: ({ text }) => (/^# Server\r?\nredis_version:/mu.test(text) ? 3 : 0),

  *read(artefacts): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) yield* claimsOf(artefact);
  },
};

function* claimsOf(artefact: Artefact): Generator<Claim> {
  const fields = new Map<string, { readonly line: number; readonly value: string }>();
  artefact
    .text()
    .split(/\r?\n/u)
    .forEach((row, index) => {
      const colon = row.indexOf(":");
      if (colon > 0 && !row.startsWith("#"))
        fields.set(row.slice(0, colon), { line: index + 1, value: row.slice(colon + 1).trim() });
    });
  const version = fields.get("redis_version");
  if (version === undefined) return;
  const key = `redis-info:${artefact.path}`;
  const file = artefact.path;
  const named = file.slice(file.lastIndexOf("/") + 1).replace(/(?:[._-]?redis-?info)?(?:\.txt)?$/iu, "");
  const say = sayingAt({ file, line: version.line }, "server");
  const hosts = [named];
  yield say.mention({
    key,
    sort: "store",
    names: [named === "" ? "redis" : named],
    keys: machineKeys({ hosts, ips: hosts, macs: [] }),
  });
  yield* say.attribute(key, "technology", [`Redis ${version.value}`]);
  yield* say.attribute(key, "type", "key-value");
  const port = fields.get("tcp_port");
  if (port !== undefined && port.value !== "0")
    yield* sayingAt({ file, line: port.line }, "server").attribute(key, "ports", [`tcp/${port.value}`]);
  const replicas = fields.get("connected_slaves");
  if (fields.get("role")?.value === "master" && replicas !== undefined && /^\d+$/u.test(replicas.value))
    yield* sayingAt({ file, line: replicas.line }, "replication").attribute(
      key,
      "replicas",
      Number(replicas.value) + 1,
    );
}
