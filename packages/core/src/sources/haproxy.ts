/** HAProxy: to which servers its backends send requests. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { attributeOf, type Speaker } from "./parts/config/claims.ts";
import { dialledIn, spokenBy } from "./parts/config/spoken.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const haproxy: Source = {
  id: "haproxy",
  version: 1,
  title: { en: "HAProxy configuration", fr: "Configuration HAProxy" },
  files: ["haproxy.cfg"],
  cannotSay: [
    {
      en: "Servers that are added at run time.",
      fr: "Les serveurs ajoutés à l’exécution.",
    },
  ],
  howToExport: { en: "The file as it is.", fr: "Le fichier tel quel." },
  example: {
    files: {
      "lb/Dockerfile": "FROM haproxy:3.0\nCOPY haproxy.cfg /usr/local/etc/haproxy/\n",
      "lb/haproxy.cfg":
        "frontend web\n  bind *:80\n  default_backend app\nbackend app\n  server one app-1:8080 check\n  server two app-2:8080 check\n",
    },
    claims: [
      'mention code haproxy:lb/haproxy.cfg "lb" [directory lb, file lb/haproxy.cfg] @ lb/haproxy.cfg:1',
      "call haproxy:lb/haproxy.cfg -> <http app-1:8080> by http (route) @ lb/haproxy.cfg:5",
      'attribute haproxy:lb/haproxy.cfg type: {"word":"proxy"} @ lb/haproxy.cfg:1',
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || !/\.(?:cfg|conf|tmpl|template|j2)$/iu.test(path)) return 0;
    return /^(?:backend|frontend|listen)\s+\S+\s*$/mu.test(text) &&
      /^\s+(?:bind|server|mode|balance|default_backend)\s/mu.test(text)
      ? 3
      : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts)
      yield* spokenBy("haproxy", artefact, around, "haproxy", (speaker) => haproxyClaims(speaker, artefact.text()));
  },
};

function* haproxyClaims(speaker: Speaker, text: string): Generator<Claim> {
  let section = "";
  let mode = "http";
  let common = "http";
  let count = 0;
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const words = raw
      .slice(0, 2000)
      .replace(/(?:^|\s)#.*$/su, "")
      .trim()
      .split(/\s+/u);
    const [verb = "", ...rest] = words;
    if (
      /^\S/u.test(raw) &&
      /^(?:global|defaults|frontend|backend|listen|resolvers|peers|userlist|program|cache)$/u.test(verb)
    ) {
      section = verb;
      mode = common;
    } else if (verb === "mode") {
      mode = rest[0] ?? mode;
      if (section === "defaults") common = mode;
    } else if ((verb === "server" || verb === "server-template") && (section === "backend" || section === "listen")) {
      const address = rest[verb === "server" ? 1 : 2];
      if (address === undefined) continue;
      const protocol = mode === "tcp" ? {} : { protocol: "http" };
      for (const claim of dialledIn(speaker, address.replaceAll('"', ""), {
        purpose: "call",
        line: index + 1,
        seenBy: "server",
        evidence: "route",
        ...protocol,
      })) {
        count++;
        yield claim;
      }
    } else if (verb === "log" && rest[0] !== undefined && !/^(?:global|\/|stdout|stderr|ring@|127\.)/u.test(rest[0])) {
      yield* dialledIn(speaker, rest[0], { purpose: "telemetry", line: index + 1, seenBy: "log", protocol: "syslog" });
    }
  }
  if (count > 0) yield attributeOf(speaker, "type", { word: "proxy" }, { line: 1, seenBy: "server" });
}
