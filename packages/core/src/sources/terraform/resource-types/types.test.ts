import { expect, it } from "vitest";
import { knownTypes, partOf, resourceType } from "./index.ts";
import { moduleType } from "./modules.ts";

it("knows the types that matter of three clouds and of clusters", () => {
  const types = knownTypes();
  expect(types.length).toBeGreaterThanOrEqual(200);
  for (const [prefix, least] of [
    ["aws_", 60],
    ["azurerm_", 50],
    ["google_", 40],
    ["kubernetes_", 10],
  ] as const)
    expect(types.filter((type) => type.startsWith(prefix)).length).toBeGreaterThanOrEqual(least);
  for (const type of types)
    expect(resourceType(type)?.sort).toMatch(/^(?:service|store|broker|topic|database|entity|node|zone)$/u);
});

it("takes a part for the element that it is a part of", () => {
  expect(resourceType("aws_s3_bucket_policy")).toBeUndefined();
  expect(partOf("aws_s3_bucket_policy")).toEqual(["bucket"]);
});

it.each([
  ["terraform-aws-modules/rds-aurora/aws", "aws_rds_cluster"],
  ["terraform-aws-modules/rds/aws", "aws_db_instance"],
  ["terraform-aws-modules/dynamodb-table/aws", "aws_dynamodb_table"],
  ["cloudposse/elasticache-redis/aws", "aws_elasticache_replication_group"],
  ["terraform-aws-modules/eks/aws", "aws_eks_cluster"],
  ["terraform-aws-modules/vpc/aws", "aws_vpc"],
  ["git::https://github.com/terraform-aws-modules/terraform-aws-s3-bucket.git?ref=v4", "aws_s3_bucket"],
  ["terraform-google-modules/sql-db/google//modules/postgresql", "google_sql_database_instance"],
  ["Azure/aks/azurerm", "azurerm_kubernetes_cluster"],
])("knows what the module %s is for", (source, type) => {
  expect(moduleType(source)?.type).toBe(type);
});

it("guesses nothing of modules that it does not know", () => {
  for (const source of [
    "acme/landing-zone/aws",
    "terraform-google-modules/kubernetes-engine/google//modules/asm",
    "terraform-aws-modules/iam/aws",
  ])
    expect(moduleType(source)).toBeUndefined();
});
