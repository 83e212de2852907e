/** What crosses links, by hand. */
import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import type { LinkLoad } from "../answers.ts";
import { capacityAnswer, type CapacityQuestion } from "../capacity.ts";

function linksOf(text: string, question: CapacityQuestion = {}): readonly LinkLoad[] {
  return capacityAnswer(Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]).model, question).links;
}

const PLACES = `zone dmz "DMZ" { connects inner { bandwidth: 10Mbit/s; growth: 20%/y } }
zone inner "Inner" { connects vault { bandwidth: 1Mbit/s } }
zone vault "Vault"
node n1 "N1" { zone: dmz }
node n2 "N2" { zone: inner }
node n3 "N3" { zone: vault }
`;

describe("links", () => {
  it("carry what crosses them, over the fewest links", () => {
    const links = linksOf(`${PLACES}process p "P" { volume: 5/s; uses a }
module a "A" { runs on n1; uses b { size: 10kB }; -> c { volume: 2/s; size: 5kB } }
module b "B" { runs on n2 }
module c "C" { runs on n3 }`);
    const [vault, inner] = links;
    // 2 x 5 kB to the vault; the same and 5 x 10 kB to the inner zone.
    expect(vault?.demand).toEqual({ lower: 80_000, upper: 80_000 });
    expect(vault?.utilisation?.lower).toBeCloseTo(0.08, 12);
    expect(inner?.demand).toEqual({ lower: 480_000, upper: 480_000 });
    expect(inner?.utilisation?.upper).toBeCloseTo(0.048, 12);
    // 1.2^y = 10 / 0.48
    expect(inner?.saturation?.years.lower).toBeCloseTo(Math.log(10 / 0.48) / Math.log(1.2), 9);
  });

  it("grow with the load that is tried, and have no upper bound where nobody says how large messages are", () => {
    const text = `${PLACES}process p "P" { volume: 5/s; uses a }
module a "A" { runs on n1; uses b { size: 10kB } }
module b "B" { runs on n2 }`;
    expect(linksOf(text, { times: 3 })[0]?.demand?.lower).toBeCloseTo(1_200_000, 6);
    const [unsaid] = linksOf(text.replace(" { size: 10kB }", ""));
    expect(unsaid?.demand).toEqual({ lower: 0, upper: Infinity });
    expect(unsaid?.utilisation).toBeUndefined();
    expect(unsaid?.missing.map(([, key]) => key)).toContain("size");
  });

  it("share what could go either way: between none and all", () => {
    const links = linksOf(`zone a "A" { connects b { bandwidth: 1Mbit/s }; connects c { bandwidth: 1Mbit/s } }
zone b "B" { connects d { bandwidth: 1Mbit/s } }
zone c "C" { connects d { bandwidth: 1Mbit/s } }
zone d "D"
node n1 "N1" { zone: a }
node n2 "N2" { zone: d }
module x "X" { runs on n1; -> y { volume: 1/s; size: 1kB } }
module y "Y" { runs on n2 }`);
    expect(links.map(({ demand }) => demand)).toEqual(links.map(() => ({ lower: 0, upper: 8000 })));
    expect(links).toHaveLength(4);
  });

  it("carry more than they state where more surely crosses them", () => {
    const [crossed] = linksOf(`site gva "Geneva" { connects ann { bandwidth: 1Mbit/s; peak: 100kbit/s } }
site ann "Annecy"
node n1 "N1" { site: gva }
node n2 "N2" { site: ann }
module x "X" { runs on n1; -> y { volume: 100/s; size: 1kB } }
module y "Y" { runs on n2 }`);
    expect([crossed?.isConflicting, crossed?.utilisation?.lower]).toEqual([true, 0.8]);
  });
});
