/** Where a model stands in its repository, and how a web page of the repository is called that shows a line of it. */
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { kindOfPath, realPath } from "./files.ts";

/** Folder of a model below the root of its repository, with `/`; without a repository, below the current folder; else empty. */
export function folderInRepository(current: string, folder: string): string {
  const path = realPath(folder);
  const below = relative(rootAround(path) ?? realPath(current), path);
  return below.startsWith("..") || isAbsolute(below) ? "" : below.split(sep).join("/");
}

/** The address of a line: on the forge that runs this, else as Markdown beside the model would say it. */
export function linkTo(
  environment: Readonly<Record<string, string | undefined>>,
): (path: string, line: number) => string {
  const blob = blobOf(environment);
  return (path, line) => {
    const address = path.split("/").map(encodeURIComponent).join("/");
    return `${blob === undefined ? address : `${blob}/${address}`}#L${line}`;
  };
}

/** GitHub Actions and GitLab CI say in their variables where the files of a commit are shown. */
function blobOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = environment;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  return CI_PROJECT_URL && CI_COMMIT_SHA ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}` : undefined;
}

function rootAround(folder: string): string | undefined {
  if (kindOfPath(join(folder, ".git")) !== undefined) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : rootAround(above);
}
