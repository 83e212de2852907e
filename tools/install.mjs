/**
 * What must be there before anything else runs: the packages of the lock file, and the pinned Node.
 * Plain JavaScript for Node 20 without dependencies, because it runs in a fresh clone.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { Failure, root, run } from "./run.mjs";
import { inTheirLanguage, say } from "./say.mjs";

/** vitest 5 refuses older ones. */
const oldestNode = [22, 12];

const pinnedPackage = `node_modules/node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/**
 * Installs what the lock file names and `node_modules` lacks; nothing when all is there.
 * Throws a `Failure` when npm fails.
 * @returns {Promise<void>}
 */
export async function install() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(
    `Installing ${missing.length} packages that the lock file names (once; a minute or so)...`,
    `Installation de ${missing.length} paquets cités par le fichier de verrouillage (une fois ; environ une minute)...`,
  );
  const started = Date.now();
  const heartbeat = setInterval(
    () => say(`  still installing, ${seconds(started)} s`, `  installation en cours, ${seconds(started)} s`),
    15_000,
  );
  const code = (await npm("ci")) && (await retry());
  clearInterval(heartbeat);
  if (code !== 0) throw new Failure(installFailed(code));
  say(`Installed in ${seconds(started)} s.`, `Installé en ${seconds(started)} s.`);
}

/**
 * The Node that builds and tests: the one pinned in package.json where it exists for this machine (Linux, Windows x64),
 * else the one that runs us when it is new enough (macOS). Throws a `Failure` when neither will do.
 * @returns {string} path of the executable
 */
export function pinnedNode() {
  const pinned = join(root, pinnedPackage, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(pinned) && spawnSync(pinned, ["--version"]).status === 0) return pinned;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new Failure(nodeTooOld());
}

/**
 * Paths of the packages that the lock file names and npm has not installed in that version. Optional packages are for other
 * machines and don't count, save the pinned Node of this one.
 * @returns {readonly string[]}
 */
function missingPackages() {
  const wanted = packagesIn("package-lock.json");
  const installed = packagesIn("node_modules/.package-lock.json");
  return Object.entries(wanted)
    .filter(
      ([path, entry]) =>
        path.startsWith("node_modules/") && (path === pinnedPackage || !(entry.optional || entry.devOptional)),
    )
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path);
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} by path
 */
function packagesIn(lockFile) {
  const path = join(root, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}

/**
 * npm ci refuses a lock file that lacks a package for some other machine; npm install takes it as it is.
 * @returns {Promise<number>} npm's exit code
 */
function retry() {
  say(
    "npm ci failed; trying npm install, with the same lock file.",
    "npm ci a échoué ; essai de npm install, avec le même fichier de verrouillage.",
  );
  return npm("install", "--no-save");
}

/**
 * Runs npm with the Node and the npm that started us; its words go to stderr.
 * @param {readonly string[]} command
 * @returns {Promise<number>}
 */
function npm(...command) {
  const parameters = [
    ...command,
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
  ];
  const own = process.env["npm_execpath"];
  const stdio = /** @type {const} */ (["ignore", 2, 2]);
  if (own !== undefined && basename(own) === "npm-cli.js")
    return run(process.execPath, [own, ...parameters], { stdio: [...stdio] });
  return run("npm", parameters, { stdio: [...stdio], shell: process.platform === "win32" });
}

/**
 * @param {string} version
 * @returns {boolean}
 */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * @param {number} started
 * @returns {number}
 */
function seconds(started) {
  return Math.round((Date.now() - started) / 1000);
}

/**
 * @param {number} code
 * @returns {string}
 */
function installFailed(code) {
  return inTheirLanguage(
    `npm failed with code ${code}; its own words are above. It needs the package registry; behind a proxy set HTTPS_PROXY. Then try again.`,
    `npm a échoué avec le code ${code} ; son message est ci-dessus. Il lui faut le registre de paquets ; derrière un mandataire, définir HTTPS_PROXY. Puis recommencer.`,
  );
}

/** @returns {string} */
function nodeTooOld() {
  const wanted = oldestNode.join(".");
  const pinsNothing = process.platform === "darwin";
  const english = pinsNothing
    ? `On macOS this repository needs your own Node at version ${wanted} or newer (no pinned one is published for it); this is ${process.version}.`
    : `The pinned Node of ${pinnedPackage} does not run here, and your own (${process.version}) is older than ${wanted}. Install Node ${wanted} or newer.`;
  const french = pinsNothing
    ? `Sur macOS ce dépôt demande votre propre Node en version ${wanted} ou plus récente (aucun Node figé n'y est publié) ; celui-ci est ${process.version}.`
    : `Le Node figé de ${pinnedPackage} ne démarre pas ici, et le vôtre (${process.version}) est plus ancien que ${wanted}. Installez Node ${wanted} ou plus récent.`;
  return inTheirLanguage(english, french);
}
