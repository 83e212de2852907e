/** What the files of one folder declare together: a module of Terraform. */
import { blocksOf, type HclBlock, type HclBody, type HclExpression } from "../hcl/syntax.ts";

export interface FolderFile {
  readonly path: string;
  readonly body: HclBody;
}

export interface Declared<T> {
  readonly file: string;
  readonly line: number;
  readonly value: T;
}

export interface DeclaredResource {
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly body: HclBody;
}

export interface Folder {
  readonly directory: string;
  readonly variables: ReadonlyMap<string, Declared<HclBody>>;
  readonly locals: ReadonlyMap<string, Declared<HclExpression>>;
  readonly outputs: ReadonlyMap<string, Declared<HclBody>>;
  /** By address in the module: `aws_vpc.main`, `data.aws_ami.ubuntu`. */
  readonly resources: ReadonlyMap<string, Declared<DeclaredResource>>;
  readonly modules: ReadonlyMap<string, Declared<HclBody>>;
  readonly providers: readonly Declared<{ readonly name: string; readonly body: HclBody }>[];
}

/** Files in the order of their paths; of what is declared twice the last counts, as with override files. */
export function folderOf(directory: string, files: readonly FolderFile[]): Folder {
  const variables = new Map<string, Declared<HclBody>>();
  const locals = new Map<string, Declared<HclExpression>>();
  const outputs = new Map<string, Declared<HclBody>>();
  const resources = new Map<string, Declared<DeclaredResource>>();
  const modules = new Map<string, Declared<HclBody>>();
  const providers: Declared<{ readonly name: string; readonly body: HclBody }>[] = [];
  for (const { path, body } of files) {
    const at = ({ line }: HclBlock): { readonly file: string; readonly line: number } => ({ file: path, line });
    for (const block of body.blocks) {
      const [first = "", second = ""] = block.labels;
      if (block.type === "variable") variables.set(first, { ...at(block), value: block.body });
      else if (block.type === "output") outputs.set(first, { ...at(block), value: block.body });
      else if (block.type === "module") modules.set(first, { ...at(block), value: block.body });
      else if (block.type === "provider") providers.push({ ...at(block), value: { name: first, body: block.body } });
      else if ((block.type === "resource" || block.type === "data") && first !== "" && second !== "") {
        const isData = block.type === "data";
        const address = `${isData ? "data." : ""}${first}.${second}`;
        resources.set(address, { ...at(block), value: { isData, type: first, name: second, body: block.body } });
      }
    }
    for (const { body: inner } of blocksOf(body, "locals"))
      for (const { name, value, line } of inner.attributes) locals.set(name, { file: path, line, value });
  }
  return { directory, variables, locals, outputs, resources, modules, providers };
}
