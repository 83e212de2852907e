/** Which files are of Kubernetes: manifests, dumps, charts, kustomizations. */
import type { Detection, Glimpse } from "../source.ts";
import { isChartFile } from "./helm/chart.ts";
import { isHelmfile } from "./helm/releases.ts";
import { isKustomizationFile } from "./kustomize/build.ts";

export function detect({ path, text }: Glimpse): Detection {
  if (isChartFile(path) || isKustomizationFile(path)) return 3;
  if (isHelmfile(path) && /^\s*releases\s*:/mu.test(text)) return 3;
  if (!/\.(?:ya?ml|json)$/iu.test(path)) return 0;
  const version = /^[\s{[-]*["']?apiVersion["']?\s*:\s*["']?([^\s"',#]*)/mu.exec(text)?.[1];
  if (version === undefined || !/["']?\bkind["']?\s*:\s*["']?(?:[A-Z]|\{\{)/u.test(text)) return 0;
  return isForeign(version) ? 0 : 3;
}

/** Others that borrow the form of a manifest. */
function isForeign(version: string): boolean {
  return /^(?:backstage\.io|skaffold|tilt|krm|config\.kio|dapr\.io\/.*resiliency|client\.authentication|kubeadm\.k8s\.io|kind\.x-k8s\.io|eksctl\.io|tekton\.dev|argoproj\.io\/.*workflow|score\.dev|radapp|sigs\.k8s\.io)/iu.test(
    version,
  );
}
