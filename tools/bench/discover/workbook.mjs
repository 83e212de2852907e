/** Workbooks of any size for benches, written as a stream so that making one costs no memory: texts are shared as Excel shares them. */
import { Zip, ZipDeflate, ZipPassThrough, zipSync } from "fflate";

const encoder = new TextEncoder();
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Up to so many rows the zip is written at once, with sizes before the parts, which some readers insist on. */
const SMALL = 100_000;

/** An inventory of so many applications in six columns. @param {number} rows @returns {Uint8Array} */
export function largeWorkbook(rows) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  /** @type {Record<string, Uint8Array>} */
  const whole = {};
  const isSmall = rows <= SMALL;
  const small = (/** @type {string} */ name, /** @type {string} */ text) => {
    if (isSmall) {
      whole[name] = encoder.encode(text);
      return;
    }
    const part = new ZipPassThrough(name);
    zip.add(part);
    part.push(encoder.encode(text), true);
  };
  small(
    "xl/workbook.xml",
    `<workbook xmlns="${main}" xmlns:r="${types}"><sheets><sheet name="Applications" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  small(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${types}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${types}/styles" Target="styles.xml"/></Relationships>`,
  );
  small(
    "[Content_Types].xml",
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  );
  small(
    "_rels/.rels",
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  small(
    "xl/styles.xml",
    `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  );
  const shared = ["Code", "Application", "Owner", "Criticality", "Environment", "End of life"];
  const owners = Array.from({ length: 200 }, (_, at) => `Department ${at}`);
  const words = [...shared, ...owners, "low", "normal", "important", "vital", "prod", "test"];
  const at = (/** @type {string} */ word) => words.indexOf(word);
  const ownerAt = owners.map(at);
  const levels = ["low", "normal", "important", "vital"].map(at);
  const large = (/** @type {string} */ name, /** @type {() => Iterable<string>} */ texts) => {
    if (isSmall) whole[name] = encoder.encode([...texts()].join(""));
    else stream(zip, name, texts);
  };
  large("xl/sharedStrings.xml", function* () {
    yield `<sst xmlns="${main}">${words.map((word) => `<si><t>${word}</t></si>`).join("")}`;
    for (let row = 0; row < rows; row++) yield `<si><t>Application number ${row}</t></si>`;
    yield "</sst>";
  });
  large("xl/worksheets/sheet1.xml", function* () {
    yield `<worksheet xmlns="${main}"><sheetData><row r="1">${shared.map((_, column) => `<c r="${"ABCDEF"[column]}1" t="s"><v>${column}</v></c>`).join("")}</row>`;
    for (let row = 0; row < rows; row++) {
      const n = row + 2;
      yield `<row r="${n}" spans="1:6"><c r="A${n}"><v>${100_000 + row}</v></c><c r="B${n}" t="s"><v>${words.length + row}</v></c><c r="C${n}" t="s"><v>${ownerAt[row % 200]}</v></c><c r="D${n}" t="s"><v>${levels[row % 4]}</v></c><c r="E${n}" t="s"><v>${at(row % 3 === 0 ? "test" : "prod")}</v></c><c r="F${n}" s="1"><v>${46000 + (row % 2000)}</v></c></row>`;
    }
    yield "</sheetData></worksheet>";
  });
  if (isSmall) return zipSync(whole, { level: 1 });
  zip.end();
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    all.set(piece, offset);
    offset += piece.length;
  }
  return all;
}

/** @param {Zip} zip @param {string} name @param {() => Iterable<string>} texts */
function stream(zip, name, texts) {
  const part = new ZipDeflate(name, { level: 1 });
  zip.add(part);
  let pending = "";
  for (const text of texts()) {
    pending += text;
    if (pending.length < 1 << 16) continue;
    part.push(encoder.encode(pending));
    pending = "";
  }
  part.push(encoder.encode(pending), true);
}
