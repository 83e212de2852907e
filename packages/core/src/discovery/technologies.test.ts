import { expect, it } from "vitest";
import { protocolAmong } from "./protocols.ts";
import { settledTechnologies } from "./technologies.ts";

it.each<[said: string[], isKeeper: boolean, told: string[]]>([
  [
    ["Amazon ECS", "Amazon Linux 2023", "Java 21", "Spring Boot 3.5.5"],
    false,
    ["Java 21", "Spring Boot 3.5.5", "Amazon Linux 2023", "Amazon ECS"],
  ],
  [["Alpine Linux", "nginx 1.21"], false, ["nginx 1.21", "Alpine Linux"]],
  [["Go 1.26.5", "Go 1.25.0"], false, ["Go 1.26.5"]],
  [["Java", "Java 25.0.3", "Java 21"], false, ["Java 25.0.3"]],
  [[".NET 10.0.0", ".NET 10.0", "ASP.NET Core"], false, [".NET 10.0.0", "ASP.NET Core"]],
  [["Java 11", "RabbitMQ"], true, ["RabbitMQ", "Java 11"]],
  [["DynamoDB 1.25.1", "Amazon DynamoDB"], true, ["DynamoDB 1.25.1"]],
  [["MySQL 8.0", "MariaDB 10.9"], true, ["MySQL 8.0", "MariaDB 10.9"]],
  [[], false, []],
])("tells %j as what it is written in first, one value a product", (said, isKeeper, told) => {
  expect(settledTechnologies(said, isKeeper)).toEqual(told);
});

it("tells the language of a product, and else the protocol that says most", () => {
  const rabbit = { id: "rabbitmq", role: "broker", family: "rabbitmq" } as const;
  const dynamo = { id: "dynamodblocal", role: "store", family: "dynamodb" } as const;
  expect(protocolAmong(["http", "http"], rabbit)).toBe("amqp");
  expect(protocolAmong(["stomp"], rabbit)).toBe("stomp");
  expect(protocolAmong(["http", "grpc", "http"], undefined)).toBe("grpc");
  expect(protocolAmong(["http", "https"], undefined)).toBe("https");
  expect(protocolAmong(["configserver", "http"], undefined)).toBe("http");
  expect(protocolAmong(["http"], dynamo)).toBeUndefined();
  expect(protocolAmong([], rabbit)).toBeUndefined();
});
