/** Catalogues: references of all forms, interfaces with and without a provider, folders, and owners of folders. */
import { expect, it } from "vitest";
import { claimLine } from "../../model/claims/claim-lines.ts";
import { codeowners } from "../codeowners.ts";
import { sources } from "../index.ts";
import { claimsFrom } from "../samples.fixture.ts";
import { fullReference } from "./entities.ts";
import { backstage } from "./source.ts";

const entity = (kind: string, name: string, spec: string, metadata = ""): string =>
  `apiVersion: backstage.io/v1beta1\nkind: ${kind}\nmetadata: { name: ${name}${metadata} }\nspec: { ${spec} }\n`;

it("completes references as Backstage does", () => {
  expect(
    ["Cart", "shop/cart", "Component:cart", "api:shop/Stock.v1", "not a ref"].map((one) =>
      fullReference(one, "component"),
    ),
  ).toEqual([
    "component:default/cart",
    "component:shop/cart",
    "component:default/cart",
    "api:shop/stock.v1",
    undefined,
  ]);
});

it("leads the consumer of an interface to the component that provides it", async () => {
  const { claims, diagnostics } = await claimsFrom([backstage], {
    "all/catalog-info.yaml": [
      entity(
        "Component",
        "web",
        "type: website, consumesApis: [stock-api, far-api], dependsOn: [library-x, resource:bus]",
        ", namespace: shop",
      ),
      entity("Component", "stock", "type: service, providesApis: [stock-api], system: shop"),
      entity("API", "stock-api", "type: openapi, owner: team-a, definition: { $text: ../stock/openapi.yaml }"),
      entity("Component", "library-x", "type: library, lifecycle: deprecated"),
      entity("Resource", "bus", "type: kafka-topic"),
      entity("Location", "more", "targets: [./x.yaml]"),
    ].join("---\n"),
  });
  const lines = claims.map(claimLine).map((line) => line.replace(/ @ .*$/u, ""));
  expect(diagnostics).toEqual([]);
  expect(lines.filter((line) => /^(?:call|data|other)/u.test(line))).toEqual([
    "other backstage:component:shop/web -> backstage:component:default/library-x (catalogue)",
    "data backstage:component:shop/web -> backstage:resource:default/bus (catalogue)",
    "call backstage:component:shop/web -> backstage:component:default/stock (catalogue)",
    "call backstage:component:shop/web -> <backstage=api:default/far-api> (catalogue)",
    "other contains backstage:component:default/stock -> backstage:api:default/stock-api (catalogue)",
    "other contains <backstage=system:default/shop> -> backstage:component:default/stock (catalogue)",
  ]);
  expect(lines).toContain('attribute backstage:api:default/stock-api contractFile: ["stock/openapi.yaml"]');
  expect(lines).toContain('attribute backstage:component:default/library-x status: {"word":"deprecated"}');
  expect(lines.filter((line) => line.startsWith("mention")).length).toBe(5);
});

it("is the one source that reads its files", async () => {
  const { claims } = await claimsFrom(sources, { "catalog-info.yaml": entity("Component", "cart", "type: service") });
  expect(
    new Set(claims.map((claim) => (claim.claim === "mention" ? claim.key : "")).filter((key) => key !== "")),
  ).toEqual(new Set(["backstage:component:default/cart"]));
});

it("gives a folder to the owner of the last line that names it, and a section's owners to its lines", async () => {
  const { claims } = await claimsFrom([codeowners], {
    "cart/go.mod": "module cart",
    "web/src/package.json": "{}",
    CODEOWNERS:
      "* @all\n/cart @old\n[Web][2] @acme/front\n/web/\n^[Optional]\ncart/** someone@acme.lan @x\n*.md @docs\n/gone/ @nobody\n",
  });
  const owners = claims.flatMap((claim) => (claim.claim === "attribute" ? [claimLine(claim)] : []));
  expect(owners).toEqual([
    "attribute codeowners:cart owner: someone @ CODEOWNERS:6",
    "attribute codeowners:web/src owner: front @ CODEOWNERS:4",
  ]);
});
