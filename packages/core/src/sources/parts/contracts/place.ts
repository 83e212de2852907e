/** Whose a contract is, told by where it lies: the unit around it, and a name. */
import type { TypedKey } from "../../../model/claims/claim.ts";
import type { Surroundings } from "../../source.ts";
import { isUnit, namedFolderAround, nameOfPath, parentOf, unitAround } from "../unit-folder.ts";

export interface ContractPlace {
  /** The unit that serves it; undefined where the folder does not say so, as with a folder of contracts or copies for clients. */
  readonly unit?: string;
  readonly name: string;
}

/** Places of the contracts of one run. */
export function placesOf(paths: readonly string[], around: Surroundings): ReadonlyMap<string, ContractPlace> {
  const folders = new Map(paths.map((path) => [path, isForClients(path) ? undefined : folderOfContract(path, around)]));
  const count = new Map<string, number>();
  for (const folder of folders.values()) if (folder !== undefined) count.set(folder, (count.get(folder) ?? 0) + 1);
  const names = new Map([...count.keys()].map((folder) => [folder, plain(nameOfPath(`${folder}/.`))]));
  return new Map(
    [...folders].map(([path, folder]) => {
      const own = nameOfPath(path);
      if (folder === undefined) return [path, { name: own }];
      // Several contracts where no manifest says that one unit has them all: a folder of contracts.
      const isShelf = (count.get(folder) ?? 0) > 1 && (folder === "." || !isUnit(folder, around));
      // It is called as another unit of the run is: a copy from which a client is made.
      const isCopy =
        [...names].some(([other, name]) => other !== folder && name === plain(own)) && names.get(folder) !== plain(own);
      if (isShelf || isCopy) return [path, { name: own }];
      const name = isUnit(folder, around) && folder !== "." ? nameOfPath(`${folder}/.`) : own;
      return [path, { unit: folder, name: name === "." ? own : name }];
    }),
  );
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+|service|api/gu, "");
}

/** The unit around it. A folder with a name of its own below the root is somebody's own, even without a manifest. */
function folderOfContract(path: string, around: Surroundings): string | undefined {
  const unit = unitAround(parentOf(path), around);
  return unit === undefined || unit === "." ? (namedFolderAround(path) ?? unit) : unit;
}

/** Contracts that lie where clients keep those of others. */
function isForClients(path: string): boolean {
  return /(?:^|\/)(?:clients?|consumers?|consumed|external|third-?party|upstream|remote|wsdl-?clients?)\//iu.test(path);
}

export function directoryKey(unit: string | undefined): readonly TypedKey[] {
  return unit === undefined ? [] : [{ type: "directory", value: unit }];
}
