import { describe, expect, it } from "vitest";
import { externalName, isPublicHost } from "../model/claims/internet.ts";
import { commonPrefix, coreName, isGenericName } from "./names.ts";
import { productOfImage, productOfTechnology, roleOfName } from "./products.ts";

describe("names", () => {
  it.each([
    ["carts-service", "cart"],
    ["CartService", "cart"],
    ["module.carts_service", "cart"],
    ["retail-store-sample-cart-chart", "cart"],
    ["api-gateway", "apigateway"],
    ["service", "service"],
    ["orders", "order"],
    ["redis", "redis"],
    ["address", "address"],
    ["deliveries", "delivery"],
    ["ts-order-other-service", "tsorderother"],
  ])("has the core of %s", (name, core) => {
    expect(coreName(name, [["retail", "store", "sample"]])).toBe(core);
  });

  it("finds the prefix that names share, and none where one is a whole name", () => {
    expect(commonPrefix(["ts-order-service", "ts-user-service", "ts-ui"])).toEqual(["ts"]);
    expect(commonPrefix(["cart", "catalog", "orders"])).toEqual([]);
    expect(commonPrefix(["a-x", "a-y"])).toEqual([]);
  });

  it("knows names that say nothing", () => {
    expect(["app", "DB", "web", "unknown_service:node", "1"].every(isGenericName)).toBe(true);
    expect(["carts", "billing"].some(isGenericName)).toBe(false);
  });
});

describe("products", () => {
  it.each([
    ["redis:7-alpine", "redis"],
    ["docker.io/bitnami/redis-cluster", "redis"],
    ["amazon/dynamodb-local", "dynamodblocal"],
    ["mcr.microsoft.com/mssql/server:2022-latest", "mssql"],
    ["confluentinc/cp-kafka:7.5.0", "cpkafka"],
    ["opensearchproject/opensearch", "opensearch"],
    ["otel/opentelemetry-collector-contrib", "opentelemetrycollectorcontrib"],
    ["oliver006/redis_exporter", "exporter"],
    ["mongo-express", undefined],
    ["acme/orders", undefined],
    ["acme/redis-importer", undefined],
    ["provectuslabs/kafka-ui", undefined],
  ])("knows what runs %s", (image, id) => {
    expect(productOfImage(image)?.id).toBe(id);
  });

  it("knows engines of clouds and names of stores", () => {
    expect(productOfTechnology("aurora-postgresql 15")?.role).toBe("store");
    expect(productOfTechnology("Java 17")).toBeUndefined();
    expect(roleOfName("orders-db")?.role).toBe("store");
    expect(roleOfName("db-migrator")).toBeUndefined();
    expect(roleOfName("orders")).toBeUndefined();
  });
});

describe("the internet", () => {
  it.each([
    ["api.stripe.com", undefined, "api.stripe.com"],
    ["www.paypal.com", undefined, "paypal.com"],
    ["github.com", "acme/config.git", "github.com/acme/config"],
    ["github.com", undefined, undefined],
    ["www.w3.org", undefined, undefined],
    ["orders.default.svc", undefined, undefined],
    ["vault.corp", undefined, undefined],
    ["10.0.0.1", undefined, undefined],
    ["carts", undefined, undefined],
    ["main.py", undefined, undefined],
  ])("calls %s by its name where it is somebody's service", (host, path, name) => {
    expect(externalName(host, path)).toBe(name);
  });

  it("takes no hosts inside for public ones", () => {
    expect(["db.internal", "a.local", "x.cluster.local"].some(isPublicHost)).toBe(false);
  });
});
