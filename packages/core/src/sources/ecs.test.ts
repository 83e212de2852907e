/** Task definitions: addresses, sizes, and no secret. */
import { expect, it } from "vitest";
import { said } from "../../test/said.ts";
import { ecs } from "./ecs.ts";
import { deploymentSamples } from "./parts/samples.fixture.ts";

it("reads containers with what they are given, and tells no secret", async () => {
  const { lines, claims } = await said(ecs, deploymentSamples);
  expect(JSON.stringify(claims)).not.toContain("canary");
  expect(lines).toEqual([
    'mention service ecs:ecs/task-definition.json#orders "orders", "shop" [host orders, image acme/orders] @ ecs/task-definition.json:1',
    "attribute ecs:ecs/task-definition.json#orders cpu: 0.25 @ ecs/task-definition.json:1",
    'attribute ecs:ecs/task-definition.json#orders ram: {"quantity":512,"unit":"MiB"} @ ecs/task-definition.json:1',
    "setting ecs:ecs/task-definition.json#orders DB_URL = <postgresql orders-db /orders> @ ecs/task-definition.json:2",
    "setting ecs:ecs/task-definition.json#orders API_KEY = (untold) @ ecs/task-definition.json:2",
  ]);
});
