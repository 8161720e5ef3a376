import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What the door keeper looks at; the same for a request and for a WebSocket upgrade. */
export type Caller = {
  readonly method: string;
  /** As sent: path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
};

export type Door = { readonly port: number; readonly secret: string };

export type Verdict =
  | { readonly kind: "admitted" }
  /** Came with the launch secret in the address: gets the cookie and goes on to `/` without it. */
  | { readonly kind: "signed-in"; readonly cookie: string }
  | { readonly kind: "refused"; readonly why: string };

/**
 * Who may use the loopback service: the browser window that was given this launch's secret, and nobody else.
 *
 * Any program and any web page on this machine can reach a loopback port. A page is kept out by Host (DNS rebinding),
 * Origin and Sec-Fetch-Site (cross-site calls); a program of another user by the secret. The cookie's name carries the
 * port because cookies are shared between the ports of a host.
 */
export function verdict({ method, target, headers }: Caller, { port, secret }: Door): Verdict {
  const host = headers.host;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return refused("foreign Host");
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return refused("foreign Origin");
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return refused("called by another site");
  if (!target.startsWith("/")) return refused("not a path");

  if (method === "GET" && target.startsWith("/?")) {
    const offered = new URLSearchParams(target.slice(2)).get("secret");
    if (offered !== null) return isSame(offered, secret) ? signedIn(port, secret) : refused("wrong secret");
  }
  const cookie = cookieValue(headers.cookie ?? "", cookieName(port));
  return cookie !== null && isSame(cookie, secret) ? { kind: "admitted" } : refused("no secret");
}

const cookieName = (port: number): string => `bailiwick-${port}`;

const refused = (why: string): Verdict => ({ kind: "refused", why });

const signedIn = (port: number, secret: string): Verdict => ({
  kind: "signed-in",
  cookie: `${cookieName(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
});

function cookieValue(header: string, name: string): string | null {
  const pair = header.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return pair === undefined ? null : pair.slice(name.length + 1);
}

/** Takes the same time whichever character differs. */
function isSame(offered: string, secret: string): boolean {
  const [left, right] = [Buffer.from(offered), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
}
