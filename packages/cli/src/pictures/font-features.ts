/** Takes a feature out of a font in memory, for renderers that have no switch for it. */

/** The font without a substitution feature (OpenType 1.9, `GSUB`, "FeatureList"): its tag becomes one that nobody asks for. */
export function withoutFeature(font: Uint8Array, tag: string): Uint8Array {
  const bytes = new Uint8Array(font);
  const view = new DataView(bytes.buffer);
  const table = tableAt(view, "GSUB");
  if (table === undefined) return bytes;
  const features = table + view.getUint16(table + 6);
  for (let index = 0; index < view.getUint16(features); index++) {
    const record = features + 2 + 6 * index;
    if (tagAt(view, record) === tag) view.setUint8(record + 3, "~".charCodeAt(0));
  }
  return bytes;
}

function tableAt(view: DataView, tag: string): number | undefined {
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index;
    if (tagAt(view, record) === tag) return view.getUint32(record + 8);
  }
  return undefined;
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
