import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type {
  CatalogueAnswer,
  DiagnosticsAnswer,
  ElementAnswer,
  FileAnswer,
  ImpactAnswer,
  ImportAnswer,
  Refusal,
  SearchAnswer,
  TreeAnswer,
  WorkspaceAnswer,
  WorkspaceList,
} from "@orrery/core/answers/answers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startServer, USUAL_PORT } from "./server.ts";
import { askRaw, type Bench, exchange, followEvents, startBench } from "./server.fixture.ts";

describe("what the server answers", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    await bench.close();
  });

  it("lists the workspaces", async () => {
    const { status, body, headers } = await bench.get<WorkspaceList>("/api/workspaces");
    expect(status).toBe(200);
    expect(body.workspaces).toEqual([
      {
        id: "library",
        title: "City library",
        folder: "library",
        elements: 5,
        relationships: 3,
        diagnostics: { error: 1, warning: 0, info: 0 },
      },
    ]);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("tells of one workspace", async () => {
    const { body } = await bench.get<WorkspaceAnswer>("/api/w/library");
    expect(body).toMatchObject({
      version: 1,
      id: "library",
      title: "City library",
      languages: ["en", "fr"],
      revision: 1,
    });
    expect(body.statistics.byKind).toEqual({ capability: 1, unit: 1, application: 2, module: 1 });
    expect(body.files.map((file) => file.uri)).toEqual(["library.orrery", "loans/loans.orrery"]);
  });

  it("walks the tree", async () => {
    const top = (await bench.get<TreeAnswer>("/api/w/library/tree?limit=2&offset=1")).body;
    expect(top.total).toBe(4);
    expect(top.elements).toHaveLength(2);
    const inside = (await bench.get<TreeAnswer>("/api/w/library/tree?parent=catalogue")).body;
    expect(inside.elements.map((element) => element.name)).toEqual(["Search"]);
    expect((await bench.get<Refusal>("/api/w/library/tree?parent=nobody")).status).toBe(404);
  });

  it("searches in the asked language", async () => {
    const { body } = await bench.get<SearchAnswer>("/api/w/library/search?q=pret&lang=fr");
    expect(body.hits.map((hit) => [hit.id, hit.name])).toEqual([["lend", "Prêt"]]);
  });

  it("shows catalogues: sorted, filtered, by the page", async () => {
    const path = "/api/w/library/catalogue/application";
    const sorted = (await bench.get<CatalogueAnswer>(`${path}?sort=-name&limit=1`)).body;
    expect([sorted.total, sorted.rows.map((row) => row.name)]).toEqual([2, ["Loans"]]);
    expect((await bench.get<CatalogueAnswer>(`${path}?f.owner=u-it`)).body.total).toBe(2);
    expect((await bench.get<CatalogueAnswer>(`${path}?f.owner=nobody`)).body.total).toBe(0);
    expect((await bench.get<CatalogueAnswer>(`${path}?filter=loan`)).body.total).toBe(1);
    expect((await bench.get<CatalogueAnswer>("/api/w/library/catalogue/*")).body.total).toBe(5);
    expect((await bench.get<Refusal>("/api/w/library/catalogue/spaceship")).body.error).toBe("no-kind");
  });

  it("shows an element whose id has a slash, with its place", async () => {
    const { status, body } = await bench.get<ElementAnswer>(
      `/api/w/library/element/${encodeURIComponent("catalogue/search")}`,
    );
    expect(status).toBe(200);
    expect([body.name, body.path.map((whole) => whole.id)]).toEqual(["Search", ["catalogue"]]);
    expect(body.origin).toEqual({ uri: "library.orrery", line: 13, column: 3 });
    const refused = await bench.get<Refusal>("/api/w/library/element/a%2Fb%25c");
    expect(refused.body).toMatchObject({ error: "no-element", message: "There is no element “a/b%c”." });
  });

  it("follows impact both ways", async () => {
    const down = (await bench.get<ImpactAnswer>("/api/w/library/impact/catalogue?direction=down")).body;
    expect(down.hits.map((hit) => hit.id)).toContain("loans");
    const up = (await bench.get<ImpactAnswer>("/api/w/library/impact/loans?direction=up&depth=1")).body;
    expect(up.hits.map((hit) => hit.id)).toContain("catalogue");
    expect((await bench.get<Refusal>("/api/w/library/impact/loans?direction=sideways")).body.error).toBe(
      "bad-parameter",
    );
    expect((await bench.get<Refusal>("/api/w/library/impact/loans?depth=-1")).status).toBe(400);
  });

  it("says what is wrong, in both languages, with a place", async () => {
    const english = (await bench.get<DiagnosticsAnswer>("/api/w/library/diagnostics")).body;
    expect(english.counts).toEqual({ error: 1, warning: 0, info: 0 });
    expect(english.diagnostics[0]).toMatchObject({
      code: "unknown-reference",
      uri: "loans/loans.orrery",
      line: 4,
      column: 12,
      endColumn: 15,
      suggestion: "lend",
    });
    const french = (
      await bench.get<DiagnosticsAnswer>("/api/w/library/diagnostics", {
        "accept-language": "de, fr-CH;q=0.8, en;q=0.3",
      })
    ).body;
    expect(french.diagnostics[0]?.message).toContain("Il n’y a pas");
  });

  it("checks a text that is not saved, in the context of the others, and leaves the model alone", async () => {
    const draft = async (text: string): Promise<DiagnosticsAnswer> =>
      (await bench.send<DiagnosticsAnswer>("POST", "/api/w/library/draft", { uri: "loans/loans.orrery", text })).body;
    expect((await draft('application loans "Loans" { uses catalogue }\n')).diagnostics).toEqual([]);
    expect((await draft('// ünï\napplication loans "Loans" { uses catalog }\n')).diagnostics).toMatchObject([
      { line: 2, column: 34, suggestion: "catalogue" },
    ]);
    expect(
      (
        await draft('relationship lends { }\napplication loans "L" {\n  uses catalogue\n}\nloans lends catalogue\n')
      ).diagnostics.map((one) => one.code),
    ).not.toContain("unknown-verb");
    expect((await draft('application loans "Loans" { lends catalogue }\n')).diagnostics).not.toEqual([]);
    expect((await bench.get<DiagnosticsAnswer>("/api/w/library/diagnostics")).body.counts.error).toBe(1);
    expect((await bench.get<WorkspaceAnswer>("/api/w/library")).body.revision).toBe(1);
  });

  it("serves the pages, whole and packed, and knows what the browser has", async () => {
    for (const path of ["/", "/w/library/element/catalogue%2Fsearch", "/w/library/source/library.orrery", "/e/1234"]) {
      const { status, headers, body } = await bench.get<string>(path);
      expect([path, status, headers.get("content-type")]).toEqual([path, 200, "text/html; charset=utf-8"]);
      expect(body).toContain("<title>Orrery</title>");
    }
    const script = await fetch(new URL("/assets/index-abc.js", bench.server.address), {
      headers: { "accept-encoding": "gzip, br;q=0" },
    });
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect(await script.text()).toContain("xxxx");
    const tag = script.headers.get("etag") ?? "";
    expect((await bench.get("/assets/index-abc.js", { "if-none-match": tag })).status).toBe(304);
    expect((await bench.get("/assets/none.js")).status).toBe(404);
  });

  it("tells an unknown address from a method that is not taken", async () => {
    expect((await bench.get<Refusal>("/api/nothing")).body.error).toBe("no-route");
    expect((await bench.send<Refusal>("DELETE", "/api/w/library/file", {})).body.error).toBe("wrong-method");
    expect((await bench.get<Refusal>("/api/w/nowhere/tree?lang=fr")).body).toEqual({
      version: 1,
      error: "no-workspace",
      message: "Il n’y a pas d’espace de travail «\u202fnowhere\u202f».",
    });
  });
});

describe("who may ask", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    await bench.close();
  });
  const raw = (path: string, headers: Record<string, string>, method = "GET"): Promise<number> =>
    askRaw(bench.server.address, { path, headers, method });
  const port = (): string => new URL(bench.server.address).port;

  it("answers under its own names only, against DNS rebinding", async () => {
    expect(await raw("/api/workspaces", { host: `localhost:${port()}` })).toBe(200);
    expect(await raw("/api/workspaces", { host: `127.0.0.1:${port()}` })).toBe(200);
    for (const host of [
      `evil.example:${port()}`,
      "evil.example",
      "127.0.0.1",
      "127.0.0.1:1",
      `127.0.0.1.evil.example:${port()}`,
      "",
    ]) {
      expect([host, await raw("/api/workspaces", { host })]).toEqual([
        host,
        expect.toSatisfy((status) => status === 403 || status === 400),
      ]);
      expect([host, await raw("/", { host })]).toEqual([
        host,
        expect.toSatisfy((status) => status === 403 || status === 400),
      ]);
    }
  });

  it("refuses pages from elsewhere, also from another port of this machine", async () => {
    const body = { uri: "a.orrery", text: "" };
    const type = { "content-type": "application/json" };
    for (const headers of [
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: "http://127.0.0.1:3000" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
    ]) {
      const refused = await bench.send<Refusal>("POST", "/api/w/library/draft", body, { ...type, ...headers });
      expect([headers, refused.status, refused.body.error]).toEqual([headers, 403, "foreign-page"]);
    }
    const own = await bench.send("POST", "/api/w/library/draft", body, {
      ...type,
      origin: bench.server.address.slice(0, -1),
      "sec-fetch-site": "same-origin",
    });
    expect(own.status).toBe(200);
    expect((await bench.get("/api/workspaces", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await bench.get("/w/library", { "sec-fetch-site": "cross-site" })).status).toBe(200);
  });

  it("takes JSON only where it expects JSON: forms of other pages are none", async () => {
    const refused = await bench.send<Refusal>(
      "PUT",
      "/api/w/library/file?uri=library.orrery",
      { text: "", version: "" },
      { "content-type": "text/plain" },
    );
    expect([refused.status, refused.body.error]).toEqual([415, "no-json"]);
    expect((await bench.send<Refusal>("POST", "/api/w/library/draft", { uri: 1 })).body.error).toBe("bad-body");
    expect((await bench.send<Refusal>("POST", "/api/w/library/draft", null)).status).toBe(400);
  });

  it("reads and writes nothing outside the workspace", async () => {
    writeFileSync(join(bench.folder, "secret.orrery"), 'unit secret "Secret"\n');
    for (const path of [
      "/../secret.orrery",
      "/..%2fsecret.orrery",
      "/assets/..%2f..%2fsecret.orrery",
      "/.stamp",
      "/%2e%2e/secret.orrery",
      "//etc/passwd",
      "/assets/%00",
    ]) {
      expect([path, await raw(path, {})]).toEqual([path, 404]);
    }
    for (const uri of ["../secret.orrery", "/etc/passwd", "..\\secret.orrery", join(bench.folder, "secret.orrery")]) {
      expect([uri, (await bench.get(`/api/w/library/file?uri=${encodeURIComponent(uri)}`)).status]).toEqual([uri, 404]);
      const saved = await bench.send<Refusal>("PUT", `/api/w/library/file?uri=${encodeURIComponent(uri)}`, {
        text: "x",
        version: "",
      });
      expect([uri, saved.body.error]).toEqual([uri, "bad-name"]);
    }
    for (const uri of [
      "a.txt",
      ".hidden/a.orrery",
      "node_modules/a.orrery",
      ".orrery",
      "a/../b.orrery",
      "con.orrery",
      "a\u0000.orrery",
      "a:b.orrery",
    ]) {
      const saved = await bench.send<Refusal>("PUT", `/api/w/library/file?uri=${encodeURIComponent(uri)}`, {
        text: "x",
        version: "",
      });
      expect([uri, saved.body.error]).toEqual([uri, "bad-name"]);
    }
    expect(readdirSync(join(bench.folder, "library")).sort()).toEqual(["library.orrery", "loans"]);
  });

  it("does not write through links that lead out of the workspace", async () => {
    const outside = join(bench.folder, "outside");
    writeFileSync(`${outside}.orrery`, 'unit o "O"\n');
    symlinkSync(`${outside}.orrery`, join(bench.folder, "library/link.orrery"));
    symlinkSync(bench.folder, join(bench.folder, "library/up"));
    symlinkSync(join(bench.folder, "nowhere.orrery"), join(bench.folder, "library/dangling.orrery"));
    const hash = "";
    for (const uri of ["link.orrery", "up/new.orrery", "dangling.orrery"]) {
      const { body } = await bench.send<Refusal>("PUT", `/api/w/library/file?uri=${encodeURIComponent(uri)}`, {
        text: "x",
        version: hash,
      });
      expect([uri, body.error]).toEqual([uri, "outside"]);
    }
    expect(readFileSync(`${outside}.orrery`, "utf8")).toBe('unit o "O"\n');
    expect(existsSync(join(bench.folder, "new.orrery"))).toBe(false);
    for (const name of ["link.orrery", "up", "dangling.orrery"]) rmSync(join(bench.folder, "library", name));
  });

  it("refuses what is too large, told before or found out on the way", async () => {
    const told = await bench.send<Refusal>("PUT", "/api/w/library/file?uri=library.orrery", {
      text: "x".repeat(33 * 1024 * 1024),
      version: "",
    });
    expect([told.status, told.body.error]).toEqual([413, "too-large"]);
    let left = 34;
    const chunk = new Uint8Array(1024 * 1024).fill(32);
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => (left-- > 0 ? stream.enqueue(chunk) : stream.close()),
    });
    const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } };
    const found = await fetch(new URL("/api/w/library/draft", bench.server.address), init);
    expect(found.status).toBe(413);
  });
});

describe("saving", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(async () => {
    await bench.close();
  });
  const path = "/api/w/library/file?uri=loans%2Floans.orrery";
  const onDisk = (uri: string): string => readFileSync(join(bench.folder, "library", uri), "utf8");

  it("saves a text over the version that was read, and the model follows at once", async () => {
    const read = (await bench.get<FileAnswer>(path)).body;
    const text = read.text.replace("lnd", "lend");
    const saved = await bench.send<FileAnswer>("PUT", path, { text, version: read.hash });
    expect([saved.status, saved.body.text, onDisk("loans/loans.orrery")]).toEqual([200, text, text]);
    expect(saved.body.hash).not.toBe(read.hash);
    expect((await bench.get<DiagnosticsAnswer>("/api/w/library/diagnostics")).body.counts.error).toBe(0);
    expect((await bench.get<FileAnswer>(path)).body).toEqual(saved.body);
    expect((await bench.send<FileAnswer>("PUT", path, { text: read.text, version: saved.body.hash })).status).toBe(200);
    expect(readdirSync(join(bench.folder, "library"))).toEqual(["library.orrery", "loans"]);
  });

  it("does not overwrite what somebody else wrote meanwhile", async () => {
    const read = (await bench.get<FileAnswer>(path)).body;
    bench.write("loans/loans.orrery", 'application loans "Theirs"\n');
    const saved = await bench.send<Refusal>("PUT", path, { text: "mine", version: read.hash });
    expect([saved.status, saved.body.error]).toEqual([409, "conflict"]);
    expect(onDisk("loans/loans.orrery")).toBe('application loans "Theirs"\n');
    rmSync(join(bench.folder, "library/loans/loans.orrery"));
    expect((await bench.send<Refusal>("PUT", path, { text: "mine", version: read.hash })).status).toBe(409);
  });

  it("makes a new file, in a new folder, only where none is", async () => {
    const made = await bench.send<FileAnswer>("PUT", "/api/w/library/file?uri=branches%2Fwest.orrery", {
      text: 'unit west "West"\n',
      version: "",
    });
    expect(made.status).toBe(200);
    expect((await bench.get<ElementAnswer>("/api/w/library/element/west")).body.name).toBe("West");
    expect(
      (await bench.send("PUT", "/api/w/library/file?uri=branches%2Fwest.orrery", { text: "", version: "" })).status,
    ).toBe(409);
  });

  it("keeps line endings and byte order mark, which editors in a browser lose", async () => {
    bench.write("win.orrery", '\ufeffunit a "A"\r\nunit b "B"\r\n');
    const uri = "/api/w/library/file?uri=win.orrery";
    await expect.poll(async () => (await bench.get<FileAnswer>(uri)).status, { timeout: 3000 }).toBe(200);
    const { hash } = (await bench.get<FileAnswer>(uri)).body;
    await bench.send("PUT", uri, { text: 'unit a "A"\nunit c "C"\n', version: hash });
    expect(onDisk("win.orrery")).toBe('\ufeffunit a "A"\r\nunit c "C"\r\n');
  });
});

describe("live reload", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
    await bench.get("/api/w/library");
  });
  afterEach(async () => {
    await bench.close();
  });

  it("tells of every way in which editors change files, within two seconds", async () => {
    const events = await followEvents(bench.server.address);
    const library = join(bench.folder, "library");
    const ways: readonly (readonly [string, () => void])[] = [
      ["write", () => bench.write("loans/loans.orrery", 'application loans "Lending desk"\n')],
      ["new file", () => bench.write("new.orrery", 'unit n1 "New"\n')],
      ["new folder", () => bench.write("a/b/deep.orrery", 'unit n2 "Deep"\n')],
      ["file in the new folder", () => bench.write("a/b/deep.orrery", 'unit n2 "Deeper"\n')],
      [
        "write beside and rename over",
        () => {
          writeFileSync(join(library, ".new.orrery.swp"), 'unit n1 "Renamed over"\n');
          renameSync(join(library, ".new.orrery.swp"), join(library, "new.orrery"));
        },
      ],
      ["rename", () => renameSync(join(library, "new.orrery"), join(library, "other.orrery"))],
      ["delete", () => rmSync(join(library, "other.orrery"))],
      ["delete a folder", () => rmSync(join(library, "a"), { recursive: true })],
      ["ignore", () => writeFileSync(join(library, ".gitignore"), "loans/\n")],
    ];
    let revision = 1;
    for (const [name, change] of ways) {
      change();
      const told = await events.next(2000);
      expect([name, told]).toEqual([name, expect.stringContaining("library")]);
      const event = JSON.parse(told) as { revision: number };
      expect(event.revision).toBeGreaterThan(revision);
      ({ revision } = event);
    }
    const { body } = await bench.get<WorkspaceAnswer>("/api/w/library");
    expect(body.revision).toBe(revision);
    expect(body.files.map((file) => file.uri)).toEqual(["library.orrery"]);
    writeFileSync(join(library, "notes.txt"), "not ours");
    writeFileSync(join(library, "library.orrery"), readFileSync(join(library, "library.orrery")));
    expect(await events.next(500)).toBe("nothing came");
    events.stop();
  });

  it("follows models that are included, and texts that cannot be read", async () => {
    const events = await followEvents(bench.server.address);
    bench.write("../finance/finance.orrery", 'application ledger "Ledger"\n');
    bench.write(
      "loans/loans.orrery",
      'include finance "../../finance"\napplication loans "Loans" { uses finance::ledger }\n',
    );
    expect(await events.next(2000)).toContain("library");
    const errors = async (): Promise<readonly string[]> =>
      (await bench.get<DiagnosticsAnswer>("/api/w/library/diagnostics")).body.diagnostics.map((one) => one.code);
    expect(await errors()).toEqual([]);
    bench.write("../finance/finance.orrery", 'application books "Books"\n');
    expect(await events.next(2000)).toContain("library");
    expect(await errors()).toEqual(["unknown-foreign"]);
    writeFileSync(join(bench.folder, "library/latin.orrery"), Buffer.from([0x2f, 0x2f, 0xe9, 0x0a]));
    expect(await events.next(2000)).toContain("library");
    expect(await errors()).toEqual(["not-utf8", "unknown-foreign"]);
    const counted = (await bench.get<WorkspaceAnswer>("/api/w/library")).body;
    expect(counted.statistics.diagnostics.error).toBe(2);
    expect(counted.files.find((file) => file.uri === "latin.orrery")?.diagnostics.error).toBe(1);
    rmSync(join(bench.folder, "library/latin.orrery"));
    expect(await events.next(2000)).toContain("library");
    expect(await errors()).toEqual(["unknown-foreign"]);
    events.stop();
  });

  it("finds the folder again when another one comes in its place", async () => {
    const events = await followEvents(bench.server.address);
    renameSync(join(bench.folder, "library"), join(bench.folder, "away"));
    expect(await events.next(4000)).toContain("library");
    expect((await bench.get<WorkspaceAnswer>("/api/w/library")).body.statistics.elements).toBe(0);
    bench.write("fresh.orrery", 'unit f "Fresh"\n');
    expect(await events.next(4000)).toContain("library");
    bench.write("fresh.orrery", 'unit f "Fresher"\n');
    expect(await events.next(4000)).toContain("library");
    events.stop();
  });

  it("ends the stream when the server closes", async () => {
    const events = await followEvents(bench.server.address);
    const end = events.next(5000);
    await bench.server.close();
    expect(await end.catch(() => "closed")).toBe("closed");
  });
});

describe("import", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    await bench.close();
  });
  const post = <Answer>(name: string, bytes: string): ReturnType<typeof bench.send<Answer>> =>
    bench.send<Answer>("POST", `/api/import?name=${encodeURIComponent(name)}`, new TextEncoder().encode(bytes), {
      "content-type": "application/octet-stream",
    });

  it("makes an ArchiMate file a workspace at once", async () => {
    const events = await followEvents(bench.server.address);
    const { status, body } = await post<ImportAnswer>("Bäckerei (neu).xml", exchange);
    expect(status).toBe(200);
    expect(body).toMatchObject({ workspace: "backerei-neu", elements: 3, relationships: 2, views: 0, illegal: 0 });
    expect(body.loss.length).toBeGreaterThan(0);
    expect(await events.next(2000)).toContain("backerei-neu");
    events.stop();
    const { workspaces } = (await bench.get<WorkspaceList>("/api/workspaces")).body;
    expect(workspaces.map(({ id, title, folder, elements }) => [id, title, folder, elements])).toContainEqual([
      "backerei-neu",
      "Bakery",
      "imports/backerei-neu",
      3,
    ]);
    expect((await bench.get<SearchAnswer>("/api/w/backerei-neu/search?q=till")).body.total).toBeGreaterThan(0);
    expect((await bench.get<DiagnosticsAnswer>("/api/w/backerei-neu/diagnostics")).body.counts.error).toBe(0);
  });

  it("does not write over an import of the same name", async () => {
    expect((await post<ImportAnswer>("twice.xml", exchange)).body.workspace).toBe("twice");
    expect((await post<ImportAnswer>("twice.xml", exchange)).body.workspace).toBe("twice-2");
  });

  it("takes tables", async () => {
    const { status, body } = await post<ImportAnswer>(
      "apps.csv",
      "Name,Owner,Criticality\nTill,Sales,high\nStock,Sales,low\n",
    );
    expect([status, body.workspace]).toEqual([200, "apps"]);
    expect((await bench.get<CatalogueAnswer>("/api/w/apps/catalogue/application")).body.total).toBe(2);
  });

  it("says why a file cannot be imported, and leaves nothing behind", async () => {
    const before = readdirSync(join(bench.folder, "imports"));
    for (const [name, text] of [
      ["broken.xml", exchange.slice(0, 400)],
      ["empty.xml", ""],
      ["page.html", "<html><body>no</body></html>"],
    ] as const) {
      const refused = await post<Refusal>(name, text);
      expect([name, refused.status, refused.body.error]).toEqual([name, 422, "not-importable"]);
      expect(refused.body.message.length).toBeGreaterThan(name.length + 30);
    }
    expect(readdirSync(join(bench.folder, "imports"))).toEqual(before);
    expect((await post<Refusal>("", exchange)).status).toBe(400);
    expect((await post<ImportAnswer>("../../up.xml", exchange)).body.workspace).toBe("up");
  });

  it("shows what was imported before when it starts again", async () => {
    const again = await startServer({
      paths: [],
      imports: join(bench.folder, "imports"),
      folder: bench.folder,
      port: 0,
      onFault: () => undefined,
    });
    if (again === "port-taken") throw new Error("no port is free");
    const { workspaces } = (await (await fetch(new URL("/api/workspaces", again.address))).json()) as WorkspaceList;
    expect(workspaces.map(({ id }) => id)).toContain("twice-2");
    await again.close();
  });
});

/** Models of the world, beside the repository. */
const data = fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
const hasData = existsSync(data);
if (!hasData && process.env["CI"] === "true") throw new Error("the models in ../shared/data are missing");
if (!hasData) console.warn("SKIPPED: serving the models in ../shared/data, which are not there");

describe.skipIf(!hasData)("models of the world", () => {
  it("serves the insurer, and ArchiSurance beside it after a drop", async () => {
    const text = readFileSync(join(data, "helvia/helvia.orrery"), "utf8");
    const bench = await startBench({ "helvia.orrery": text });
    const { statistics } = (await bench.get<WorkspaceAnswer>("/api/w/library")).body;
    expect([statistics.elements, statistics.relationships, statistics.diagnostics.error]).toEqual([82, 70, 0]);
    const bytes = readFileSync(join(data, "archimate/archisurance.xml"));
    const headers = { "content-type": "application/octet-stream" };
    const { body } = await bench.send<ImportAnswer>("POST", "/api/import?name=ArchiSurance.xml", bytes, headers);
    const { workspace, elements, relationships, views, illegal, onlyDerived } = body;
    expect([workspace, elements, relationships, views, illegal, onlyDerived]).toEqual([
      "archisurance",
      120,
      178,
      17,
      0,
      63,
    ]);
    const { statistics: imported } = (await bench.get<WorkspaceAnswer>("/api/w/archisurance")).body;
    expect([imported.elements, imported.views, imported.diagnostics]).toEqual([
      120,
      17,
      { error: 0, warning: 0, info: 0 },
    ]);
    await bench.close();
  });
});

describe("what it is started with", () => {
  it("may be an empty folder, to begin with, or a single file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "orrery-start-"));
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "one.orrery"), 'unit one "One"\n');
    writeFileSync(join(folder, "two.orrery"), 'unit two "Two"\n');
    const paths = [join(folder, "empty"), join(folder, "one.orrery"), join(folder, "empty")];
    const server = await startServer({
      paths,
      imports: join(folder, "imports"),
      folder,
      port: 0,
      onFault: () => undefined,
    });
    if (server === "port-taken") throw new Error("no port is free");
    const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(new URL(path, server.address), init);
    const { workspaces } = (await (await ask("/api/workspaces")).json()) as WorkspaceList;
    expect(workspaces.map(({ id, folder: where, elements }) => [id, where, elements])).toEqual([
      ["empty", "empty", 0],
      ["one", "one.orrery", 1],
    ]);
    const put = (uri: string): RequestInit & { readonly path: string } => ({
      path: `/api/w/${uri}`,
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: 'unit first "First"\n', version: "" }),
    });
    const first = put("empty/file?uri=first.orrery");
    expect((await ask(first.path, first)).status).toBe(200);
    const beside = put("one/file?uri=two.orrery");
    expect((await ask(beside.path, beside)).status).toBe(400);
    expect(((await (await ask("/api/w/empty")).json()) as WorkspaceAnswer).statistics.elements).toBe(1);
    await server.close();
    rmSync(folder, { recursive: true });
  });
});

describe("ports", () => {
  it("says when the port that was asked for is taken, and takes the next one otherwise", async () => {
    const folder = mkdtempSync(join(tmpdir(), "orrery-ports-"));
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => resolve((taken.address() as { port: number }).port));
    });
    const options = { paths: [folder], imports: join(folder, "imports"), folder, onFault: () => undefined };
    expect(await startServer({ ...options, port })).toBe("port-taken");
    const usual = await startServer(options);
    const next = await startServer(options);
    if (usual === "port-taken" || next === "port-taken") throw new Error("no port is free");
    expect(Number(new URL(usual.address).port)).toBeGreaterThanOrEqual(USUAL_PORT);
    expect(next.address).not.toBe(usual.address);
    await Promise.all([usual.close(), next.close()]);
    await new Promise((resolve) => taken.close(resolve));
    rmSync(folder, { recursive: true });
  });
});
