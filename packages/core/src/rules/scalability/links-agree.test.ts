/** The rule of links and the simulation of capacity read the same share in use where a link states its own load. */
import { expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { capacityAnswer } from "../../simulation/capacity.ts";
import { Workspace } from "../../workspace.ts";
import { linkCarriesItsLoad } from "./link-carries-its-load.ts";

it("links that the rule finds are as busy as it says", () => {
  const model = Workspace.load([{ uri: "a.orrery", bytes: encode(linkCarriesItsLoad.examples.fails) }]).model;
  const links = capacityAnswer(model).links.map(({ relationship, utilisation }) => [
    `${relationship.fromId} connects ${relationship.toId}`,
    utilisation?.lower,
  ]);
  expect(links).toEqual([
    ["gva connects ann", 0.95],
    ["ann connects lau", 0.91],
    ["lau connects gva", 0.2],
  ]);
});
