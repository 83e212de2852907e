import fc from "fast-check";
import { expect, it } from "vitest";
import { technologyIcon, technologyIcons } from "./icons.ts";

it.each([
  ["PostgreSQL 18.1", "postgresql"],
  ["postgres:16", "postgresql"],
  ["Red Hat Enterprise Linux 9", "redhat"],
  ["RHEL 9.4", "redhat"],
  ["Java 21, Spring Boot 3", "openjdk"],
  ["Spring Boot 3", "springboot"],
  ["Apache Kafka 3.7", "apachekafka"],
  ["Apache 2.4", "apache"],
  ["Node.js 22", "nodedotjs"],
  ["nodejs22", "nodedotjs"],
  [".NET 8", "dotnet"],
  ["C#", "dotnet"],
  ["C", "c"],
  ["React 19/TypeScript", "react"],
  ["Let’s Encrypt", "letsencrypt"],
])("knows %s", (text, icon) => {
  expect(technologyIcon(text)).toBe(icon);
});

it.each([
  "Vitamin C",
  "SWIFT Alliance",
  "Oracle 19c",
  "SQL Server Express",
  "IBM MQ",
  "",
  "toString",
  "constructor",
  "__proto__",
])("does not guess at %s", (text) => {
  expect(technologyIcon(text)).toBeUndefined();
});

it("answers for any text, with an icon of its list or none", () => {
  const list = new Set(technologyIcons);
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const icon = technologyIcon(text);
      expect(icon === undefined || list.has(icon)).toBe(true);
    }),
  );
});

it("holds enough, each once, alphabetically", () => {
  expect(technologyIcons.length).toBeGreaterThan(200);
  expect(technologyIcons).toEqual([...new Set(technologyIcons)].toSorted());
});
