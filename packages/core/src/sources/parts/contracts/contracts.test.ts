/** Contracts of interfaces: fixtures of our own for what is easy to get wrong, and the real files of the conformance suite. */
import fc from "fast-check";
import protobufjs from "protobufjs";
import { describe, expect, it } from "vitest";
import { claimLine } from "../../../model/claims/claim-lines.ts";
import { asyncapi } from "../../asyncapi/source.ts";
import { graphql } from "../../graphql/source.ts";
import { openapi } from "../../openapi/source.ts";
import { readProto } from "../../protobuf/read.ts";
import { protobuf } from "../../protobuf/source.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../../samples.fixture.ts";
import { wsdl } from "../../wsdl/source.ts";

async function linesOf(source: typeof openapi, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { claims, diagnostics } = await claimsFrom([source], files);
  expect(diagnostics).toEqual([]);
  return claims.map(claimLine);
}

const generated = (route: string): string => `openapi: 3.0.1
info: { title: OpenAPI definition, version: v0 }
servers: [{ url: "http://localhost:8080" }]
paths: { ${route}: { get: { responses: { "200": { description: ok } } } } }
`;

describe("openapi", () => {
  it("keeps two contracts apart that generators gave one title", async () => {
    const lines = await linesOf(openapi, {
      "src/cart/pom.xml": "<project/>",
      "src/cart/openapi.yml": generated("/carts"),
      "src/orders/pom.xml": "<project/>",
      "src/orders/openapi.yml": generated("/orders"),
    });
    expect(lines.filter((line) => line.startsWith("mention"))).toEqual([
      'mention interface openapi:src/cart/openapi.yml "cart" [directory src/cart] @ src/cart/openapi.yml:1',
      'mention interface openapi:src/orders/openapi.yml "orders" [directory src/orders] @ src/orders/openapi.yml:1',
    ]);
    expect(lines.join()).not.toContain("version");
  });

  it("reads several documents in one file", async () => {
    const lines = await linesOf(openapi, { "docs/api.yaml": `${generated("/a")}---\n${generated("/b")}` });
    expect(lines.filter((line) => line.startsWith("mention interface")).length).toBe(2);
    expect(lines).toContain('attribute openapi:docs/api.yaml#2 x-operations: ["GET /b"] @ docs/api.yaml:6');
  });

  it("follows references inside the tree and tells of those outside", async () => {
    const lines = await linesOf(openapi, {
      "api/openapi.json": JSON.stringify({
        openapi: "3.1.0",
        info: { title: "Shop", version: "2" },
        paths: {
          "/people": { $ref: "paths/people.yaml" },
          "/far": { $ref: "https://example.org/far.yaml#/x" },
          "/gone": { $ref: "gone.yaml" },
        },
        components: {
          schemas: {
            Person: { $ref: "schemas.yaml#/Person" },
            Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] },
          },
        },
      }),
      "api/paths/people.yaml":
        'post: { deprecated: true, requestBody: { content: { application/json: { schema: { $ref: "../openapi.json#/components/schemas/Person" } } } } }\n',
      "api/schemas.yaml": "Person: { type: object, properties: { birthDate: { type: string } } }\n",
    });
    expect(lines).toContain('gap remote-include "https://example.org/far.yaml" @ api/openapi.json:1');
    expect(lines).toContain('gap missing-file "gone.yaml" @ api/openapi.json:1');
    expect(lines).toContain('attribute openapi:api/openapi.json x-deprecated: ["POST /people"] @ api/openapi.json:1');
    expect(lines.some((line) => line.includes("#/components/schemas/Person personalData"))).toBe(true);
    expect(lines.some((line) => line.startsWith("other accesses") && line.includes("Person"))).toBe(true);
  });

  it("keeps credentials of addresses and values of examples to itself", async () => {
    const { claims } = await claimsFrom([openapi, asyncapi, wsdl], {
      "a/openapi.yaml": `openapi: 3.0.0
servers: [{ url: "https://u:canary@api.acme.lan/x?key=canary" }]
paths: { /x: { $ref: "https://u:canary@far.lan/x.yaml?token=canary" } }
components: { schemas: { P: { properties: { password: { example: canary } } } } }
`,
      "b/asyncapi.yaml": `asyncapi: 2.0.0
servers: { s: { url: "amqp://u:canary@mq.acme.lan:5672/v", protocol: amqp } }
channels: { t: { publish: { message: { payload: { example: canary } } } } }
`,
      "c/x.wsdl": `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import location="http://u:canary@far.lan/y?x=canary"/>
<service name="S"><port><address location="http://u:canary@s.acme.lan/"/></port></service></definitions>`,
    });
    expect(claims.length).toBeGreaterThan(10);
    expect(JSON.stringify(claims)).not.toContain("canary");
  });

  it("reads Swagger 2, its hosts and its security", async () => {
    const lines = await linesOf(openapi, {
      "specs/orders.yaml": `swagger: "2.0"
host: orders.acme.lan
schemes: [https]
info: { title: Orders, version: "1" }
securityDefinitions: { o: { type: oauth2 }, b: { type: basic } }
paths:
  /orders:
    post:
      parameters: [{ in: body, name: b, schema: { $ref: "#/definitions/Order" } }]
definitions: { Order: { properties: { id: {} } } }
`,
      "specs/other.yaml": generated("/x"),
    });
    expect(lines[0]).toBe(
      'mention interface openapi:specs/orders.yaml "orders" [host orders.acme.lan] @ specs/orders.yaml:1',
    );
    expect(lines).toContain('attribute openapi:specs/orders.yaml protocol: [{"word":"https"}] @ specs/orders.yaml:1');
    expect(lines).toContain(
      'attribute openapi:specs/orders.yaml auth: [{"word":"oauth2"},{"word":"password"}] @ specs/orders.yaml:1',
    );
    expect(lines.some((line) => line.startsWith("other accesses openapi:specs/orders.yaml -> "))).toBe(true);
  });

  it("leaves a copy from which a client is made to the unit that serves it", async () => {
    const lines = await linesOf(openapi, {
      "payment/go.mod": "module payment",
      "payment/openapi.yaml": generated("/pay"),
      "checkout/go.mod": "module checkout",
      "checkout/payment-api.yaml": generated("/pay"),
    });
    expect(lines.filter((line) => line.startsWith("mention"))).toContain(
      'mention interface openapi:checkout/payment-api.yaml "payment-api" @ checkout/payment-api.yaml:1',
    );
  });

  it.skipIf(!haveSamples)("reads every contract of the real systems", async () => {
    const { claims, diagnostics } = await claimsFrom([openapi], sampleFiles("systems/retail-store"));
    const interfaces = claims.flatMap((claim) =>
      claim.claim === "mention" && claim.sort === "interface" ? [claim.names[0]] : [],
    );
    expect(diagnostics).toEqual([]);
    expect(interfaces).toEqual(["cart", "catalog", "checkout", "orders", "recommendations"]);
    const operations = claims.flatMap((claim) =>
      claim.claim === "attribute" && claim.name === "x-operations" ? (claim.value as readonly string[]) : [],
    );
    expect(operations.length).toBe(19);
  });
});

describe("asyncapi", () => {
  it("turns round what version 2 says from outside", async () => {
    const lines = await linesOf(asyncapi, {
      "mail/go.mod": "module mail",
      "mail/asyncapi.yml": `asyncapi: 2.6.0
info: { title: x, version: "1" }
servers: { main: { url: "broker.acme.lan:5672", protocol: amqp } }
channels:
  orders: { publish: { message: { name: Order, payload: { type: object, properties: { email: {} } } } } }
  mails: { subscribe: { message: { payload: { type: string } } } }
`,
    });
    expect(lines).toContain(
      'attribute asyncapi:mail/asyncapi.yml x-operations: ["receive orders","send mails"] @ mail/asyncapi.yml:1',
    );
    expect(lines).toContain(
      "data asyncapi:mail/asyncapi.yml -> <amqp broker.acme.lan:5672 as broker> by amqp (declared) @ mail/asyncapi.yml:3",
    );
    const { claims } = await claimsFrom([asyncapi], {
      "a.yml": "asyncapi: 2.0.0\nservers: {s: {url: x, protocol: mqtt}}\nchannels: {t: {publish: {}}}\n",
    });
    const flow = claims.find((claim) => claim.claim === "relationship");
    expect(flow?.claim === "relationship" && flow.attributes).toEqual({ mode: { word: "read" } });
  });

  it.skipIf(!haveSamples)(
    "reads all examples of the specification, and fetches none of what they refer to",
    async () => {
      const { claims, diagnostics } = await claimsFrom([asyncapi], sampleFiles("samples/asyncapi+spec/examples"));
      expect(diagnostics).toEqual([]);
      const count = (sort: string): number =>
        claims.filter((claim) => claim.claim === "mention" && claim.sort === sort).length;
      expect(count("interface")).toBe(17);
      expect(count("topic")).toBe(21);
      expect(claims.filter((claim) => claim.claim === "gap" && claim.gap === "remote-include").length).toBe(2);
    },
  );
});

describe("graphql", () => {
  it("joins the files of a schema, and clients to the one schema that has what they ask for", async () => {
    const lines = await linesOf(graphql, {
      "api/package.json": "{}",
      "api/schema/a.graphqls": "schema { query: Root } type Root { me: User @deprecated }",
      "api/schema/b.graphqls": "extend type Root { you: User } type User { email: String }",
      "other/package.json": "{}",
      "other/s.graphql": "type Query { you: Int }",
      "web/package.json": "{}",
      "web/schema.graphql": "type Query { me: Int }",
      "web/q.graphql": "query Q { me { email } you { email } }",
    });
    expect(lines).toContain('attribute graphql:api x-deprecated: ["query me"] @ api/schema/a.graphqls:1');
    expect(lines.filter((line) => line.startsWith("call"))).toEqual([
      "call <directory=web as code|service|package> -> graphql:api by graphql (client) @ web/q.graphql:1",
    ]);
  });
});

describe("protobuf", () => {
  const text = `edition = "2023"; package a.b;
import public "x/y.proto"; // service Not {}
/* message Nor { } */
option (o) = { a: "}" b { c: 1 } };
message M { reserved 2 to 9; oneof pick { string e_mail = 1; int32 n = 12; } map<string, M.In> more = 14 [deprecated = true]; message In { bytes message = 1; } enum E { Z = 0; } extensions 100 to 200; }
service S { option deprecated = true; rpc One (stream M) returns (.a.b.M.In) { option deprecated = true; }; rpc Two(M) returns (stream M); }
extend M { int32 z = 120; }
`;

  it("sees what the reference parser sees", () => {
    const { root } = protobufjs.parse(text, { keepCase: true });
    const own = readProto(text, 200);
    const service = root.lookupService("a.b.S");
    expect(own.services.map(({ name, methods }) => [name, methods.map((method) => method.name)])).toEqual([
      ["S", Object.keys(service.methods)],
    ]);
    expect(
      own.messages
        .find(({ name }) => name === "M")
        ?.fields.map(({ name }) => name)
        .sort(),
    ).toEqual(
      Object.keys(root.lookupType("a.b.M").fields)
        .filter((name) => !name.startsWith("."))
        .sort(),
    );
    expect(own).toMatchObject({ package: "a.b", imports: ["x/y.proto"] });
    expect(own.fault).toBeUndefined();
    expect(own.services[0]?.methods[0]).toEqual({
      name: "One",
      takes: "M",
      gives: "a.b.M.In",
      isDeprecated: true,
      isStream: true,
    });
  });

  it("never fails on what is no proto", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(text.length),
        (noise, at) => readProto(text.slice(0, at) + noise, 20).package.length >= 0,
      ),
      { numRuns: 100 },
    );
  });

  it("makes one contract of the copies of a file, and no relationship between units", async () => {
    const proto =
      'syntax = "proto3"; package shop; service Cart { rpc Get (Q) returns (A); } message Q {} message A { string id = 1; }';
    const lines = await linesOf(protobuf, {
      "a/cart.proto": proto,
      "b/cart.proto": proto,
      "a/health.proto": "package grpc.health.v1; service Health { }",
    });
    expect(lines.filter((line) => line.startsWith("mention interface"))).toEqual([
      'mention interface protobuf:shop.Cart "shop.Cart", "Cart" @ a/cart.proto:1',
    ]);
    expect(lines).toContain(
      'attribute protobuf:shop.Cart contractFile: ["a/cart.proto","b/cart.proto"] @ a/cart.proto:1',
    );
    expect(lines.some((line) => line.startsWith("call"))).toBe(false);
  });

  it.skipIf(!haveSamples)("sees in real files what the reference parser sees", () => {
    const files = sampleFiles("systems/online-boutique").filter(({ path }) => path.endsWith(".proto"));
    expect(files.length).toBe(8);
    for (const file of files) {
      const own = readProto(file.text(), 200);
      const { root } = protobufjs.parse(file.text(), { keepCase: true });
      expect(own.fault).toBeUndefined();
      for (const { name, methods } of own.services)
        expect(methods.map((method) => method.name)).toEqual(
          Object.keys(root.lookupService(`${own.package}.${name}`).methods),
        );
      for (const { name, fields } of own.messages)
        expect(fields.map((field) => field.name)).toEqual(
          Object.keys(root.lookupType(`${own.package}.${name}`).fields),
        );
    }
    expect(files.reduce((count, file) => count + readProto(file.text(), 200).services.length, 0)).toBe(40);
  });
});

describe("wsdl", () => {
  it("reads version 2.0, imported schemas, and refuses entities", async () => {
    const description = `<description xmlns="http://www.w3.org/ns/wsdl" targetNamespace="urn:r">
  <types><xs:import xmlns:xs="http://www.w3.org/2001/XMLSchema" schemaLocation="http://far.example/x.xsd"/></types>
  <interface name="I"><operation name="book"/></interface>
  <service name="Rooms" interface="I"><endpoint name="e" address="http://rooms.acme.lan:8080/r"/></service>
</description>`;
    const lines = await linesOf(wsdl, { "rooms.wsdl": description });
    expect(lines[0]).toBe('mention interface wsdl:rooms.wsdl#Rooms "Rooms" [host rooms.acme.lan] @ rooms.wsdl:4');
    expect(lines).toContain('attribute wsdl:rooms.wsdl#Rooms x-operations: ["book"] @ rooms.wsdl:4');
    const bomb = `<!DOCTYPE d [<!ENTITY a "b">]>${description}`;
    const { claims, diagnostics } = await claimsFrom([wsdl], { "bomb.wsdl": bomb });
    expect(claims).toEqual([]);
    expect(diagnostics.length).toBe(1);
  });
});
