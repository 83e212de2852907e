/**
 * Who may ask. The server listens on the loopback, but every page that a browser shows can send requests there: so the name that it
 * was asked by must be ours (a name of somebody else that points here is DNS rebinding), and whatever a page asks must come from our
 * own pages. Nothing is shared with other origins.
 */
import type { MiddlewareHandler } from "hono";
import { Refused } from "./refusals.ts";

/** Headers that go with every answer. Pages load nothing from elsewhere and run nothing that stands in the page itself. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // One rule, by which the page names the file of its own worker.
    "trusted-types orrery",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** What the guard has to know. */
export interface GuardedBy {
  /** `port`: where the server listens. */
  readonly Bindings: { readonly port: number };
}

/** Refuses requests under another name, and those of pages that are not ours. */
export const guard: MiddlewareHandler<GuardedBy> = async (context, next) => {
  const host = context.req.header("host")?.toLowerCase();
  const { port } = context.env;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) throw new Refused("wrong-host");
  const origin = context.req.header("origin")?.toLowerCase();
  if (origin !== undefined && origin !== `http://${host}`) throw new Refused("foreign-page");
  const site = context.req.header("sec-fetch-site");
  const isRead = context.req.method === "GET" || context.req.method === "HEAD";
  const isPage = !context.req.path.startsWith("/api/");
  // Following a link to a page is welcome from anywhere; its answers are asked by the page itself.
  const isWelcome = site === undefined || site === "same-origin" || (isRead && (site === "none" || isPage));
  if (!isWelcome) throw new Refused("foreign-page");
  await next();
};
