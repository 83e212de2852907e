import { expect, it } from "vitest";
import { said } from "../../../test/said.ts";
import { graphql } from "./source.ts";

it("reads from a composed schema to which subgraphs its router sends requests", async () => {
  const { lines } = await said(graphql, {
    "gateway/Dockerfile": "FROM node:20\nCOPY supergraph.graphql .\n",
    "gateway/supergraph.graphql":
      'directive @join__graph(name: String!, url: String!) on ENUM_VALUE\nenum join__Graph {\n  ITEMS @join__graph(name: "items", url: "http://items:4001/graphql")\n  LOCAL @join__graph(name: "local" url: "http://localhost:4002")\n}\ntype Query { items: Int }\n',
  });
  expect(lines.filter((line) => line.startsWith("call"))).toEqual([
    "call graphql:gateway/supergraph.graphql#supergraph -> <http items:4001 /graphql> by graphql (route) @ gateway/supergraph.graphql:3",
  ]);
});
