/** OpenAPI (Swagger) documents: the interfaces that units offer. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfContract } from "../parts/contracts/contract.ts";
import { hostKeys } from "../parts/contracts/hosts.ts";
import { directoryKey, placesOf } from "../parts/contracts/place.ts";
import { References } from "../parts/contracts/references.ts";
import { readDocuments } from "../parts/documents/read.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside } from "../parts/unit-folder.ts";
import { type OpenApi, openApiVersion, readOpenApi } from "./read.ts";

export const openapi: Source = {
  id: "openapi",
  version: 1,
  title: { en: "OpenAPI contracts", fr: "Contrats OpenAPI" },
  files: ["openapi.yaml", "swagger.json", "*.yaml / *.json (openapi: 3.x, swagger: 2.0)"],
  cannotSay: [
    { en: "Who calls the interface.", fr: "Qui appelle l’interface." },
    {
      en: "Whether a contract that several units keep is offered or only used by each.",
      fr: "Si un contrat présent dans plusieurs unités y est offert ou seulement utilisé.",
    },
  ],
  howToExport: {
    en: "Keep the OpenAPI document in the repository, or save it from the running service (/v3/api-docs, /swagger.json).",
    fr: "Gardez le document OpenAPI dans le dépôt, ou enregistrez-le depuis le service en marche (/v3/api-docs, /swagger.json).",
  },
  example: {
    files: {
      "src/cart/package.json": '{ "name": "cart" }\n',
      "src/cart/openapi.yml": `openapi: 3.0.1
info: { title: OpenAPI definition, version: "1.2" }
servers:
  - url: http://localhost:8080
paths:
  /carts/{id}:
    get:
      responses:
        "200":
          description: The cart
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Cart" }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Cart:
      type: object
      properties:
        id: { type: string }
        email: { type: string }
`,
    },
    claims: [
      'mention interface openapi:src/cart/openapi.yml "cart" [directory src/cart] @ src/cart/openapi.yml:1',
      'attribute openapi:src/cart/openapi.yml contractFile: ["src/cart/openapi.yml"] @ src/cart/openapi.yml:1',
      'attribute openapi:src/cart/openapi.yml auth: [{"word":"apikey"}] @ src/cart/openapi.yml:1',
      'attribute openapi:src/cart/openapi.yml x-operations: ["GET /carts/{id}"] @ src/cart/openapi.yml:1',
      'mention entity openapi:src/cart/openapi.yml#/components/schemas/Cart "Cart" @ src/cart/openapi.yml:19#/components/schemas/Cart',
      'attribute openapi:src/cart/openapi.yml#/components/schemas/Cart personalData: {"word":"personal"} @ src/cart/openapi.yml:19#/components/schemas/Cart',
      "other accesses openapi:src/cart/openapi.yml -> openapi:src/cart/openapi.yml#/components/schemas/Cart (declared) @ src/cart/openapi.yml:19#/components/schemas/Cart",
    ],
  },
  detect: detectOpenApi,
  read: readAll,
};

function detectOpenApi({ path, text }: Glimpse): Detection {
  if (!/\.(?:ya?ml|json|oas)$/iu.test(path) || isAside(path)) return 0;
  if (/(?:^|[\s{,])["']?(?:openapi|swagger)["']?\s*:\s*["']?[123]\.\d/u.test(text)) return 3;
  // Keys in alphabetical order: a long list of components may come first.
  if (!/(?:open-?api|swagger|api-?docs?)[^/]*$/iu.test(path)) return 0;
  return /(?:^|[\s{,])["']?(?:components|definitions|info|basePath)["']?\s*:/u.test(text) ? 1 : 0;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const references = new References(around);
  const found: (OpenApi & { readonly key: string; readonly path: string })[] = [];
  for (const artefact of artefacts) {
    const { path } = artefact;
    const { trees, diagnostics } = readDocuments(artefact, around.limits);
    yield* diagnostics;
    for (const root of trees.filter((tree) => openApiVersion(tree) !== undefined)) {
      const count = found.filter((other) => other.path === path).length;
      const key = `openapi:${path}${count === 0 ? "" : `#${count + 1}`}`;
      found.push({ ...readOpenApi(root, path, key, references), key, path });
      yield* references.gaps();
    }
  }
  const places = placesOf([...new Set(found.map(({ path }) => path))], around);
  const hosts = hostKeys(found.map((one) => one.hosts));
  for (const [index, { contract, key, path, line }] of found.entries()) {
    const place = places.get(path);
    const keys = [...directoryKey(place?.unit), ...(hosts[index] ?? [])];
    yield* claimsOfContract({
      ...contract,
      key,
      keys,
      at: { file: path, line },
      names: [place?.name ?? path],
      space: place?.unit,
      files: [path],
    });
  }
}
