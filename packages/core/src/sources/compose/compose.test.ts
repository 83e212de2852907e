/** Compose projects: merging as Docker does it, what a service says, no secret in it; and real projects, counted by hand. */
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { compare } from "../../base/compare.ts";
import { isRealDataThere, realFiles, said } from "../../../test/said.ts";
import { deploymentSamples } from "../parts/samples.fixture.ts";
import { interpolate, readEnvFile } from "./interpolate.ts";
import { isComposeText } from "./projects.ts";
import { compose } from "./source.ts";

describe("variables", () => {
  const values = new Map([
    ["A", "1"],
    ["E", ""],
  ]);
  it.each([
    ["$A ${A} $$A ${A:-2} ${B:-2} ${B-2}", "1 1 $A 1 2 2"],
    ["${E:-x}|${E-x}|${E:+y}|${A:+y}|${A:?no}", "x|||y|1"],
    ["${B:-${C:-${A}}}:${B}", "1:${B}"],
    ["${ $ ${", "${ $ ${"],
  ])("in %s", (text, result) => {
    expect(interpolate(text, values).text).toBe(result);
  });

  it("of a .env file, with quotes, comments and earlier ones", () => {
    expect(
      [...readEnvFile("A=1\n# no\nexport B='$A' \nC=\"$A 2\" # x\nD=a b # c\nE\n")].map(([name, { value, line }]) => [
        name,
        value,
        line,
      ]),
    ).toEqual([
      ["A", "1", 1],
      ["B", "$A", 3],
      ["C", "1 2", 4],
      ["D", "a b", 5],
    ]);
  });
});

describe("a project", () => {
  it("is put together from includes, anchors, extends, override and .env", async () => {
    const { lines, diagnostics } = await said(compose, deploymentSamples);
    expect(diagnostics).toEqual([]);
    const expected = [
      'mention service compose:.#cart "cart", "carts" [compose .#cart, host cart, host carts, image ghcr.io/acme/cart, host basket] @ compose.yaml:22',
      "setting compose:.#web SHARED_URL = <http stock:8080> @ compose.yaml:5",
      "setting compose:.#web ORDERS_DB = <postgresql orders-db:5432 /orders> @ compose.yaml:13",
      "setting compose:.#web HOST = <web.local> @ compose.yaml:16",
      "setting compose:.#web LOG_LEVEL = debug @ compose.override.yaml:4",
      "setting compose:.#web stock-url = <http stock:8080> @ compose.yaml:20",
      "setting compose:.#cart REDIS_ADDR = <redis:6379> @ extra/base.yaml:4",
      "setting compose:.#cart MONGO_URL = <mongodb mongo:27017 /carts> @ cart.env:2",
      "startup compose:.#stock -> compose:.#cart (start-order) @ extra/compose.yaml:4",
      "attribute compose:.#cart replicas: 3 @ compose.yaml:26",
      'attribute compose:.#cart restart: {"word":"auto"} @ extra/base.yaml:3',
    ];
    expect(expected.filter((line) => !lines.includes(line))).toEqual([]);
    // The override took the ports away.
    expect(lines.filter((line) => line.includes("#web ports"))).toEqual([]);
  });

  it("dials containers of another file by the names of its external links", async () => {
    const { lines } = await said(compose, {
      "env.yml": "services:\n  mysql:\n    image: mysql:8\n    container_name: mysql\n",
      "app-compose.yml":
        "services:\n  admin:\n    image: acme/admin\n    external_links:\n      - mysql:db\n      - mysql\n",
    });
    expect(lines.filter((line) => line.startsWith("mention store"))).toEqual([
      'mention store compose:.#mysql "mysql" [compose .#mysql, host mysql, image mysql, host db] @ env.yml:3',
    ]);
  });

  it("tells no secret", async () => {
    const { claims } = await said(compose, deploymentSamples);
    expect(JSON.stringify(claims)).not.toContain("canary");
    expect(
      claims.filter((claim) => claim.claim === "setting" && /PASSWORD|TOKEN|SECRET/u.test(claim.variable)),
    ).toHaveLength(3);
  });

  it("shares a space with another that an external network joins", async () => {
    const file = (network: string): string =>
      `services: {a: {image: b, networks: [n]}}\nnetworks: {n: {external: true, name: ${network}}}\n`;
    const { claims } = await said(compose, {
      "x/compose.yaml": file("one"),
      "y/compose.yaml": file("one"),
      "z/compose.yaml": file("two"),
    });
    const spaces = claims.flatMap((claim) => (claim.claim === "mention" ? [claim.scope.space] : []));
    expect(spaces).toEqual(["compose:x", "compose:x", "compose:z"]);
  });

  it("knows that what several are given at one place proves nothing of one", async () => {
    const text =
      "x-env: &env {BROKER_URL: 'amqp://mq:5672'}\nservices:\n  a: {image: a, environment: *env}\n  b: {image: b, environment: {<<: *env, OWN_URL: 'http://a:1'}}\n";
    const { lines } = await said(compose, { "compose.yml": text });
    expect(lines.filter((line) => line.startsWith("setting"))).toEqual([
      "setting compose:.#a BROKER_URL = <amqp mq:5672> shared @ compose.yml:1",
      "setting compose:.#b OWN_URL = <http a:1> @ compose.yml:4",
      "setting compose:.#b BROKER_URL = <amqp mq:5672> shared @ compose.yml:1",
    ]);
  });

  it("routes what asks Traefik for requests by its labels", async () => {
    const text =
      "services:\n  proxy: {image: 'traefik:v3.1', ports: ['80:80']}\n  shop:\n    image: shop\n    labels:\n      - traefik.http.routers.shop.rule=Host(`shop.local`)\n  off:\n    image: off\n    labels: {traefik.enable: 'false', traefik.http.routers.off.rule: x}\n";
    const { lines } = await said(compose, { "docker-compose.yml": text });
    expect(lines.filter((line) => line.includes("->"))).toEqual([
      "call compose:.#proxy -> compose:.#shop by http (route) @ docker-compose.yml:6",
    ]);
  });

  it("says by which ports of the machine it is reached", async () => {
    const text =
      'services: {a: {image: a, ports: ["127.0.0.1:${P:-8081}:80/tcp", "90", "5000-5001:6000-6001", {target: 443, published: "8443"}]}}\n';
    const { lines } = await said(compose, { "compose.yml": text });
    expect(lines.filter((line) => line.includes("por") || line.includes("published"))).toEqual([
      'attribute compose:.#a ports: ["tcp/80","tcp/90","tcp/443"] @ compose.yml:1',
      'attribute compose:.#a x-published: ["8081:80","8443:443"] @ compose.yml:1',
    ]);
  });

  it("says what it was not given", async () => {
    const text =
      "include: ['https://user:canary@example.net/a.yml', b.yml]\nservices: {a: {image: a, env_file: no.env}}\n";
    const { lines } = await said(compose, { "compose.yml": text });
    expect(lines.filter((line) => line.startsWith("gap"))).toEqual([
      'gap remote-include "https://example.net/a.yml" @ compose.yml:1',
      'gap missing-file "b.yml" @ compose.yml:1',
      'gap missing-file compose:.#a "no.env" @ compose.yml:2',
    ]);
  });
});

if (!isRealDataThere) console.warn("SKIPPED: Compose of real systems, shared/data/discovery is not there");

describe.skipIf(!isRealDataThere)("projects of others", () => {
  const mentions = async (folder: string): Promise<readonly string[]> => {
    const { claims } = await said(compose, realFiles(folder));
    return claims.flatMap((claim) => (claim.claim === "mention" ? [claim.key] : []));
  };

  // Counted in the files: ui, catalog, cart, checkout, orders and five stores, once together, once each for itself, and tracing.
  test("the retail store: 10 services and two of tracing, 11 addresses", async () => {
    const keys = [...new Set(await mentions("systems/retail-store"))];
    expect(
      keys
        .filter((key) => key.startsWith("compose:src/app#"))
        .map((key) => key.split("#")[1] ?? "")
        .toSorted(compare),
    ).toEqual(
      "cart carts-db catalog catalog-db checkout checkout-redis jaeger opensearch orders orders-db otel-collector rabbitmq ui"
        .split(" ")
        .toSorted(compare),
    );
    const { lines } = await said(compose, realFiles("systems/retail-store"));
    const dialled = lines.filter((line) => /^setting compose:src\/app#\w+ \w+ = <(?!http otel)/u.test(line));
    // Four of the page, two of the catalogue, one of the carts, two of the checkout, two of the orders.
    expect(dialled).toHaveLength(11);
  });

  test("the robot shop: 12 services, and one that makes load", async () => {
    const { claims } = await said(compose, realFiles("systems/robot-shop"));
    const sorts = claims.flatMap((claim) =>
      claim.claim === "mention" && claim.key.startsWith("compose:.#") ? [claim.sort] : [],
    );
    const count = (sort: string): number => sorts.filter((one) => one === sort).length;
    expect([sorts.length, count("store"), count("broker"), count("client")]).toEqual([13, 3, 1, 1]);
  });

  test("awesome-compose: every service of every file, as the full parser counts them", async () => {
    const files = realFiles("samples/docker+awesome-compose");
    const { claims, diagnostics } = await said(compose, files);
    const inText = Object.entries(files)
      .filter(([path]) => /compose[\w.-]*\.ya?ml$/u.test(path))
      .flatMap(([, text]) => Object.keys((parse(text) as { readonly services: object }).services));
    expect(diagnostics).toEqual([]);
    expect(inText.length).toBeGreaterThan(70);
    expect(claims.filter(({ claim }) => claim === "mention")).toHaveLength(inText.length);
  });
});

describe("composition that is not named so", () => {
  it("is recognised by its services", () => {
    const text = "version: '3'\n\nservices:\n  # the cart\n  cart:\n    ports: [80]\n    image: cart\n";
    expect(isComposeText("deploy/infra.yml", text)).toBe(true);
    expect(isComposeText("deploy/infra.yml", text.replace("image", "class"))).toBe(false);
    expect(isComposeText("config/services.yaml", "services:\n  App\\Cart:\n    arguments: [image]\n")).toBe(false);
    expect(isComposeText("ci.yml", `jobs: {}\n${text}`)).toBe(false);
    expect(isComposeText("a.yml", `${"services:\n\n".repeat(20_000)}`)).toBe(false);
  });

  it("runs the source that is mounted where it works, and takes the example of a missing environment file", async () => {
    const files = {
      "compose.yml":
        "services:\n  a: {build: docker/app, working_dir: /code/cart, volumes: ['./src:/code'], env_file: .env}\n",
      "docker/app/Dockerfile": "FROM golang\n",
      "src/cart/go.mod": "module cart\n",
      ".env.example": "ORDERS_URL=http://orders:80\n",
    };
    const { lines } = await said(compose, files);
    expect(lines.some((line) => line.includes("directory src/cart"))).toBe(true);
    expect(lines.some((line) => line.includes("ORDERS_URL = <http orders:80>"))).toBe(true);
    expect(lines.some((line) => line.includes('missing-file compose:.#a ".env"'))).toBe(true);
  });
});
