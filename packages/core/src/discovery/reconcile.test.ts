import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute, mention, reading, relation, setting } from "./claims.fixture.ts";
import type { Observation } from "./observation.ts";
import { observe, type SourcedClaim } from "./reconcile.ts";

/** `cart -> redis data address-read 0.95`. */
function lines({ relationships }: Observation): readonly string[] {
  return relationships.map(
    ({ from, to, purpose, evidence, confidence }) => `${from} -> ${to} ${purpose} ${evidence[0]?.class} ${confidence}`,
  );
}

const shop: readonly SourcedClaim[] = [
  mention("compose:.#cart", { keys: { directory: "src/cart", host: "carts" } }),
  mention("compose:.#catalog", { keys: { directory: "src/catalog" } }),
  mention("compose:.#cart-db", { keys: { image: "redis" } }),
  mention("code:src/cart"),
  mention("code:src/catalog"),
  setting("compose:.#cart", "CART_DB", [{ host: "cart-db", port: 6379 }]),
  setting("compose:.#cart", "CATALOG_URL", [{ host: "catalog", port: 80, protocol: "http" }]),
  setting("compose:.#cart", "UNUSED_URL", [{ host: "catalog", port: 80 }], { isShared: true }),
  reading("code:src/cart", "cart.db"),
  relation("compose:.#cart", "compose:.#catalog", { purpose: "startup", evidence: "start-order", source: "compose" }),
];

describe("relationships", () => {
  it("knows an address that the code reads from one that is only given", () => {
    expect(lines(observe(shop))).toEqual([
      "cart -> cart-db data address-read 0.95",
      "cart -> catalog call address 0.85",
      "cart -> catalog startup start-order 0.3",
    ]);
  });

  it("takes what the deployment sets instead of the fallback in the source", () => {
    const claims = [
      mention("compose:.#web", { keys: { directory: "web" } }),
      mention("compose:.#users"),
      mention("compose:.#accounts"),
      mention("code:web"),
      relation("code:web", { variable: "USER_HOST", host: "users", protocol: "http" }),
      setting("compose:.#web", "USER_HOST", "accounts"),
    ];
    expect(lines(observe(claims))).toEqual(["web -> accounts call address-read 0.95"]);
    expect(lines(observe(claims.slice(0, -1)))).toEqual(["web -> users call literal 0.85"]);
  });

  it("reads a default of the image only where the deployment leaves it", () => {
    const claims = [
      mention("compose:.#web", { keys: { directory: "web" } }),
      mention("compose:.#users"),
      mention("compose:.#accounts"),
      mention("code:web"),
      setting("code:web", "USER_HOST", [{ host: "users" }], { isDefault: true, file: "web/Dockerfile" }),
    ];
    expect(lines(observe(claims))).toEqual(["web -> users call address 0.85"]);
    claims.push(setting("compose:.#web", "USER_HOST", [{ host: "accounts" }]));
    expect(lines(observe(claims))).toEqual(["web -> accounts call address 0.85"]);
  });

  it("takes no name for an address, no call to oneself, and no caller for a callee", () => {
    const claims = [
      mention("compose:.#orders"),
      mention("compose:.#orders-db", { keys: { image: "postgres" } }),
      setting("compose:.#orders-db", "POSTGRES_DB", [{ host: "orders" }]),
      setting("compose:.#orders", "SELF_ADDRESS", [{ host: "orders", port: 80 }]),
      setting("compose:.#orders", "ALLOWED_ORIGINS", [{ host: "orders-db", port: 80 }]),
    ];
    expect(lines(observe(claims))).toEqual([]);
  });

  it("finds hosts of Kubernetes in all their forms, each in its namespace", () => {
    const claims = [
      mention("kubernetes:shop/deployment/front", { keys: { host: "front" } }),
      mention("kubernetes:shop/deployment/carts", { keys: { host: "carts" } }),
      mention("kubernetes:other/deployment/carts-of-others", { keys: { host: "carts" } }),
      ...["carts", "carts.shop", "carts.shop.svc", "carts.shop.svc.cluster.local"].map((host, place) =>
        setting("kubernetes:shop/deployment/front", `A${place}`, [{ host, port: 80 }], { file: `${place}.yml` }),
      ),
      setting("kubernetes:shop/deployment/front", "B", [{ host: "carts.other.svc", port: 80 }]),
    ];
    expect(lines(observe(claims))).toEqual([
      "front -> carts call address 0.99",
      "front -> carts-of-others call address 0.85",
    ]);
  });

  it("tells what is not deployed as dangling, what is public as somebody else's, and documentation not at all", () => {
    const observation = observe([
      mention("compose:.#front"),
      setting("compose:.#front", "ASSISTANT", [{ host: "assistant", port: 80 }]),
      setting("compose:.#front", "PAY", [{ host: "www.paypal.com", protocol: "https" }]),
      setting("compose:.#front", "SCHEMA", [{ host: "www.w3.org", protocol: "http" }]),
    ]);
    expect(observation.dangling.map(({ from, address }) => [from, address])).toEqual([["front", "assistant:80"]]);
    expect(lines(observation)).toEqual(["front -> paypal.com call address 0.85"]);
    expect(observation.elements.map(({ id, kind, isExternal }) => [id, kind, isExternal])).toEqual([
      ["front", "module", false],
      ["paypal.com", "application", true],
    ]);
  });

  it("counts a shared address little where nothing shows that it is read", () => {
    const claims = [
      mention("kubernetes:shop/deployment/a", { keys: { host: "a" } }),
      mention("kubernetes:shop/deployment/b", { keys: { host: "b" } }),
      setting("kubernetes:shop/deployment/a", "B_URL", [{ host: "b", port: 80 }], { isShared: true }),
    ];
    expect(lines(observe(claims))).toEqual(["a -> b call shared-address 0.4"]);
  });

  it("counts a shared address more where its user starts after the other", () => {
    const claims = [
      mention("compose:.#a"),
      mention("compose:.#b"),
      mention("compose:.#c"),
      setting("compose:.#a", "B_URL", [{ host: "b", port: 80 }], { isShared: true }),
      setting("compose:.#c", "B_URL", [{ host: "b", port: 80 }], { isShared: true }),
      relation("compose:.#a", "compose:.#b", { purpose: "startup", evidence: "start-order" }),
    ];
    expect(lines(observe(claims)).filter((line) => line.includes("call"))).toEqual([
      "a -> b call shared-address 0.58",
      "c -> b call shared-address 0.4",
    ]);
  });

  it("knows telemetry and configuration by what stands at the other end", () => {
    const claims = [
      mention("compose:.#web"),
      mention("compose:.#tracing", { names: ["tracing-server"], keys: { image: "openzipkin/zipkin" } }),
      mention("compose:.#config-server"),
      mention("compose:.#prometheus", { keys: { image: "prom/prometheus" } }),
      setting("compose:.#web", "SPANS", [{ host: "tracing-server", port: 9411 }]),
      setting("compose:.#web", "SETTINGS", [{ host: "config-server", port: 8888 }]),
      relation("compose:.#prometheus", { host: "web", port: 80 }),
    ];
    expect(lines(observe(claims))).toEqual([
      "prometheus -> web telemetry literal 0.85",
      "web -> config-server other address 0.85",
      "web -> tracing-server telemetry address 0.85",
    ]);
  });

  it("follows a policy whose labels nothing has by the name, and tells the defect", () => {
    const claims = [
      mention("kubernetes:shop/deployment/front", { keys: { host: "front" } }),
      mention("kubernetes:shop/deployment/carts", { keys: { host: "carts" } }),
      attribute("kubernetes:shop/deployment/front", "labels", { record: { name: "front" } }),
      attribute("kubernetes:shop/deployment/carts", "labels", { record: { name: "carts" } }),
      relation(
        { labels: { name: "front" }, scope: { space: "shop" } },
        { labels: { name: "cart" }, scope: { space: "shop" } },
        { evidence: "policy", source: "kubernetes" },
      ),
    ];
    const observation = observe(claims);
    expect(lines(observation)).toEqual(["front -> carts call policy 0.54"]);
    expect(observation.defects?.map(({ element, reason }) => [element, reason.en])).toEqual([
      ["carts", "Selects name=cart, and nothing has these labels; carts was probably meant."],
    ]);
  });

  it("lets code that several workloads run speak for each with what it is given", () => {
    const claims = [
      mention("compose:.#web", { keys: { directory: "app" } }),
      mention("compose:.#worker", { keys: { directory: "app" } }),
      mention("compose:.#queue", { keys: { image: "rabbitmq:3" } }),
      mention("code:app"),
      relation("code:app", { variable: "QUEUE", host: "queue" }, { purpose: "data" }),
    ];
    expect(lines(observe(claims))).toEqual(["web -> queue data literal 0.85", "worker -> queue data literal 0.85"]);
  });

  it("does not count code that nothing deploys where the rest is deployed", () => {
    const claims = [
      mention("compose:.#a", { keys: { directory: "a" } }),
      mention("code:a"),
      mention("code:tool"),
      relation("code:tool", { host: "a" }),
    ];
    expect(lines(observe(claims))).toEqual(["tool -> a call literal 0.425"]);
  });
});

describe("what is meant by less than an address", () => {
  it("takes a port of the machine for the one who publishes it, and HTTP to nobody who keeps data", () => {
    const claims = [
      mention("compose:.#web", {}),
      mention("compose:.#orders", {}),
      mention("compose:.#db", { keys: { image: "postgres" } }),
      attribute("compose:.#orders", "x-published", ["8080:80"]),
      attribute("compose:.#db", "x-published", ["5432:5432"]),
      setting("compose:.#web", "REACT_APP_ORDERS", "http://localhost:8080/api"),
      setting("compose:.#web", "REACT_APP_OTHER", "http://localhost:5432"),
      setting("compose:.#orders", "SELF", "http://localhost:8080"),
    ];
    expect(lines(observe(claims))).toEqual(["web -> orders call address 0.595"]);
  });

  it("takes a flag for the store that it names wholly", () => {
    const claims = [
      mention("kubernetes:shop/deployment/front"),
      mention("kubernetes:shop/deployment/session-db", { keys: { image: "redis:alpine" } }),
      mention("kubernetes:shop/deployment/cache", { keys: { image: "redis:alpine" } }),
      setting("kubernetes:shop/deployment/front", "SESSION_REDIS", "true"),
      setting("kubernetes:shop/deployment/front", "REDIS", "true"),
      setting("kubernetes:shop/deployment/front", "ORDER_REDIS", "true"),
    ];
    expect(lines(observe(claims))).toEqual(["front -> session-db data address 0.5525"]);
  });

  it("counts what people run on their own machines, and no tests", () => {
    const claims = [
      mention("compose:.#shop", { keys: { directory: "shop" } }),
      mention("compose:.#frontendTests", { keys: { directory: "shop" } }),
      mention("code:shop"),
      mention("code:desktop-client"),
      relation("code:desktop-client", { host: "shop" }),
      relation("compose:.#frontendTests", { host: "shop" }, { evidence: "address" }),
    ];
    expect(lines(observe(claims))).toEqual([
      "desktop-client -> shop call literal 0.85",
      "frontendTests -> shop call address 0.425",
    ]);
  });
});

describe("identity", () => {
  it("takes versions behind one host for one thing", () => {
    const claims = [
      mention("kubernetes:default/deployment/page", { keys: { host: "page" } }),
      ...["reviews-v1", "reviews-v2", "reviews-v2-mysql"].map((name) =>
        mention(`kubernetes:default/deployment/${name}`, { keys: { host: "reviews", image: "acme/reviews" } }),
      ),
      setting("kubernetes:default/deployment/page", "REVIEWS_HOST", [{ host: "reviews" }]),
    ];
    const observation = observe(claims);
    expect(observation.elements.map(({ id }) => id)).toEqual(["page", "reviews-v1"]);
    expect(lines(observation)).toEqual(["page -> reviews-v1 call address 0.85"]);
  });

  it("joins what is called the same before what registers itself by a copied name", () => {
    const claims = [
      mention("compose:.#order", { keys: { directory: "order" } }),
      mention("compose:.#delivery", { keys: { directory: "delivery" } }),
      mention("code:order", { keys: { "self-name": "order" } }),
      mention("code:delivery", { keys: { "self-name": "order" }, names: ["order", "delivery"] }),
      mention("kubernetes:shop/deployment/order"),
      mention("kubernetes:shop/deployment/delivery"),
    ];
    expect(observe(claims).elements.map(({ mentions }) => mentions.map(({ key }) => key))).toEqual([
      ["code:delivery", "compose:.#delivery", "kubernetes:shop/deployment/delivery"],
      ["code:order", "compose:.#order", "kubernetes:shop/deployment/order"],
    ]);
  });

  it("tells Dockerfiles of one folder apart by their names", () => {
    const claims = [
      mention("compose:.#worker"),
      mention("compose:.#proxy"),
      ...["worker", "proxy"].map((name) =>
        mention(`dockerfile:docker/Dockerfile-${name}`, { sort: "image", names: [name], keys: { directory: "." } }),
      ),
    ];
    expect(observe(claims).elements.map(({ id, mentions }) => [id, mentions.length])).toEqual([
      ["proxy", 2],
      ["worker", 2],
    ]);
  });

  it("joins stores of variants by what is left of their names, or as the only one of their product", () => {
    const claims = [
      ...["cart", "catalog"].flatMap((name) => [
        mention(`compose:.#${name}`),
        mention(`terraform:.#${name}`, { space: "." }),
      ]),
      mention("compose:.#cart-db", { keys: { image: "mysql" } }),
      mention("compose:.#catalog-db", { keys: { image: "mysql" } }),
      mention("compose:.#rabbitmq", { keys: { image: "rabbitmq" } }),
      ...(["cart_rds", "catalog_rds"] as const).flatMap((name) => [
        mention(`terraform:.#${name}`, { space: ".", sort: "store" }),
        attribute(`terraform:.#${name}`, "technology", "aurora-mysql"),
      ]),
      mention("terraform:.#orders-broker", { space: ".", sort: "broker" }),
      attribute("terraform:.#orders-broker", "technology", "RabbitMQ"),
    ];
    expect(observe(claims).elements.map(({ id, mentions }) => [id, mentions.length])).toEqual([
      ["cart", 2],
      ["cart-db", 2],
      ["catalog", 2],
      ["catalog-db", 2],
      ["rabbitmq", 2],
    ]);
  });

  it("never joins two workloads of one space, nor things of different groups, nor what people keep apart", () => {
    const claims = [
      mention("compose:.#order", {}),
      mention("compose:.#orders", {}),
      mention("terraform:.#orders", { sort: "store", space: "." }),
      mention("code:src/orders", {}),
    ];
    expect(observe(claims).elements.map(({ id }) => id)).toEqual(["order", "orders", "orders-store"]);
    const apart = observe(claims, { same: [], notSame: [["compose:.#orders", "code:src/orders"]] });
    expect(apart.elements).toHaveLength(4);
    const together = observe(claims, { same: [["compose:.#order", "compose:.#orders"]], notSame: [] });
    expect(together.elements.map(({ id }) => id)).toEqual(["order", "orders"]);
  });

  it("keeps systems apart that only share names everybody has", () => {
    const claims = ["angular", "flask"].flatMap((project) => [
      mention(`compose:${project}#web`, { keys: { directory: `${project}/web` } }),
      mention(`compose:${project}#db`, { keys: { image: "mysql" } }),
      setting(`compose:${project}#web`, "DB_HOST", [{ host: "db" }], { file: `${project}/compose.yml` }),
    ]);
    const observation = observe(claims);
    expect(observation.elements).toHaveLength(4);
    expect(lines(observation)).toEqual([
      "angular-web -> angular-db data address 0.85",
      "flask-web -> flask-db data address 0.85",
    ]);
  });

  it("takes answers by the id of an element, too", () => {
    const claims = [mention("compose:.#basket"), mention("kubernetes:shop/deployment/trolley")];
    expect(observe(claims).elements).toHaveLength(2);
    expect(observe(claims, { same: [["element basket", "element trolley"]], notSame: [] }).elements).toHaveLength(1);
  });

  it("tells why: rule and key of every joining, as a tree over the mentions", () => {
    const [cart] = observe(shop).elements;
    expect(cart?.mentions.map(({ key, joined }) => [key, joined?.rule, joined?.by])).toEqual([
      ["code:src/cart", "same-folder", "src/cart"],
      ["compose:.#cart", undefined, undefined],
    ]);
  });
});

describe("attributes", () => {
  it("keeps the values that lose as conflicts, but not those of other variants", () => {
    const observation = observe(
      [
        mention("kubernetes:shop/deployment/a", { variant: "kubernetes" }),
        mention("compose:.#a", { variant: "compose", keys: { directory: "a" } }),
        mention("code:a", { variant: "kubernetes" }),
        attribute("kubernetes:shop/deployment/a", "replicas", 3),
        attribute("compose:.#a", "replicas", 1),
        attribute("code:a", "replicas", 2),
      ],
      { same: [["kubernetes:shop/deployment/a", "compose:.#a"]], notSame: [] },
    );
    expect(observation.elements[0]?.attributes.map(({ name, value, source }) => [name, value, source])).toEqual([
      ["replicas", 3, "kubernetes"],
    ]);
    expect(observation.conflicts.map(({ values }) => values.map(({ value, wins }) => [value, wins]))).toEqual([
      [
        [3, true],
        [2, false],
      ],
    ]);
  });
});

it("gives the same observation for the same claims in any order", () => {
  const whole = [
    ...shop,
    mention("kubernetes:shop/deployment/carts", { keys: { host: "carts" } }),
    mention("kubernetes:shop/deployment/catalog", { keys: { host: "catalog" } }),
    mention("terraform:.#carts_service", { space: "." }),
    mention("terraform:.#catalog_service", { space: "." }),
    attribute("terraform:.#carts_service", "replicas", 2),
    attribute("compose:.#cart", "replicas", 1),
    attribute("compose:.#cart", "replicas", 4),
  ];
  const expected = JSON.stringify(observe(whole));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(whole, { minLength: whole.length }),
      (shuffled) => JSON.stringify(observe(shuffled)) === expected,
    ),
    { numRuns: 40 },
  );
});

describe("what is put together of several artefacts", () => {
  const cart = mention("compose:.#cart", { names: ["cart"] });

  it("contradicts itself inside of one folder of deployments, and not between two", () => {
    const ram = (value: number, file: string): SourcedClaim =>
      attribute("kubernetes:a/deployment/web", "replicas", value, file);
    const web = mention("kubernetes:a/deployment/web");
    expect(observe([web, ram(1, "base/web.yml"), ram(2, "release/web.yml")]).conflicts).toEqual([]);
    expect(observe([web, ram(1, "base/web.yml"), ram(2, "base/more.yml")]).conflicts).toHaveLength(1);
  });

  it("takes the version of a contract for none of what offers it, and of its copies its own", () => {
    const folder = { directory: "src/cart" };
    const { elements } = observe([
      cart,
      mention("code:src/cart", { names: ["cart"] }),
      mention("openapi:src/cart/api.yml", { sort: "interface", names: ["cart"], keys: folder }),
      attribute("openapi:src/cart/api.yml", "version", "1.0"),
      attribute("openapi:src/cart/api.yml", "contractFile", ["api.yml", "src/cart/api.yml"]),
    ]);
    const values = Object.fromEntries(
      elements.flatMap((one) => one.attributes.map(({ name, value }) => [name, value])),
    );
    expect(values).toMatchObject({ contractFile: ["src/cart/api.yml"] });
    expect(values).not.toHaveProperty("version");
  });

  it("lets who accesses a database use the store that it lies in", () => {
    const { relationships } = observe([
      cart,
      mention("compose:.#postgres", { sort: "store" }),
      mention("code:host#cartdb", { sort: "database", names: ["cartdb"] }),
      relation("compose:.#postgres", "code:host#cartdb", { purpose: "other", verb: "accesses" }),
      relation("compose:.#cart", "code:host#cartdb", { purpose: "data" }),
    ]);
    expect(relationships.map(({ from, verb, to }) => `${from} ${verb} ${to}`)).toContain("cart uses postgres");
  });

  it("asks nobody whether two things of one root are one", () => {
    const vpc = (root: string, kind: string): SourcedClaim =>
      mention(`terraform:${root}#${kind}.shop`, { sort: "zone", names: ["acme-net"], space: root });
    expect(observe([vpc("a", "vpc"), vpc("a", "subnet")]).proposals).toEqual([]);
    expect(observe([vpc("a", "vpc"), vpc("b", "vpc")]).proposals).toHaveLength(1);
  });

  it("calls the system by its plain name, and the topic of that name otherwise", () => {
    const { elements } = observe([
      mention("helm:chart", { sort: "system", names: ["robot"] }),
      mention("code:pay#topic/robot", { sort: "topic", names: ["robot"] }),
    ]);
    expect(elements.map(({ id, sort }) => `${sort} ${id}`)).toContain("system robot");
  });
});

it("takes ten thousand claims of a thousand workloads in a moment", () => {
  const claims: SourcedClaim[] = [];
  for (let number = 0; number < 1_000; number += 1) {
    const key = `kubernetes:ns${number % 50}/deployment/service-${number}`;
    claims.push(
      mention(key, {
        keys: { host: `service-${number}`, image: `registry.acme.io/team/service-${number}` },
        file: `${number}.yml`,
      }),
    );
    claims.push(attribute(key, "labels", { record: { app: `service-${number}` } }, `${number}.yml`));
    claims.push(attribute(key, "replicas", 2, `${number}.yml`));
    for (let other = 1; other <= 7; other += 1)
      claims.push(
        setting(key, `URL_${other}`, [{ host: `service-${(number + other * 50) % 1_000}`, port: 80 }], {
          file: `${number}.yml`,
        }),
      );
  }
  const before = process.cpuUsage();
  const observation = observe(claims);
  const { user, system } = process.cpuUsage(before);
  expect(observation.relationships).toHaveLength(7_000);
  expect((user + system) / 1e6).toBeLessThan(2);
});

describe("names and ports that several share", () => {
  it("takes of two that answer on a port the nearest", () => {
    const claims = ["one", "two"].flatMap((system) => [
      mention(`code:${system}/web`, { file: `${system}/web/application.yml` }),
      mention(`code:${system}/api`, { file: `${system}/api/application.yml` }),
      setting(`code:${system}/api`, "server.port", "8081", { file: `${system}/api/application.yml` }),
      setting(`code:${system}/web`, "backend.url", "http://localhost:8081", { file: `${system}/web/application.yml` }),
    ]);
    const ends = observe(claims).relationships.map(({ from, to }) => `${from} -> ${to}`);
    expect(ends).toHaveLength(2);
    expect(new Set(ends).size).toBe(2);
  });

  it("takes a port of the machine only where nothing sets the variable before it", () => {
    const claims = [
      mention("compose:.#shop", { keys: { directory: "shop" } }),
      mention("compose:.#kafka", { keys: { image: "kafka" } }),
      attribute("compose:.#kafka", "x-published", ["9092:9092"]),
      mention("code:shop"),
      {
        source: "test",
        claim: {
          claim: "setting",
          of: "code:shop",
          variable: "kafka.bootstrap.servers",
          value: "localhost:9092",
          addresses: [{ variable: "KAFKA_HOST" }],
          isDefault: true,
          at: { file: "shop/application.yml", line: 1 },
          seenBy: "test",
        },
      } satisfies SourcedClaim,
    ];
    expect(lines(observe(claims))).toEqual(["shop -> kafka data address 0.595"]);
    const set = setting("compose:.#shop", "KAFKA_HOST", "elsewhere.acme.com");
    expect(lines(observe([...claims, set])).filter((line) => line.includes("kafka"))).toEqual([]);
  });

  it("does not take a front end for telemetry that is called after what the system shows", () => {
    const claims = [
      mention("compose:.#otel-shop-frontend", { keys: { directory: "web" } }),
      mention("compose:.#otel-shop-api", { keys: { directory: "api" } }),
      setting("compose:.#otel-shop-frontend", "API_URL", [{ host: "otel-shop-api", port: 80, protocol: "http" }]),
    ];
    expect(observe(claims).relationships.map(({ purpose }) => purpose)).toEqual(["call"]);
  });

  it("lets a configuration speak for all that mount it", () => {
    const claims = [
      mention("compose:.#gateway", { keys: { file: "supergraph.graphql" } }),
      mention("compose:.#router", { keys: { file: "supergraph.graphql" } }),
      mention("compose:.#items"),
      mention("graphql:supergraph.graphql", { sort: "code", keys: { file: "supergraph.graphql" } }),
      relation("graphql:supergraph.graphql", { host: "items", port: 4000 }, { evidence: "route" }),
    ];
    expect(lines(observe(claims))).toEqual(["gateway -> items call route 0.95", "router -> items call route 0.95"]);
  });
});
