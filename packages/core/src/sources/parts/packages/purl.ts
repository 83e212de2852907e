/** Package URLs (github.com/package-url/purl-spec) of names as each ecosystem writes them. */
import { PackageURL } from "packageurl-js";
import type { Ecosystem } from "./manifest.ts";

/** `pkg:npm/%40acme/cart@1.2.0`; undefined where the name is none. */
export function purlOf(ecosystem: Ecosystem, name: string, version: string | undefined): string | undefined {
  const [namespace, own] = split(ecosystem, name);
  if (own === "" || name.length > 300) return undefined;
  try {
    return new PackageURL(ecosystem, namespace, own, version ?? null, null, null).toString();
  } catch {
    // The package throws at names that its ecosystem forbids: a placeholder, a path.
    return undefined;
  }
}

function split(ecosystem: Ecosystem, name: string): readonly [namespace: string | null, own: string] {
  const separator = ecosystem === "maven" ? ":" : "/";
  const at = ecosystem === "pypi" || ecosystem === "nuget" ? -1 : name.lastIndexOf(separator);
  if (at <= 0) return [null, ecosystem === "pypi" ? name.toLowerCase().replaceAll(/[-_.]+/gu, "-") : name];
  return [name.slice(0, at), name.slice(at + 1)];
}
