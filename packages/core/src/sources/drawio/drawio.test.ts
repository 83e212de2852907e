import { deflateSync, strToU8, zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { claimLine } from "../../model/claims/claim-lines.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { inMemoryFile } from "../read-all.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../samples.fixture.ts";
import { standardLimits } from "../source.ts";
import { linesOf, namesIn } from "./label.ts";
import { readDrawing } from "./pages.ts";
import { drawio } from "./source.ts";

const model = (cells: string): string =>
  `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells}</root></mxGraphModel>`;
const box = (id: string, label: string, style = "rounded=1;html=1;", more = 'parent="1"'): string =>
  `<mxCell id="${id}" value="${label}" style="${style}" vertex="1" ${more}/>`;
const line = (id: string, from: string, to: string, more = ""): string =>
  `<mxCell id="${id}" style="endArrow=classic" edge="1" parent="1" source="${from}" target="${to}" ${more}/>`;
const two = model(box("a", "orders") + box("b", "stock") + line("l", "a", "b"));
const packed = (xml: string): string => Buffer.from(deflateSync(strToU8(encodeURIComponent(xml)))).toString("base64");
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A PNG of no picture with one chunk of text. */
function png(type: string, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, "latin1");
  const end = Buffer.from("\0\0\0\0IEND\0\0\0\0", "latin1");
  return new Uint8Array(
    Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), head, data, Buffer.alloc(4), end]),
  );
}

async function said(path: string, content: string | Uint8Array): Promise<readonly Claim[]> {
  const file = inMemoryFile(path, typeof content === "string" ? strToU8(content) : content);
  return (await claimsFrom([drawio], [file])).claims;
}

/** Names and lines, without where they stand. */
function told(claims: readonly Claim[]): readonly string[] {
  const names = new Map(claims.flatMap((one) => (one.claim === "mention" ? [[one.key, one.names[0]] as const] : [])));
  return claims.flatMap((one) => {
    if (one.claim === "mention") return [`${one.sort} ${one.names.join(" | ")}`];
    if (one.claim !== "relationship" || !("key" in one.from) || !("key" in one.to)) return [];
    return [
      `${names.get(one.from.key)} -> ${names.get(one.to.key)}${one.protocol === undefined ? "" : ` ${one.protocol}`}`,
    ];
  });
}

const orders = ["service orders", "service stock", "orders -> stock"];

describe("forms of a drawing", () => {
  it("are all read: bare, plain, packed, in an SVG and in three texts of a PNG", async () => {
    const file = `<mxfile><diagram id="p">${two}</diagram></mxfile>`;
    const keyword = strToU8("mxfile\0");
    const forms: readonly (readonly [string, string | Uint8Array])[] = [
      ["a.xml", two],
      ["a.drawio", file],
      ["a.drawio", `<mxfile><diagram id="p">${packed(two)}</diagram></mxfile>`],
      ["a.drawio.svg", `<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" content="${escaped(file)}"><g/></svg>`],
      ["a.drawio.png", png("tEXt", Buffer.concat([keyword, strToU8(encodeURIComponent(file))]))],
      [
        "a.drawio.png",
        png("zTXt", Buffer.concat([keyword, Buffer.alloc(1), zlibSync(strToU8(encodeURIComponent(file)))])),
      ],
      ["a.drawio.png", png("iTXt", Buffer.concat([keyword, Buffer.from("\0\0\0\0"), strToU8(file)]))],
    ];
    for (const [path, content] of forms) expect([path, told(await said(path, content))]).toEqual([path, orders]);
  });

  it("tell of what is damaged, too large or no drawing, and keep the other pages", async () => {
    const pages = `<mxfile><diagram id="p">!!!</diagram><diagram id="q">${two}</diagram></mxfile>`;
    const { claims, diagnostics } = await claimsFrom([drawio], { "a.drawio": pages });
    expect(told(claims)).toEqual(orders);
    expect(diagnostics.map(({ code }) => code)).toEqual(["artefact-unreadable"]);
    const bomb = inMemoryFile(
      "b.drawio",
      strToU8(`<mxfile><diagram>${packed("a".repeat(2 ** 22))}</diagram></mxfile>`),
    );
    expect(readDrawing(bomb, standardLimits).diagnostics.map(({ code }) => code)).toEqual(["artefact-too-large"]);
    const empty = inMemoryFile("c.drawio.png", png("tEXt", strToU8("Software\0none")));
    expect(readDrawing(empty, standardLimits).diagnostics.map(({ code }) => code)).toEqual(["artefact-unreadable"]);
    const deep = inMemoryFile("d.drawio", strToU8(`<mxfile>${"<a>".repeat(300)}`));
    expect(readDrawing(deep, standardLimits).diagnostics.map(({ code }) => code)).toEqual(["artefact-too-deep"]);
  });
});

describe("shapes", () => {
  it("are what their library or their form says, with the product", async () => {
    const claims = await said(
      "a.drawio",
      model(
        box("1", "Uploads", "shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.s3") +
          box("2", "Sales", "image;image=img/lib/azure2/databases/SQL_Database.svg") +
          box("3", "Orders topic", "shape=cylinder3") +
          box("4", "Customer", "shape=umlActor") +
          box("5", "Bank", "ellipse;shape=cloud") +
          box("6", "Production", "shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.group_vpc") +
          box("7", "core-router", "shape=mxgraph.cisco.routers.router") +
          box("8", "Alone", "rounded=1") +
          box("9", "Long text that explains what this picture is about.", "text;html=1"),
      ),
    );
    expect(told(claims)).toEqual([
      "store Uploads",
      "store Sales",
      "broker Orders topic",
      "client Customer",
      "external Bank",
      "zone Production",
      "node core-router",
    ]);
    const products = claims.filter((one) => one.claim === "attribute").map(({ value }) => value);
    expect(products).toEqual([["AWS S3"], ["Azure SQL Database"]]);
    for (const claim of claims) expect(claim.certainty).toBeLessThan(0.5);
  });

  it("of a flow chart are steps and no elements", async () => {
    const steps = box("a", "Check order") + box("d", "In stock", "rhombus") + box("s", "orders", "shape=cylinder3");
    expect(told(await said("a.drawio", model(steps + line("l", "a", "d") + line("m", "a", "s"))))).toEqual([
      "store orders",
    ]);
  });

  it("of C4 say their name, technology and what they stand in", async () => {
    const claims = await said(
      "a.drawio",
      model(
        `<object id="s" placeholders="1" c4Name="Shop" c4Type="ContainerScopeBoundary" label="%c4Name%"><mxCell style="container=1" vertex="1" parent="1"/></object>` +
          `<object id="w" placeholders="1" c4Name="Web" c4Type="Container" c4Technology="Angular" label="&lt;b&gt;%c4Name%&lt;/b&gt;"><mxCell style="rounded=1" vertex="1" parent="s"/></object>`,
      ),
    );
    expect(claims.map(claimLine)).toEqual([
      'mention service drawio:a.drawio#page-1/w "Web" in drawio:a.drawio#page-1/s @ a.drawio:1#page-1/w',
      'attribute drawio:a.drawio#page-1/w technology: ["Angular"] @ a.drawio:1#page-1/w',
      'mention zone drawio:a.drawio#page-1/s "Shop" @ a.drawio:1#page-1/s',
    ]);
  });
});

describe("lines", () => {
  it("go to the shape around an end, the way of their arrow, by the protocol of their label", async () => {
    const cells =
      box("a", "orders") +
      box("b", "stock") +
      box("i", "", "ellipse", 'parent="b"') +
      `<mxCell id="l" style="startArrow=classic;endArrow=none" edge="1" parent="1" source="a" target="i"/>` +
      `<mxCell id="t" value="calls, gRPC" style="edgeLabel" vertex="1" connectable="0" parent="l"/>`;
    expect(told(await said("a.drawio", model(cells)))).toEqual([
      "service orders",
      "service stock",
      "stock -> orders grpc",
    ]);
  });

  it("without an end are counted and told", async () => {
    const loose = `<mxCell id="x" edge="1" parent="1" source="a"/>${line("y", "a", "gone")}`;
    const { claims, diagnostics } = await claimsFrom([drawio], { "a.drawio": model(box("a", "orders") + loose) });
    expect(claims).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "drawing-loose-lines", parameters: { page: "page-1", count: 2 } }]);
  });
});

it("labels are text and nothing else", () => {
  expect(linesOf('<b style="x">Order</b><br>Service<div>&amp;lt;i&amp;gt; &nbsp;5 &lt; 6</div>')).toEqual([
    "Order",
    "Service",
    "&lt;i&gt; 5 < 6",
  ]);
  expect(namesIn(["Order", "Service"])).toEqual(["Order Service", "Order"]);
  expect(namesIn(["Cart", "[Container: Go]"])).toEqual(["Cart"]);
  for (const none of ["42", "Is it in stock?", "First we look, then we leap, then we go.", "?"])
    expect(namesIn([none])).toEqual([]);
});

it("secrets of a drawing stay in it", async () => {
  const canary = "CANARY-7f3a9c-do-not-tell";
  const claims = await said(
    "a.drawio",
    model(
      `<object id="a" label="orders" password="${canary}" description="token=${canary}" url="https://u:${canary}@acme.net"><mxCell style="shape=cylinder3" vertex="1" parent="1"/></object>`,
    ),
  );
  expect(claims).toHaveLength(1);
  expect(JSON.stringify(claims)).not.toContain(canary);
});

describe.skipIf(!haveSamples)("real drawings", () => {
  it("have as many shapes and lines as their text says", () => {
    const counts = { plain: 0, packed: 0, shapes: 0, lines: 0 };
    const files = sampleFiles("samples/jgraph+drawio-diagrams");
    for (const file of files) {
      const { pages, diagnostics } = readDrawing(file, standardLimits);
      expect(diagnostics).toEqual([]);
      for (const { isPacked, cells } of pages) {
        counts[isPacked ? "packed" : "plain"]++;
        for (const { is } of cells.values()) if (is !== "layer") counts[is === "shape" ? "shapes" : "lines"]++;
      }
    }
    expect(counts).toEqual({ plain: 16, packed: 31, shapes: 1345, lines: 585 });
  });
});
