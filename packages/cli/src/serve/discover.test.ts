/** Discovery from the server: files that are tried and kept, drift filtered and taken over, answers that are text, pictures drawn over. */
import type { Refusal, ViewAnswer } from "@orrery/core/answers/answers";
import type {
  AnyObservedAnswer,
  ConflictsAnswer,
  DiscoverAnswer,
  DoubtsAnswer,
  DriftAnswer,
  GapsAnswer,
  SeenAnswer,
  TryAnswer,
} from "@orrery/core/answers/discover-answers";
import type { EditsAnswer } from "@orrery/core/answers/edit-answers";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";

const model = `application shop "Shop" {
  module web "Web" { uses cart; uses old }
  module cart "Cart" { replicas: 4 }
  module old "Old"
}
view inside "Inside" { viewpoint: container; scope: shop }
`;
const compose = `services:
  web:
    image: acme/web:1
    environment:
      CART_URL: http://cart:8080
      LOST_URL: http://lost:9000
      DB_PASSWORD: hunter2-canary
  cart:
    image: acme/cart:1
    environment:
      MAIL_URL: http://mail:25
  mail:
    image: acme/mail:1
  stock-sync:
    image: acme/stock-sync:1
`;
const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: cart }
spec:
  replicas: 2
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec: { containers: [{ name: cart, image: "acme/cart:1" }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: sync-stock }
spec:
  selector: { matchLabels: { app: sync-stock } }
  template:
    metadata: { labels: { app: sync-stock } }
    spec: { containers: [{ name: s, image: "acme/other:1" }] }
`;
const api = "/api/w/library";

function file(path: string, text: string): { readonly path: string; readonly base64: string } {
  return { path, base64: Buffer.from(text).toString("base64") };
}

describe("discovery from the server", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({ "library.orrery": model });
  });
  afterAll(() => bench.close());
  const ask = async <Answer>(path: string): Promise<Answer> => (await bench.get<Answer>(`${api}${path}`)).body;
  const post = async <Answer>(path: string, body: unknown): Promise<Answer> =>
    (await bench.send<Answer>("POST", `${api}${path}`, body)).body;
  const sorts = async (words = ""): Promise<readonly string[]> =>
    (await ask<DriftAnswer>(`/discover/drift${words}`)).rows.map(({ key }) => key);

  it("begins with nothing but the sources that there are", async () => {
    const { observed, drift, runs, sources, evidence } = await ask<DiscoverAnswer>("/discover");
    expect([observed, drift, runs]).toEqual([null, null, []]);
    expect(sources.find(({ id }) => id === "compose")?.files.length).toBeGreaterThan(0);
    expect(evidence[0]?.id).toBe("trace");
    expect((await ask<AnyObservedAnswer>("/discover/any")).any).toBe(false);
    expect((await ask<DriftAnswer>("/discover/drift")).total).toBe(0);
  });

  it("reads files that are given, tells what it did not read, and keeps nothing", async () => {
    const files = [file("shop/compose.yaml", compose), file("shop/notes.txt", "hello")];
    const tried = await post<TryAnswer>("/discover/try", { files });
    expect(tried.elements.map(({ name }) => name)).toEqual(["cart", "mail", "stock-sync", "web"]);
    expect(tried.elements[3]?.relationships[0]?.evidence[0]?.at).toEqual({ file: "shop/compose.yaml", line: 5 });
    expect(tried.unread).toEqual(["shop/notes.txt"]);
    expect(tried.gaps.dangling.map(({ address }) => address)).toEqual(["lost:9000"]);
    expect(JSON.stringify(tried)).not.toContain("hunter2");
    expect(existsSync(join(bench.folder, "library/observed"))).toBe(false);
  });

  it("refuses paths that lead out, and requests that say nothing", async () => {
    for (const body of [{ files: [file("../x.yaml", compose)] }, { files: [] }, { files: [{ path: "a" }] }, 3]) {
      const { status, body: said } = await bench.send<Refusal>("POST", `${api}/discover/try`, body);
      expect([status, typeof said.message]).toEqual([400, "string"]);
    }
    expect((await bench.get<Refusal>(`${api}/discover/drift?confidence=2`)).status).toBe(400);
    expect((await bench.get<Refusal>(`${api}/discover/drift?sort=odd`)).status).toBe(400);
  });

  it("keeps them as a run, from which drift, doubts and gaps follow", async () => {
    const files = [file("compose.yaml", compose), file("k8s/shop.yaml", manifest)];
    expect((await post<TryAnswer>("/discover/try", { files, keep: "dropped" })).kept).toBe("dropped");
    expect(readdirSync(join(bench.folder, "library/observed"))).toEqual(["dropped.jsonl"]);
    const { drift, observed, runs } = await ask<DiscoverAnswer>("/discover");
    expect(runs.map(({ name, artefacts }) => [name, artefacts])).toEqual([["dropped", 2]]);
    expect(drift?.bySort.contradicting).toBe(1);
    expect([observed?.doubts, observed?.dangling]).toEqual([1, 1]);
    expect((await ask<GapsAnswer>("/discover/gaps")).dangling[0]?.from.isDeclared).toBe(true);
    expect((await ask<ConflictsAnswer>("/discover/conflicts")).total).toBe(0);
    expect((await ask<AnyObservedAnswer>("/discover/any")).any).toBe(true);
  });

  it("filters drift by sort, words, kind and confidence, and finds the one that is open", async () => {
    expect(await sorts("?sort=contradicting")).toEqual(["contradicting cart.replicas"]);
    expect(await sorts("?q=mail&about=relationship")).toEqual(["unmodelled cart uses mail"]);
    expect(await sorts("?confidence=0.9&about=relationship&sort=unmodelled")).toEqual([]);
    const one = await ask<DriftAnswer>("/discover/drift?limit=0&sort=unmodelled&open=contradicting%20cart.replicas");
    expect(one.rows).toEqual([]);
    expect(one.open).toMatchObject({ place: -1, row: { declared: { shown: "4" }, observed: { shown: "2" } } });
    expect((await ask<SeenAnswer>("/discover/seen/cart")).observed[0]?.mentions.length).toBe(2);
  });

  it("takes over one value, what a question leaves, and back again", async () => {
    const session = "s";
    const only = { subjects: ["cart.replicas"], title: "Take", session };
    const dry = await post<EditsAnswer>("/discover/adopt", { ...only, dry: true });
    expect(dry.files.flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines)).map(({ kind }) => kind)).toContain(
      "removed",
    );
    expect(await sorts("?sort=contradicting")).toHaveLength(1);
    await post<EditsAnswer>("/discover/adopt", only);
    expect(await sorts("?sort=contradicting")).toEqual([]);
    await post("/undo", { session });
    expect(await sorts("?sort=contradicting")).toHaveLength(1);
    await post<EditsAnswer>("/discover/adopt", { subjects: [], asked: { q: "mail" }, title: "Mail", session });
    expect(await sorts("?q=mail")).toEqual([]);
    expect(await sorts("?sort=unmodelled&about=element")).toEqual(["unmodelled stock-sync", "unmodelled sync-stock"]);
  });

  it("an answer to a doubt is text, and ends it", async () => {
    const { doubts } = await ask<DoubtsAnswer>("/discover/doubts");
    const same = JSON.stringify(doubts[0]?.keys);
    const edits = [{ edit: "create", kind: "identity", name: "One", attributes: { same } }];
    await post<EditsAnswer>("/edits", { edits, title: "One", session: "s" });
    expect((await ask<DoubtsAnswer>("/discover/doubts")).total).toBe(0);
    expect(await sorts("?sort=unmodelled&about=element")).toEqual(["unmodelled stock-sync"]);
  });

  it("pictures are drawn over when they are asked to be, and not otherwise", async () => {
    const changes = async (query: string): Promise<readonly string[]> =>
      (await ask<ViewAnswer>(`/view/inside${query}`)).legend.flatMap(({ by, entries }) =>
        by === "change" ? entries.map(({ id, parts }) => `${id}: ${parts.join(", ")}`) : [],
      );
    expect(await changes("")).toEqual([]);
    const over = await changes("?drift=yes");
    expect(over).toContain("observed: stock-sync");
    expect(over.some((line) => line.startsWith("contradicting: cart"))).toBe(true);
    expect(over.some((line) => line.startsWith("unconfirmed: ") && line.includes("old"))).toBe(true);
    const svg = await bench.get<string>(`${api}/view/inside.svg?drift=yes`);
    expect(svg.status).toBe(200);
  });
});
