/** The server: the answers on a socket of the loopback, until it is closed. */
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type App, makeApp } from "./app.ts";
import { findPages, openPages } from "./pages.ts";
import { ServedWorkspaces } from "./served-workspaces.ts";

export interface ServerOptions {
  /** Folders and files of models, absolute. */
  readonly paths: readonly string[];
  /** Folder for imported models, absolute; it is made with the first import. */
  readonly imports: string;
  /** Where the server was started, absolute. */
  readonly folder: string;
  /** 0: any that is free. Absent: 4680, or the next that is free. */
  readonly port?: number | undefined;
  /** Hears of our own mistakes. */
  readonly onFault: (fault: unknown) => void;
  /** Folder of the built pages, where it is not the usual one. */
  readonly pages?: string | undefined;
}

export interface RunningServer {
  /** `http://127.0.0.1:4680/` */
  readonly address: string;
  readonly hasPages: boolean;
  /** Ends streams, watches and connections. */
  close(): Promise<void>;
}

/** The port that people find us at unless they say otherwise. */
export const USUAL_PORT = 4680;
/** Ports after the usual one that are tried before the system chooses. */
const NEXT_PORTS = 20;
/** Never another: what is served here has no password. */
const LOOPBACK = "127.0.0.1";

/** Starts the server; `"port-taken"` when the port that was asked for is in use. */
export async function startServer(options: ServerOptions): Promise<RunningServer | "port-taken"> {
  const workspaces = new ServedWorkspaces(options.paths, options.imports, options.onFault);
  const folder = options.pages ?? findPages();
  const app = makeApp({
    workspaces,
    pages: folder === undefined ? undefined : openPages(folder),
    folder: options.folder,
    onFault: options.onFault,
  });
  const listener = getRequestListener((request, { incoming }) => app.fetch(request, incoming.socket.localPort ?? 0), {
    overrideGlobalObjects: false,
  });
  // A request has to be complete in time; answers, the events among them, may last.
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 120_000 },
    (request, response) => void listener(request, response),
  );
  const port = await listenOnFirst(server, portsOf(options.port));
  if (port === undefined) {
    workspaces.close();
    return "port-taken";
  }
  return {
    address: `http://${LOOPBACK}:${port}/`,
    hasPages: folder !== undefined,
    close: () => close(server, app, workspaces),
  };
}

function portsOf(asked: number | undefined): readonly number[] {
  if (asked !== undefined) return [asked];
  return [...Array.from({ length: NEXT_PORTS }, (_, index) => USUAL_PORT + index), 0];
}

async function listenOnFirst(server: Server, ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    const found = await listen(server, port);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listen(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const onError = (fault: NodeJS.ErrnoException): void => {
      if (fault.code === "EADDRINUSE" || fault.code === "EACCES") resolve(undefined);
      else reject(fault);
    };
    server.once("error", onError);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off("error", onError);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function close(server: Server, app: App, workspaces: ServedWorkspaces): Promise<void> {
  await app.close();
  workspaces.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
