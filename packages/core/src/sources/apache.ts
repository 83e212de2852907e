/** Apache HTTP Server: where it passes requests on (`mod_proxy`). */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { attributeOf, type Speaker } from "./parts/config/claims.ts";
import { dialledIn, spokenBy } from "./parts/config/spoken.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const apache: Source = {
  id: "apache",
  version: 1,
  title: { en: "Apache HTTP Server configuration", fr: "Configuration Apache HTTP Server" },
  files: ["httpd.conf", "*.conf with ProxyPass"],
  cannotSay: [
    {
      en: "What rewriting by maps and programs decides.",
      fr: "Ce que décide la réécriture par tables et programmes.",
    },
  ],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "web/Dockerfile": "FROM httpd:2.4\nCOPY proxy.conf /usr/local/apache2/conf/\n",
      "web/proxy.conf": 'ProxyPass "/api/" "http://api:8080/"\nProxyPassReverse "/api/" "http://api:8080/"\n',
    },
    claims: [
      'mention code apache:web/proxy.conf "web" [directory web, file web/proxy.conf] @ web/proxy.conf:1',
      "call apache:web/proxy.conf -> <http api:8080> by http (route) @ web/proxy.conf:1",
      'attribute apache:web/proxy.conf type: {"word":"proxy"} @ web/proxy.conf:1',
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || !/\.(?:conf|template|tmpl|j2|vhost)$|\.htaccess$|sites-(?:available|enabled)\//iu.test(path))
      return 0;
    return /^\s*(?:ProxyPass(?:Match)?|BalancerMember)\s/imu.test(text) ||
      /^\s*RewriteRule\s.*\[[^\]]*\bP\b/mu.test(text)
      ? 3
      : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts)
      yield* spokenBy("apache", artefact, around, "apache", (speaker) => apacheClaims(speaker, artefact.text()));
  },
};

function* apacheClaims(speaker: Speaker, text: string): Generator<Claim> {
  const targets = new Set<string>();
  const defined = new Map<string, string>();
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = raw.slice(0, 2000).trim();
    if (line.startsWith("#")) continue;
    const define = /^Define\s+(\w+)\s+"?([^"\s]+)"?$/iu.exec(line);
    if (define?.[1] !== undefined && define[2] !== undefined) defined.set(define[1], define[2]);
    const target = targetOf(line)?.replaceAll(/\$\{(\w+)\}/gu, (whole, name: string) => defined.get(name) ?? whole);
    if (target === undefined || target === "!" || target.startsWith("balancer:") || target.startsWith("unix:"))
      continue;
    // What a pattern matched goes into the path.
    const plain = target.replace(/\$\d.*$/su, "").replace(/\/$/u, "");
    for (const claim of dialledIn(speaker, plain, {
      purpose: "call",
      line: index + 1,
      seenBy: "proxy",
      evidence: "route",
    })) {
      if (claim.claim === "relationship") targets.add(JSON.stringify(claim.to));
      yield claim;
    }
  }
  if (targets.size > 0)
    yield attributeOf(speaker, "type", { word: targets.size > 1 ? "gateway" : "proxy" }, { line: 1, seenBy: "proxy" });
}

function targetOf(line: string): string | undefined {
  const words = (line.match(/"[^"]*"|\S+/gu) ?? []).map((word) => word.replaceAll('"', ""));
  const [verb = "", first, second, third] = words;
  switch (verb.toLowerCase()) {
    case "proxypass":
    case "proxypassmatch":
      return [first, second].find((word) => word !== undefined && /^(?:[a-z]+:\/\/|balancer:|unix:|!)/u.test(word));
    case "balancermember":
      return first;
    case "rewriterule":
      return third !== undefined && /\bP\b/u.test(third) && second !== undefined && /^[a-z]+:\/\//u.test(second)
        ? second
        : undefined;
    default:
      return undefined;
  }
}
