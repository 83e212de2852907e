/**
 * The element sets of C4 views against the rules of inclusion (c4model.com, Structurizr's default content), on a bank in the shape of
 * the well-known example: a system of several containers, one of which is described inside; people; systems around.
 */
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import { boundariesIn, boxesIn, drawnIn, lineIn, linesIn } from "./parts/drawn.fixtures.ts";

const bank = `
party saver "Saver" { uses online "looks at accounts"; uses cashpoint; -> site; -> spa; -> app; -> counter "asks" }
role clerk "Clerk" { uses ledger }
role counter "Counter staff" { uses ledger }
role auditor "Auditor"
application online "Online bank" {
  -> ledger "account data"
  -> post "messages"
  module site "Web site" { -> spa "delivers" }
  module spa "Web client" { technology: "TypeScript" }
  module app "Phone app"
  module api "Bank API" {
    component signin "Sign in" { uses guard }
    component overview "Account overview" { uses bridge }
    component forgotten "New password" { uses guard, courier }
    component guard "Guard" { uses users "reads and writes" }
    component bridge "Ledger bridge" { uses ledger }
    component courier "Courier" { -> post "letters" }
  }
  store users "User database"
}
spa uses api-face
app uses signin, overview
spa uses forgotten
interface api-face "Bank API" { type: rest }
overview realizes api-face
application ledger "Ledger" { store books "Books" }
application post "Post" { post -> saver "letters" }
application cashpoint "Cash point" { uses ledger }
application cinema "Cinema"
view all "Everybody" { viewpoint: system-landscape }
view around "Around the online bank" { viewpoint: context; scope: online }
view inside "Inside the online bank" { viewpoint: container; scope: online }
view deep "Inside the API" { viewpoint: component; scope: api }
`;

describe("the C4 rules of inclusion", () => {
  const model = modelOf(bank);

  it("landscape: all people and software systems, nothing else", () => {
    expect(boxesIn(drawnIn(model, "all"))).toEqual(
      ["auditor", "cashpoint", "cinema", "clerk", "counter", "ledger", "online", "post", "saver"].sort(),
    );
  });

  it("context: the system, and the people and systems directly connected with it", () => {
    const diagram = drawnIn(model, "around");
    expect(boxesIn(diagram)).toEqual(["ledger", "online", "post", "saver"]);
    expect(linesIn(diagram)).toEqual(["online -> ledger", "online -> post", "post -> saver", "saver -> online"]);
    expect(diagram.nodes.filter(({ isExternal }) => isExternal).map(({ id }) => id)).toEqual(["ledger", "post"]);
  });

  it("container: the containers of the system, people and systems around; the system itself only as the boundary", () => {
    const diagram = drawnIn(model, "inside");
    expect(boxesIn(diagram)).toEqual(["api", "app", "ledger", "post", "saver", "site", "spa", "users"]);
    expect(boundariesIn(diagram)).toEqual({ online: ["api", "app", "site", "spa", "users"] });
  });

  it("container: what is said of a part is said of what is around it, and of the whole only where no part says more", () => {
    const diagram = drawnIn(model, "inside");
    expect(linesIn(diagram)).toEqual(
      [
        "saver -> site",
        "saver -> spa",
        "saver -> app",
        "site -> spa",
        "spa uses api",
        "app uses api",
        "api uses users",
        "api uses ledger",
        "api -> post",
        "post -> saver",
      ].sort(),
    );
    expect(lineIn(diagram, "app", "api")?.count).toBe(2);
  });

  it("component: the components, the containers of the same system, people and systems connected with them", () => {
    const diagram = drawnIn(model, "deep");
    expect(boxesIn(diagram)).toEqual(
      ["app", "bridge", "courier", "forgotten", "guard", "ledger", "overview", "post", "signin", "spa", "users"].sort(),
    );
    expect(boundariesIn(diagram)["online"]).toEqual(["api", "app", "spa", "users"]);
    expect(boundariesIn(diagram)["api"]).toEqual(["bridge", "courier", "forgotten", "guard", "overview", "signin"]);
    expect(lineIn(diagram, "spa", "overview")?.verb).toBe("uses");
  });

  it.each(["around", "inside", "deep", "all"])("never draws a whole as a box beside its parts (%s)", (view) => {
    const boxes = new Set(boxesIn(drawnIn(model, view)));
    for (const id of boxes)
      for (const whole of model.element(id)?.path ?? [])
        expect(boxes.has(whole.id), `${whole.id} around ${id}`).toBe(false);
  });

  it("draws who uses the system as a whole with a line to the boundary", () => {
    const diagram = drawnIn(
      modelOf(`
party someone { uses shop }
application shop { module web { -> mail } }
application mail
view example { viewpoint: container; scope: shop }
`),
    );
    expect(boxesIn(diagram)).toEqual(["mail", "someone", "web"]);
    expect(linesIn(diagram)).toEqual(["someone uses shop", "web -> mail"]);
  });

  it("draws a system without parts from the outside, and says so", () => {
    const diagram = drawnIn(
      modelOf(`application shop { -> mail }\napplication mail\nview example { viewpoint: container; scope: shop }`),
    );
    expect(boxesIn(diagram)).toEqual(["mail", "shop"]);
    expect(diagram.notes).toEqual(["shop has no modules or stores yet; it is drawn from the outside."]);
  });

  it("draws the one system that has parts where no scope is given, and asks where there are several", () => {
    const one = modelOf("application a { module m }\napplication b\nview example { viewpoint: container }");
    expect(boxesIn(drawnIn(one))).toEqual(["m"]);
    const two = modelOf(
      "application a { module m }\napplication b { module n }\nview example { viewpoint: container }",
    );
    expect(drawnIn(two).notes).toEqual(["Nothing to draw: `scope` takes an application, such as `scope: shop`."]);
  });

  it("draws a system of a suite among the other parts of the suite", () => {
    const suite = modelOf(`
application suite { application a { module m { -> b } } ; application b; module shared { -> m } }
application other { -> a }
view example { viewpoint: context; scope: a }
view inner { viewpoint: container; scope: a }
`);
    expect(boxesIn(drawnIn(suite))).toEqual(["a", "b", "other", "shared"]);
    expect(boxesIn(drawnIn(suite, "inner"))).toEqual(["b", "m", "other", "shared"]);
  });

  it("takes in and leaves out what the view names; a container of another system stands inside its system", () => {
    const text = bank.replace(
      "viewpoint: container; scope: online",
      "viewpoint: container; scope: online; include: books; exclude: [post, saver -> app]",
    );
    const diagram = drawnIn(modelOf(text), "inside");
    expect(boxesIn(diagram)).toEqual(["api", "app", "books", "saver", "site", "spa", "users"]);
    expect(boundariesIn(diagram)["ledger"]).toEqual(["books"]);
    expect(lineIn(diagram, "saver", "app")).toBeUndefined();
  });

  it("leaves out lines among many neighbours, and says how many", () => {
    const others = Array.from({ length: 13 }, (_, index) => `application n${index} { uses shop, n0 }`).join("\n");
    const diagram = drawnIn(
      modelOf(`application shop { module web }\n${others}\nview example { viewpoint: context; scope: shop }`),
    );
    expect(diagram.edges).toHaveLength(13);
    expect(diagram.notes).toEqual(["12 lines among the neighbours are left out."]);
  });

  it("joins who reads and writes data with the store that the data says it is in", () => {
    const diagram = drawnIn(
      modelOf(`
application shop { module web { accesses order { mode: write } } ; store db }
dataset order "Orders" { store: db }
view example { viewpoint: container; scope: shop }
`),
    );
    expect(lineIn(diagram, "web", "db")).toMatchObject({ label: "writes Orders", isStated: false });
  });
});

/** The model of a text, which may have mistakes. */
function modelOf(text: string): Model {
  return Workspace.load([{ uri: "example.orrery", bytes: encode(text) }]).model;
}
