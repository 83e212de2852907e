import { describe, expect, it } from "vitest";
import { claimLine } from "../../model/claims/claim-lines.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../samples.fixture.ts";
import { springConfig } from "./source.ts";

const RESOURCES = "orders/src/main/resources";

async function said(text: string, name = "application.yml", manifest = "<project/>"): Promise<readonly Claim[]> {
  const { claims } = await claimsFrom([springConfig], { "orders/pom.xml": manifest, [`${RESOURCES}/${name}`]: text });
  return claims;
}

function links(claims: readonly Claim[]): readonly string[] {
  return claims.filter(({ claim }) => claim === "relationship").map((claim) => claimLine(claim).replace(/ @ .*$/u, ""));
}

describe("routes", () => {
  it.each([
    "spring.cloud.gateway.routes",
    "spring.cloud.gateway.server.webflux.routes",
    "spring.cloud.gateway.server.webmvc.routes",
    "spring.cloud.gateway.mvc.routes",
  ])("of %s", async (prefix) => {
    const text = `${prefix}[0].id=a\n${prefix}[0].uri=lb://carts\n${prefix}[1].uri=\${USERS:http://users:81}\n${prefix}[2].uri=forward:/x\n`;
    expect(links(await said(text, "application.properties"))).toEqual([
      "call spring-config:orders -> <http named carts> by http (route)",
      "call spring-config:orders -> <$USERS http users:81> by http (route)",
    ]);
  });

  it("of Zuul: an address, an id, or the name of the route itself", async () => {
    const text =
      "zuul:\n  routes:\n    a:\n      path: /a/**\n      url: http://one:1\n    b:\n      serviceId: two\n    three: /three/**\n";
    expect(links(await said(text))).toEqual([
      "call spring-config:orders -> <http one:1> by http (route)",
      "call spring-config:orders -> <http named two> by http (route)",
      "call spring-config:orders -> <http named three> by http (route)",
    ]);
  });

  it("of the registry cannot be told", async () => {
    const claims = await said("spring.cloud.gateway.discovery.locator.enabled: true\n");
    expect(claims.map(claimLine).filter((line) => line.startsWith("gap"))).toHaveLength(1);
  });
});

describe("what a framework dials by itself", () => {
  it.each([
    [
      "spring.datasource.url=jdbc:postgresql://db:5432/shop",
      "data spring-config:orders -> <$spring.datasource.url postgresql db:5432 /shop> by postgresql (address-read)",
    ],
    [
      "spring.data.redis.host=sessions\nspring.data.redis.port=6380",
      "data spring-config:orders -> <$spring.data.redis.host redis sessions:6380> by redis (address-read)",
    ],
    [
      "spring.kafka.bootstrap-servers=one:9092,two:9092",
      "data spring-config:orders -> <$spring.kafka.bootstrap-servers kafka one:9092> by kafka (address-read)",
    ],
    [
      "eureka.client.serviceUrl.defaultZone=http://registry:8761/eureka/",
      "other spring-config:orders -> <$eureka.client.serviceUrl.defaultZone http registry:8761 /eureka/> by http (address-read)",
    ],
    [
      "management.zipkin.tracing.endpoint=http://zipkin:9411/api/v2/spans",
      "telemetry spring-config:orders -> <$management.zipkin.tracing.endpoint http zipkin:9411 /api/v2/spans> by http (address-read)",
    ],
    [
      "spring.config.import=optional:configserver:${CONFIG:http://config:8888}",
      "other spring-config:orders -> <$CONFIG http config:8888> by http (address-read)",
    ],
    [
      'quarkus.rest-client."users".url=http://users:8080',
      'call spring-config:orders -> <$quarkus.rest-client."users".url http users:8080> by http (address-read)',
    ],
    [
      "%prod.quarkus.mongodb.connection-string=mongodb://mongo:27017",
      "data spring-config:orders@prod -> <$quarkus.mongodb.connection-string mongodb mongo:27017> by mongodb (address-read)",
    ],
    [
      "micronaut.http.services.users.urls[0]=http://users:8080",
      "call spring-config:orders -> <$micronaut.http.services.users.urls[0] http users:8080> by http (address-read)",
    ],
    [
      "grpc.client.stock.address=discovery:///stock-service",
      "call spring-config:orders -> <grpc named stock-service> by grpc (client)",
    ],
  ])("%s", async (text, expected) => {
    expect(links(await said(text, "application.properties"))[0]).toBe(expected);
  });

  it("is nothing for origins of browsers, links, itself, memory databases", async () => {
    const text =
      "app.cors.allowed-origins: http://shop.acme.io\ninfo.url: http://wiki.acme.io\nserver.address: 10.0.0.1\nspring.datasource.url: jdbc:h2:mem:test\nspring.security.logout-url: http://a.acme.io\neureka.instance.hostname: orders\nlogging.level.root: http://x:1\n";
    const claims = await said(text);
    expect(links(claims)).toEqual([]);
    expect(claims.filter((claim) => claim.claim === "setting" && claim.addresses.length > 0)).toEqual([]);
  });
});

it("keeps profiles apart, and drops those of tests", async () => {
  const text =
    "spring:\n  application:\n    name: orders\n---\nspring:\n  config:\n    activate:\n      on-profile: docker\n  rabbitmq:\n    host: rabbit\n---\nspring:\n  profiles: test\n  rabbitmq:\n    host: nowhere\n";
  const claims = await said(text);
  expect(links(claims)).toEqual([
    "data spring-config:orders@docker -> <$spring.rabbitmq.host amqp rabbit> by amqp (address-read)",
  ]);
  expect(claims.flatMap((claim) => (claim.claim === "mention" ? [claim.scope] : []))).toEqual([
    {},
    { environment: "docker" },
  ]);
});

it("asks a language model only where the starter is there", async () => {
  const text = "spring.ai.openai.api-key: ${OPENAI_API_KEY:demo}\n";
  const call = "call spring-config:orders -> spring-config:model-provider/openai (client)";
  expect(links(await said(text))).toEqual([]);
  expect(links(await said(text, "application.yml", "<artifactId>spring-ai-starter-model-openai</artifactId>"))).toEqual(
    [call],
  );
  expect(
    links(
      await said(
        `${text}spring.ai.openai.base-url: http://llm:8000\n`,
        "application.yml",
        "<artifactId>spring-ai-starter-model-openai</artifactId>",
      ),
    ),
  ).toEqual(["call spring-config:orders -> <http llm:8000> by http (client)"]);
});

it("takes files of a configuration repository as those of the services they are named after", async () => {
  const { claims } = await claimsFrom([springConfig], {
    "users/pom.xml": "spring-cloud-starter-config spring-boot-starter-amqp",
    "users/src/main/resources/bootstrap.yml": "spring:\n  application:\n    name: users\n",
    "web/pom.xml": "spring-cloud-starter-config",
    "web/src/main/resources/bootstrap.yml": "spring:\n  application:\n    name: web\n",
    "config-repo/application.yml": "spring:\n  rabbitmq:\n    host: rabbit\n",
    "config-repo/users.yml": "spring:\n  data:\n    mongodb:\n      host: users-db\n",
    "config-repo/users-prod.yml": "spring:\n  data:\n    mongodb:\n      host: users-prod\n",
    "config-repo/web.yml": "spring:\n  redis:\n    host: sessions\n",
  });
  expect(links(claims)).toEqual([
    "data spring-config:config-repo/users@prod -> <$spring.data.mongodb.host mongodb users-prod> by mongodb (address-read)",
    "data spring-config:config-repo/users -> <$spring.data.mongodb.host mongodb users-db> by mongodb (address-read)",
    "data spring-config:config-repo/web -> <$spring.redis.host redis sessions> by redis (address-read)",
    "data spring-config:users -> <$spring.rabbitmq.host amqp rabbit> by amqp (address-read)",
  ]);
});

it.skipIf(!haveSamples)("finds the routes, the names and the configuration server of Spring Petclinic", async () => {
  const { claims, diagnostics } = await claimsFrom([springConfig], sampleFiles("systems/petclinic"));
  expect(diagnostics).toEqual([]);
  const routed = claims.flatMap((claim) =>
    claim.claim === "relationship" && claim.evidence === "route" && "lookup" in claim.to ? [claim.to.lookup.name] : [],
  );
  expect(routed).toEqual(["vets-service", "visits-service", "customers-service", "genai-service"]);
  const names = new Set(
    claims.flatMap((claim) => (claim.claim === "mention" && claim.sort === "code" ? [claim.names[0]] : [])),
  );
  expect([...names].toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
    "admin-server",
    "api-gateway",
    "customers-service",
    "discovery-server",
    "genai-service",
    "spring-petclinic-config-server",
    "vets-service",
    "visits-service",
  ]);
  expect(links(claims).filter((line) => line.startsWith("other") && line.includes("config-server:8888"))).toHaveLength(
    7,
  );
});

it("reads what configures Swagger, and leaves contracts alone", async () => {
  const data = "spring:\n  data:\n    mongodb:\n      host: orders-mongo\n";
  expect(links(await said(`${data}swagger:\n  controllerPackage: orders\n`)).join()).toContain("orders-mongo");
  expect(await said(`swagger: "2.0"\n${data}`)).toEqual([]);
});
