/** nginx: which services its configuration sends requests to. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { diagnosticOf } from "../parts/config/documents.ts";
import { imageAround, ownerOf } from "../parts/config/unit.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside } from "../parts/unit-folder.ts";
import { readNginx } from "./directives.ts";
import { nginxClaims, type NginxFile } from "./routes.ts";

export const nginx: Source = {
  id: "nginx",
  version: 1,
  title: { en: "nginx configuration", fr: "Configuration nginx" },
  files: ["nginx.conf", "*.conf", "*.conf.template", "sites-enabled/*"],
  cannotSay: [
    {
      en: "Whom a pass to a variable of the request reaches, such as `proxy_pass http://$host`.",
      fr: "Qui atteint un renvoi vers une variable de la requête, comme « proxy_pass http://$host ».",
    },
    {
      en: "What modules in Lua or JavaScript decide.",
      fr: "Ce que décident des modules en Lua ou en JavaScript.",
    },
  ],
  howToExport: {
    en: "The files as they are, or the output of `nginx -T`.",
    fr: "Les fichiers tels quels, ou la sortie de « nginx -T ».",
  },
  example: {
    files: {
      "web/Dockerfile": "FROM nginx:1.27\nCOPY default.conf /etc/nginx/conf.d/\n",
      "web/default.conf":
        "upstream orders {\n  server orders-api:8080;\n}\nserver {\n  location /orders/ { proxy_pass http://orders/; }\n" +
        "  location /carts/ { proxy_pass http://${CART_HOST}:8080/; }\n}\n",
    },
    claims: [
      'mention code nginx:web "web" [directory web, file web/default.conf] @ web/default.conf:1',
      "call nginx:web -> <http orders-api:8080> by http (route) @ web/default.conf:5",
      "reading nginx:web CART_HOST @ web/default.conf:6",
      "call nginx:web -> <$CART_HOST http :8080> by http (route) @ web/default.conf:6",
      'attribute nginx:web type: {"word":"gateway"} @ web/default.conf:1',
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || /\.(?:md|ya?ml|json|js|ts|py|sh|html?|tf|go|java|rb|php)$/iu.test(path)) return 0;
    const isNamed =
      /nginx|\.conf(?:\.|$)|\.(?:template|tmpl|tpl|j2|erb|vhost)$|sites-(?:available|enabled)\/|conf\.d\//iu.test(path);
    if (!isNamed) return 0;
    if (/^\s*(?:proxy|grpc|fastcgi|uwsgi|scgi)_pass\s/mu.test(text)) return 3;
    if (/^\s*upstream\s+[\w.-]+\s*\{|^\s*server\s*\{|^\s*location\s+[^\n{]+\{/mu.test(text)) return 3;
    return /^\s*(?:http|stream|events)\s*\{/mu.test(text) && /nginx/iu.test(path) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    for (const [key, files] of configurations(artefacts, around)) {
      const read: NginxFile[] = [];
      const mentions: Claim[] = [];
      for (const { artefact, unit } of files) {
        const { directives, fault } = readNginx(artefact.text(), around.limits.depth);
        if (fault !== undefined) yield faultAt(fault, artefact.path, around);
        mentions.push(ownerOf({ source: "nginx", path: artefact.path, unit, key, otherwise: "nginx" }).mention);
        read.push({ speaker: { of: key, file: artefact.path }, directives });
      }
      const claims = [...nginxClaims(read)];
      // A server of files alone says nothing that the other artefacts of its unit do not say.
      if (claims.length > 0) yield* mentions;
      yield* claims;
    }
  },
};

interface Owned {
  readonly artefact: Artefact;
  readonly unit: string | undefined;
}

/** Files by the configuration that they are parts of: those of one image, else those of one folder. */
function configurations(artefacts: readonly Artefact[], around: Surroundings): ReadonlyMap<string, readonly Owned[]> {
  const groups = new Map<string, Owned[]>();
  for (const artefact of artefacts) {
    const unit = imageAround(artefact.path, around);
    const key = `nginx:${unit ?? artefact.path}`;
    groups.set(key, [...(groups.get(key) ?? []), { artefact, unit }]);
  }
  return groups;
}

function faultAt(
  { line, isTooDeep }: { readonly line: number; readonly isTooDeep: boolean },
  uri: string,
  { limits }: Surroundings,
): Diagnostic {
  return isTooDeep
    ? diagnosticOf("artefact-too-deep", uri, { limit: limits.depth, line })
    : diagnosticOf("artefact-unreadable", uri, { what: "}", line });
}
