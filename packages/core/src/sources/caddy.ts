/** Caddy: where its Caddyfile passes requests on. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { attributeOf, type Speaker } from "./parts/config/claims.ts";
import { dialledIn, spokenBy } from "./parts/config/spoken.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const caddy: Source = {
  id: "caddy",
  version: 1,
  title: { en: "Caddy configuration", fr: "Configuration Caddy" },
  files: ["Caddyfile"],
  cannotSay: [
    {
      en: "Upstreams that are looked up at run time.",
      fr: "Les destinations cherchées à l’exécution.",
    },
  ],
  howToExport: { en: "The file as it is.", fr: "Le fichier tel quel." },
  example: {
    files: {
      "edge/Dockerfile": "FROM caddy:2.8\nCOPY Caddyfile /etc/caddy/\n",
      "edge/Caddyfile": ":80 {\n  reverse_proxy /api/* api:8080\n  reverse_proxy {$WEB_HOST:web}:3000\n}\n",
    },
    claims: [
      'mention code caddy:edge/Caddyfile "edge" [directory edge, file edge/Caddyfile] @ edge/Caddyfile:1',
      "call caddy:edge/Caddyfile -> <http api:8080> by http (route) @ edge/Caddyfile:2",
      "call caddy:edge/Caddyfile -> <$WEB_HOST http web:3000> by http (route) @ edge/Caddyfile:3",
      'attribute caddy:edge/Caddyfile type: {"word":"gateway"} @ edge/Caddyfile:1',
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || !/(?:^|\/)(?:[\w.-]+\.)?caddyfile(?:\.[\w-]+)?$/iu.test(path)) return 0;
    return /\{/u.test(text) || /reverse_proxy/u.test(text) ? 3 : 1;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts)
      yield* spokenBy("caddy", artefact, around, "caddy", (speaker) => caddyClaims(speaker, artefact.text()));
  },
};

function* caddyClaims(speaker: Speaker, text: string): Generator<Claim> {
  const targets = new Set<string>();
  /** Depth of braces at which a block of `reverse_proxy` is open, with its protocol. */
  let inside: { readonly depth: number; readonly protocol: string } | undefined;
  let depth = 0;
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = raw
      .slice(0, 2000)
      .replace(/(?:^|\s)#.*$/su, "")
      .trim();
    const words = line.split(/\s+/u).filter((word) => word !== "{" && word !== "");
    const [verb = "", ...rest] = words;
    const protocol = verb === "php_fastcgi" ? "fastcgi" : "http";
    const upstreams =
      verb === "reverse_proxy" || verb === "php_fastcgi"
        ? rest.filter(isUpstream)
        : inside !== undefined && verb === "to"
          ? rest
          : [];
    for (const upstream of upstreams)
      for (const claim of dialledIn(speaker, variablesOf(upstream), {
        purpose: "call",
        line: index + 1,
        seenBy: "reverse_proxy",
        evidence: "route",
        protocol: inside?.protocol ?? protocol,
      })) {
        if (claim.claim === "relationship") targets.add(JSON.stringify(claim.to));
        yield claim;
      }
    if (line.endsWith("{")) {
      depth++;
      if (verb === "reverse_proxy" || verb === "php_fastcgi") inside = { depth, protocol };
    } else if (line === "}") {
      if (inside?.depth === depth) inside = undefined;
      depth--;
    }
  }
  if (targets.size > 0)
    yield attributeOf(
      speaker,
      "type",
      { word: targets.size > 1 ? "gateway" : "proxy" },
      { line: 1, seenBy: "reverse_proxy" },
    );
}

/** Matchers (`/api/*`, `@name`, `*`) stand before upstreams. */
function isUpstream(word: string): boolean {
  return !/^[/@*]/u.test(word) && !word.startsWith("unix/");
}

/** `{$HOST:web}` and `{env.HOST}` as other files write them. */
function variablesOf(text: string): string {
  return text
    .replaceAll(
      /\{\$(\w+)(?::([^{}]*))?\}/gu,
      (_, name: string, fallback: string | undefined) => `\${${name}${fallback === undefined ? "" : `:${fallback}`}}`,
    )
    .replaceAll(/\{env\.(\w+)\}/gu, (_, name: string) => `\${${name}}`);
}
