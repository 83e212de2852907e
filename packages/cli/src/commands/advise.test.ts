/** The advisor on the command line: from an application, from options alone, and what it refuses. */
import { describe, expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const folder = folderWith({
  "model.orrery": `unit it "IT" { headcount: 60 }
application shop "Web shop" fr "Boutique" { owner: it; hosting: paas
  module web "Pages" { peak: 900/s; demand: 90/s }
}
party customer "Customer"`,
});

describe("orrery advise", () => {
  test("for an application: what the model says, styles by axis, what to watch", async () => {
    const { code, output } = await run(["advise", "--app", "shop", "--complexity", "complex", "--skills", "expert"], {
      folder,
    });
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "Known: 6 of 15 answers
        Size of the team: many teams  people of IT: 60
        Skills: as experts
        Existing infrastructure: public cloud  hosted as paas
        Scale: more than 200 a second  peak of 900 a second
        Variation of the load: peaks of three times the usual or more  peak of 10 times the usual demand
        Complexity and size: many, entangled
        could say more: --lifetime --reactions --regulation --change --budget --time --performance --integration --data

      How it is cut
        1. Microservices  +11
             +3  teams build and deliver side by side  Size of the team
             +3  the busy services alone are multiplied  Scale
             +3  each function gets a service of its own  Complexity and size
             +1  the platform can be run  Skills
             +1  services follow the load one by one  Variation of the load
        2. Modular  +2
        3. Layers  0
        4. Monolith  -7

      How its parts talk
        1. Event-driven  +3
             +3  queues take up the peaks  Variation of the load
        2. Services over a bus (SOA)  +1
        3. Client-server  -1

      Where it sits
        1. Centralised  -3
             -1  peaks meet a fixed size  Variation of the load
             -2  all requests meet in one place  Scale

      Who runs it
        1. Public cloud  +7
             +3  capacity follows the load  Variation of the load
             +2  contracts and knowledge are there  Existing infrastructure
             +2  capacity is there when it is needed  Scale
        2. Serverless on private infrastructure  +1

      To plan for, and the rule that will look for it
        Microservices: hard to lead when services grow in number; data spread out must stay consistent  team-can-carry-its-services, store-has-one-user
        Microservices: the exchanges between services must be designed  call-chain-is-short, calls-form-no-circle
        Microservices: following a request and handling its errors is hard  services-are-traced
        Event-driven: hard to trace: events and states are many  event-is-correlated, queue-keeps-dead-letters
        Event-driven: queues are further tools to run  broker-is-doubled, topic-has-an-owner
        Public cloud: depends heavily on the provider  supplier-can-be-left
        Public cloud: data at third parties are out of one’s hands  third-party-data-is-under-contract
        Public cloud: limits of regulation and jurisdiction  data-rests-where-allowed
        Public cloud: the bill may run over; taking data out is charged  bill-matches-plan, egress-is-paid-knowingly
        Public cloud: responsibility is shared  duties-are-shared-out
        Public cloud: traces get lost, audits become difficult  cloud-use-is-logged

      Costs depend on the load and are not in the score: \`orrery analyse advise --table costs\` says what to compute.
      "
    `);
  });

  test("for a need on paper, without a model, in French", async () => {
    const { code, output } = await run(["advise", "--team", "small", "--complexity", "simple", "--lang", "fr"], {
      folder: folderWith({ "readme.txt": "" }),
    });
    expect(code).toBe(0);
    expect(output).toContain("Monolithe  +6");
    expect(output).toContain("chaque changement touche l’ensemble  monolith-is-small");
  });

  test("for programs: every term, with weights and points of one’s own", async () => {
    const { output } = await run(
      ["advise", "--team", "large", "--weight", "resources=2", "--points", "microservices.team.large=1", "--json"],
      { folder },
    );
    const { styles } = JSON.parse(output) as {
      styles: readonly { id: string; score: number; terms: readonly { score: number }[] }[];
    };
    const services = styles.find(({ id }) => id === "microservices");
    expect(services?.score).toBe(2);
    for (const { score, terms } of styles) expect(score).toBe(terms.reduce((sum, term) => sum + term.score, 0));
  });

  test.each([
    [["--app", "shoop"], "shop"],
    [["--app", "customer"], "no application"],
    [["--weight", "evolutoin=2"], "evolution"],
    [["--weight", "evolution"], "CRITERION=NUMBER"],
    [["--points", "monolith=2"], "STYLE.DRIVER.ANSWER=NUMBER"],
    [["--team", "tiny"], "small"],
  ])("%s is refused with a hint", async (words, hint) => {
    const { code, problems } = await run(["advise", ...words], { folder });
    expect(code).toBe(2);
    expect(problems).toContain(hint);
  });
});
