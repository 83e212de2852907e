/** Any ArchiMate file or folder: the format is seen from the content, not from the name. */
import { unzipSync } from "fflate";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Picture } from "../../model/archimate/document.ts";
import { isArchi, readArchi } from "./archi.ts";
import { isExchange, readExchange } from "./exchange.ts";
import { type FileBytes, graficoRoot, readGrafico } from "./grafico.ts";
import type { ArchimateReading } from "./notes.ts";
import { readXml, xmlLimits } from "./xml.ts";

/** Files of one model: a single `.xml` or `.archimate` (plain or zipped), or all the files of a coArchi folder. Never throws. */
export function readArchimate(files: readonly FileBytes[]): ArchimateReading {
  const [only] = files;
  if (only === undefined) return failed("archimate-not-a-model", "");
  if (files.length > 1 || graficoRoot(files) !== undefined) return readGrafico(files);
  return isZip(only.bytes) ? readZip(only) : readOne(only, []);
}

function readOne({ uri, bytes }: FileBytes, pictures: readonly Picture[]): ArchimateReading {
  const { root, diagnostics } = readXml(uri, bytes);
  if (root === undefined)
    return diagnostics.length === 0 ? failed("archimate-not-a-model", uri) : { diagnostics, loss: [] };
  if (isArchi(root)) return readArchi(root, pictures);
  return isExchange(root) ? readExchange(root) : failed("archimate-not-a-model", uri);
}

function failed(code: string, uri: string): ArchimateReading {
  const diagnostic: Diagnostic = { code, severity: "error", uri, span: { start: 0, end: 0 }, parameters: {} };
  return { diagnostics: [diagnostic], loss: [] };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Archi zips a model that has pictures: `model.xml` and `images/`. What the directory promises is the most that is unpacked. */
function readZip(file: FileBytes): ArchimateReading {
  let total = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(file.bytes, {
      filter: (entry) => {
        const wanted = entry.name === "model.xml" || entry.name.startsWith("images/");
        const fits = total + entry.originalSize <= xmlLimits.bytes;
        if (wanted) total += entry.originalSize;
        return wanted && fits;
      },
    });
  } catch {
    return failed("archimate-broken-zip", file.uri);
  }
  if (total > xmlLimits.bytes) return failed("archimate-zip-too-large", file.uri);
  const model = entries["model.xml"];
  if (model === undefined) return failed("archimate-not-a-model", file.uri);
  const pictures = Object.entries(entries).flatMap(([path, bytes]) =>
    path.startsWith("images/") && bytes.length > 0 ? [{ path, bytes }] : [],
  );
  return readOne({ uri: file.uri, bytes: model }, pictures);
}
