/** A picture as PDF: outlines stay outlines, texts stay texts that can be searched, selected and read aloud, with the fonts embedded. */
import type { Scene } from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";
import { loadFonts } from "./fonts.ts";
import { drawMarks, fontName } from "./pdf-marks.ts";

export interface PdfOptions {
  readonly theme: ThemeName;
  /** Day of the picture, as ISO 8601: the same picture has the same bytes whenever it is made. 1970 when absent. */
  readonly date?: string | undefined;
}

/** Points that a side may have at most (ISO 32000-1, annex C). */
const LONGEST_SIDE = 14_400;

/** The PDF of a scene: one page as large as the picture, a pixel being a point. Same scene, same bytes. */
export async function sceneToPdf(scene: Scene, options: PdfOptions): Promise<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const width = side(scene.width);
  const height = side(scene.height);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const document = new PDFDocument({
    size: [width * scale, height * scale],
    margin: 0,
    pdfVersion: "1.7",
    lang: scene.language,
    displayTitle: true,
    tagged: true,
    // No font of pdfkit's own: it would be looked for in a package that is not there in a bundle.
    font: "",
    info: {
      Title: scene.title,
      Subject: scene.description,
      Creator: "Orrery",
      Producer: "Orrery",
      CreationDate: dateOf(options.date),
    },
  });
  const bytes = collect(document);
  const { bytes: fonts } = loadFonts();
  for (const weight of [400, 500, 600] as const) document.registerFont(fontName(weight), Buffer.from(fonts[weight]));
  const draw = (): void => {
    document.save();
    if (scale < 1) document.scale(scale, scale);
    document.rect(0, 0, width, height).fill(colorOf("ground", options.theme));
    drawMarks({ document, theme: options.theme }, scene.marks);
    document.restore();
  };
  document.addStructure(document.struct("Document", {}, [document.struct("Figure", { alt: scene.description }, draw)]));
  document.end();
  return bytes;
}

function side(value: number): number {
  return Number.isFinite(value) && value > 1 ? value : 1;
}

function dateOf(day: string | undefined): Date {
  const date = new Date(day ?? 0);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
}
