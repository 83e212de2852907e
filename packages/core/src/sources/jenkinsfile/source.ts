/** Pipelines of Jenkins: Jenkinsfiles, declarative and scripted, and `config.xml` of jobs. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { encode } from "../../base/text.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { readXml } from "../archimate/xml.ts";
import { claimsOfPipelines, type Pipeline } from "../parts/delivery/pipeline.ts";
import { tooLarge, unreadable } from "../parts/documents/read.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside, nameOfPath, parentOf } from "../parts/unit-folder.ts";
import { readGroovy } from "./groovy.ts";
import { isJobConfig, readJobConfig } from "./job-config.ts";
import { readJenkins } from "./read.ts";

export const jenkinsfile: Source = {
  id: "jenkinsfile",
  version: 1,
  title: { en: "Jenkins pipelines", fr: "Pipelines Jenkins" },
  files: ["Jenkinsfile", "*.jenkinsfile", "config.xml"],
  cannotSay: [
    {
      en: "What steps of shared libraries do, and what Groovy works out while it runs.",
      fr: "Ce que font les étapes des bibliothèques partagées et ce que Groovy calcule à l’exécution.",
    },
    {
      en: "Jobs that exist only in Jenkins, unless their config.xml is given.",
      fr: "Les jobs qui n’existent que dans Jenkins, sauf si leur config.xml est fourni.",
    },
  ],
  howToExport: {
    en: "The Jenkinsfile lies in the repository; for jobs made by hand save JENKINS_URL/job/NAME/config.xml.",
    fr: "Le Jenkinsfile se trouve dans le dépôt ; pour les jobs faits à la main, enregistrez JENKINS_URL/job/NOM/config.xml.",
  },
  example: {
    files: {
      "cart/Dockerfile": "FROM scratch\n",
      Jenkinsfile: `@Library('platform') _
pipeline {
  agent { label 'linux' }
  environment { REGISTRY = 'registry.acme.lan' }
  stages {
    stage('Test') {
      steps { dir('cart') { sh 'go test ./...' } }
    }
    stage('Deploy to production') {
      steps {
        input 'Really?'
        withCredentials([string(credentialsId: 'registry-login', variable: 'P')]) {
          sh "docker build -t \${REGISTRY}/cart:\${BUILD_NUMBER} cart"
        }
        sh 'helm upgrade --install cart charts/cart -n shop'
      }
    }
  }
}
`,
    },
    claims: [
      'mention pipeline jenkinsfile:Jenkinsfile "Jenkinsfile" @ Jenkinsfile:1',
      'attribute jenkinsfile:Jenkinsfile x-stages: ["Test","Deploy to production"] @ Jenkinsfile:1',
      'attribute jenkinsfile:Jenkinsfile x-credentials: ["registry-login"] @ Jenkinsfile:1',
      'attribute jenkinsfile:Jenkinsfile environments: [{"word":"prod"}] @ Jenkinsfile:1',
      "attribute jenkinsfile:Jenkinsfile manualSteps: 1 @ Jenkinsfile:1",
      'gap remote-include jenkinsfile:Jenkinsfile "platform" @ Jenkinsfile:1',
      'mention image jenkinsfile:image/registry.acme.lan/cart "cart" [image registry.acme.lan/cart, directory cart] @ Jenkinsfile:13',
      'attribute jenkinsfile:cart tests: {"record":{"unit":true}} @ Jenkinsfile:13',
    ],
  },
  detect: detectJenkins,
  read: readAll,
};

function detectJenkins({ path, text }: Glimpse): Detection {
  if (isAside(path)) return 0;
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^jenkinsfile(?:[._-].*)?$|\.jenkinsfile$|[._-]jenkinsfile(?:\.groovy)?$/iu.test(name)) return 3;
  if (name === "config.xml")
    return /<(?:flow-definition|maven2-moduleset|matrix-project|project>[\s\S]*<builders|org\.jenkinsci)/u.test(text)
      ? 3
      : 0;
  if (!name.endsWith(".groovy")) return 0;
  return /^[ \t]*(?:pipeline\s*\{|node\s*(?:\([^)\n]*\)|['"][^'"\n]*['"])?\s*\{|stage\s*\(?\s*['"]|parallel\s*\(?|@Library\b)/mu.test(
    text,
  )
    ? 2
    : 0;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const pipelines: Pipeline[] = [];
  for (const artefact of artefacts) {
    const { pipeline, diagnostics } = readOne(artefact, around);
    yield* diagnostics;
    if (pipeline !== undefined) pipelines.push(pipeline);
  }
  yield* claimsOfPipelines("jenkinsfile", pipelines, around);
}

interface ReadPipeline {
  readonly pipeline?: Pipeline;
  readonly diagnostics: readonly Diagnostic[];
}

function readOne(artefact: Artefact, around: Surroundings): ReadPipeline {
  const { path, size } = artefact;
  if (size > around.limits.bytes) return { diagnostics: [tooLarge(path, around.limits)] };
  return path.endsWith(".xml") ? ofConfig(artefact, around) : ofScript(artefact.text(), path, 1, around);
}

function ofScript(text: string, path: string, line: number, around: Surroundings): ReadPipeline {
  const { statements, fault } = readGroovy(text, around.limits.depth);
  return {
    pipeline: { ...empty(path, line), ...readJenkins(statements, path, line) },
    diagnostics: fault === undefined ? [] : [unreadable(path, "Groovy", fault + line - 1)],
  };
}

function ofConfig(artefact: Artefact, around: Surroundings): ReadPipeline {
  const { path } = artefact;
  const { bytes, depth } = around.limits;
  // Jenkins writes version 1.1 of XML, of which it uses nothing that 1.0 has not.
  const text = artefact.text().replace(/^(\s*<\?xml version=["'])1\.1/u, "$11.0");
  const { root, diagnostics } = readXml(path, encode(text), { bytes, depth, tags: 200_000 });
  if (root === undefined || !isJobConfig(root)) return { diagnostics };
  const { script, deeds, schedules, credentials, runner, scriptPath } = readJobConfig(root, path);
  if (script !== undefined) return ofScript(script.text, path, script.line, around);
  const starts = scriptPath !== undefined && around.exists(scriptPath) ? [`jenkinsfile:${scriptPath}`] : [];
  const jobs = [{ name: "job", needs: [], runner, services: [], isManual: false, deeds }];
  return { pipeline: { ...empty(path, 1), schedules, credentials, jobs, starts }, diagnostics };
}

function empty(path: string, line: number): Pipeline {
  return {
    key: `jenkinsfile:${path}`,
    at: { file: path, line },
    name: nameOfJenkinsfile(path),
    triggers: [],
    schedules: [],
    stages: [],
    jobs: [],
    credentials: [],
    unpinned: [],
    roles: [],
    watched: [],
    gaps: [],
    starts: [],
  };
}

/** The folder of a job or of the file says more than `Jenkinsfile` and `config`. */
function nameOfJenkinsfile(path: string): string {
  const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:groovy|xml|jenkinsfile)$/iu, "");
  if (!/^(?:jenkinsfile|config)$/iu.test(stem)) return stem;
  const folder = nameOfPath(`${parentOf(path)}/.`);
  return parentOf(path) === "." || folder === "." ? stem : `${folder}-${stem.toLowerCase()}`;
}
