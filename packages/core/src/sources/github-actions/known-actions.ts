/** Actions that build, deploy, check or take on a role, read by their inputs. */
import type { Place } from "../../model/claims/claim.ts";
import { checkOf } from "../parts/delivery/checks.ts";
import { resolvedFolder } from "../parts/delivery/command-words.ts";
import type { Deed } from "../parts/delivery/deed.ts";

export interface ActionStep {
  /** Without version: `docker/build-push-action`. */
  readonly action: string;
  readonly inputs: ReadonlyMap<string, string>;
  readonly at: Place;
  /** Images that steps before it made tags for, by the id of the step. */
  readonly images: ReadonlyMap<string, readonly string[]>;
}

export function* deedsOfAction({ action, inputs, at, images }: ActionStep): Iterable<Deed> {
  const name = action.toLowerCase();
  const input = (...names: readonly string[]): string | undefined =>
    names.map((one) => inputs.get(one)).find((value) => value !== undefined && value !== "");
  const kind = /trivy-action|scan/u.test(name) ? `${name} ${input("scan-type") ?? ""}` : name;
  const check = checkOf(kind);
  if (check !== undefined)
    yield { deed: "check", check, folder: folderOf(input("working-directory", "path")) ?? ".", at };
  if (
    /(?:^|\/)(?:build-push-action|docker-build-push|docker-build|publish-docker.*action|docker-publish.*)$/u.test(name)
  )
    yield* build(input, images, at);
  else if (/kaniko/u.test(name)) yield* build(input, images, at);
  else yield* deploy(name, input, at);
}

type Input = (...names: readonly string[]) => string | undefined;

function* build(input: Input, images: ActionStep["images"], at: Place): Iterable<Deed> {
  const tags = (input("tags", "image", "name", "repository", "image-name", "imageName") ?? "")
    .split(/[\n,]/u)
    .map((tag) => tag.trim());
  const named = tags.flatMap((tag) => {
    const step = /steps\.([\w-]+)\.outputs/u.exec(tag)?.[1];
    return step === undefined ? (tag === "" ? [] : [tag]) : (images.get(step) ?? []);
  });
  const file = folderOf(input("file", "dockerfile"));
  const own = file?.includes("/") === true ? file.slice(0, file.lastIndexOf("/")) : undefined;
  const context = folderOf(input("context", "path", "workdir") ?? ".");
  const folder = context === undefined || context === "." ? (own ?? context) : context;
  yield { deed: "build", images: named, ...(folder === undefined ? {} : { folder }), at };
}

function* deploy(name: string, input: Input, at: Place): Iterable<Deed> {
  const found = deployers.find(([pattern]) => pattern.test(name));
  if (found === undefined) return;
  const [, tool] = found;
  const service = input(
    "service",
    "service-name",
    "app-name",
    "app",
    "function-name",
    "release",
    "name",
    "containerAppName",
    "slot",
  );
  const image = input("image", "images", "imageToDeploy", "image-uri");
  const path = folderOf(input("chart", "manifests", "template", "file", "source", "path", "working-directory"));
  yield {
    deed: "deploy",
    tool,
    ...(service === undefined || service.includes("$") ? {} : { name: service }),
    ...(image === undefined ? {} : { image: image.trim().split(/\s/u)[0] ?? image }),
    ...(path === undefined ? {} : { path }),
    at,
  };
}

const deployers: readonly (readonly [RegExp, string])[] = [
  [/amazon-ecs-deploy/u, "aws ecs"],
  [/aws-lambda-deploy|lambda-action/u, "aws lambda"],
  [/aws-cloudformation-github-deploy/u, "aws cloudformation"],
  [/deploy-cloudrun/u, "gcloud run"],
  [/deploy-appengine/u, "gcloud app"],
  [/deploy-cloud-functions/u, "gcloud functions"],
  [
    /azure\/(?:webapps-deploy|functions-action|container-apps-deploy-action|aci-deploy|k8s-deploy|k8s-bake|static-web-apps-deploy)/u,
    "azure",
  ],
  [/helm-(?:deploy|upgrade)|(?:^|\/)helm3?-action|deploy-helm/u, "helm"],
  [/(?:^|\/)(?:deploy-pages|actions-gh-pages|github-pages-deploy-action)$/u, "github pages"],
  [/flyctl-actions|fly-deploy/u, "fly"],
  [/heroku-deploy/u, "heroku"],
  [/vercel-action|amondnet\/vercel/u, "vercel"],
  [/actions-netlify/u, "netlify"],
  [/cf-cli-action/u, "cf"],
  [/serverless\/github-action/u, "serverless"],
  [/pulumi\/actions/u, "pulumi"],
  [/action-ansible-playbook/u, "ansible"],
];

function folderOf(path: string | undefined): string | undefined {
  return path === undefined
    ? undefined
    : resolvedFolder(".", path.replace(/^\$\{\{ *github\.workspace *\}\}\/?/u, "./"));
}
