/** Diagrams of draw.io (diagrams.net): shapes and lines of all pages, of files, pictures and exports that hold the drawing. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import type { Detection, Glimpse, Source } from "../source.ts";
import { readDrawing } from "./pages.ts";
import { claimsOfPage } from "./to-claims.ts";

export const drawio: Source = {
  id: "drawio",
  version: 1,
  title: { en: "draw.io diagram", fr: "Schéma draw.io" },
  files: ["*.drawio", "*.drawio.svg", "*.drawio.png", "*.xml (mxGraphModel)"],
  cannotSay: [
    {
      en: "Whether what is drawn exists: a shape alone makes no element of the running system, a line is weak evidence.",
      fr: "Si ce qui est dessiné existe : une forme seule ne crée pas d’élément du système qui tourne, un trait est une preuve faible.",
    },
    {
      en: "What a line means, and what boxes of flow charts, plans and forms are.",
      fr: "Ce qu’un trait veut dire, et ce que sont les boîtes des organigrammes, plans et formulaires.",
    },
    {
      en: "What a line without a shape at one of its ends was meant to join.",
      fr: "Ce que devait relier un trait qui ne touche aucune forme à l’une de ses extrémités.",
    },
  ],
  howToExport: {
    en: "Save the diagram as .drawio; or File > Export as > SVG or PNG with “Include a copy of my diagram”.",
    fr: "Enregistrez le schéma en .drawio ; ou Fichier > Exporter en > SVG ou PNG avec « Inclure une copie de mon schéma ».",
  },
  example: {
    files: {
      "docs/shop.drawio": `<mxfile><diagram id="p1" name="Overview"><mxGraphModel><root>
<mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="a" value="&lt;b&gt;cart&lt;/b&gt;" style="rounded=1;html=1;" vertex="1" parent="1"/>
<object id="b" label="carts-db" owner="checkout" password="hunter2"><mxCell style="shape=cylinder3;html=1;" vertex="1" parent="1"/></object>
<mxCell id="c" value="Uploads" style="shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.s3;" vertex="1" parent="1"/>
<mxCell id="d" value="JDBC" style="endArrow=classic;" edge="1" parent="1" source="a" target="b"/>
</root></mxGraphModel></diagram></mxfile>
`,
    },
    claims: [
      'mention service drawio:docs/shop.drawio#p1/a "cart" @ docs/shop.drawio:3#p1/a',
      'mention store drawio:docs/shop.drawio#p1/b "carts-db" @ docs/shop.drawio:4#p1/b',
      "attribute drawio:docs/shop.drawio#p1/b owner: checkout @ docs/shop.drawio:4#p1/b",
      'attribute drawio:docs/shop.drawio#p1/c technology: ["AWS S3"] @ docs/shop.drawio:5#p1/c',
      "call drawio:docs/shop.drawio#p1/a -> drawio:docs/shop.drawio#p1/b by jdbc (drawn) @ docs/shop.drawio:6#p1/d",
    ],
  },
  detect: detectDrawing,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      const { pages, diagnostics } = readDrawing(artefact, limits);
      yield* diagnostics;
      for (const page of pages) yield* claimsOfPage(page, artefact.path);
    }
  },
};

function detectDrawing({ path, text }: Glimpse): Detection {
  if (/\.(?:drawio|dio)(?:\.(?:svg|png|xml))?$/iu.test(path)) return 3;
  if (/\.xml$/iu.test(path)) return /<mx(?:file|GraphModel)[\s>]/u.test(text) ? 3 : 0;
  return /\.svg$/iu.test(path) && /\scontent="&lt;mx(?:file|GraphModel)/u.test(text) ? 3 : 0;
}
