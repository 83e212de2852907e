/** Pictures as files: their form, their name, and what a browser may do with each. */
import { createHash } from "node:crypto";
import type { PictureFile } from "@orrery/core/answers/picture-path";
import { fileName } from "../file-names.ts";

export const pictureFiles: readonly PictureFile[] = ["svg", "png", "pdf", "json", "csv"];

const mediaTypes: Readonly<Record<PictureFile, string>> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

/** The answer that carries a picture. */
export function pictureResponse(name: string, file: PictureFile, content: string | Uint8Array): Response {
  const policy = policyFor(file, content);
  return new Response(typeof content === "string" ? content : new Uint8Array(content), {
    headers: {
      "content-type": mediaTypes[file],
      "content-disposition": `inline; filename="${fileName(name)}.${file}"`,
      ...(policy === undefined ? {} : { "content-security-policy": policy }),
    },
  });
}

/**
 * An SVG that is opened by itself runs nothing and takes its own style sheet, no other (CSP Level 3, 6.7.3.3). A PDF is shown by a viewer
 * of the browser, which is a plug-in with styles to the policy.
 */
function policyFor(file: PictureFile, content: string | Uint8Array): string | undefined {
  const none = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  switch (file) {
    case "svg":
      return `${none}; style-src ${digestsOf(String(content)).join(" ") || "'none'"}`;
    case "pdf":
      return `${none}; object-src 'self'; style-src 'unsafe-inline'`;
    case "png":
    case "json":
    case "csv":
      return undefined;
  }
}

function digestsOf(markup: string): readonly string[] {
  return [...markup.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, sheet = ""]) => `'sha256-${createHash("sha256").update(sheet).digest("base64")}'`,
  );
}
