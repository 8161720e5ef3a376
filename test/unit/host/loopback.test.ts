import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import type { RouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type LoopbackHost, serveLoopback } from "../../../core/studio/host/loopback.ts";
import { isLargeStream, type tinyRouter, tinyStudio } from "./tiny-studio.ts";

const defects: unknown[] = [];
let folder: string;
let host: LoopbackHost;
let port: number;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loopback-"));
  await mkdir(join(folder, "renderer", "assets"), { recursive: true });
  await writeFile(join(folder, "renderer", "index.html"), "<!doctype html><title>Bailiwick</title>");
  await writeFile(join(folder, "renderer", "assets", "main-1a2b.js"), "export {};");
  await writeFile(join(folder, "outside.txt"), "private");
  await symlink(join(folder, "outside.txt"), join(folder, "renderer", "link.txt"));
  host = await serveLoopback(tinyStudio, {
    rendererFolder: join(folder, "renderer"),
    uploadLimitBytes: 10_000_000,
    reportDefect: (defect) => defects.push(defect),
  });
  port = Number(new URL(host.url).port);
  cookie = (await ask(new URL(host.url).search.replace(/^/, "/"))).headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
});

afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Plain node:http, because fetch would not let a test lie about Host, Origin and Sec-Fetch-Site. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET", body?: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, path, method, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("end", () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }),
      );
      reply.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

const signedIn = (): Record<string, string> => ({ cookie });

function upgradeStatus(headers: Record<string, string>, path = "/rpc"): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on("open", () => {
      socket.terminate();
      resolve(101);
    });
    socket.on("unexpected-response", (_, reply) => resolve(reply.statusCode ?? 0));
    socket.on("error", reject);
  });
}

describe("the door", () => {
  it("exchanges the launch secret for a cookie that scripts and other sites cannot use, and hides the secret", async () => {
    const { search } = new URL(host.url);
    const reply = await ask(`/${search}`);
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe("/");
    expect(reply.headers["set-cookie"]?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it("makes another secret of at least 256 bits for each launch", async () => {
    const other = await serveLoopback(tinyStudio, { rendererFolder: folder });
    const secrets = [host.url, other.url].map((url) => new URL(url).searchParams.get("secret") ?? "");
    await other.close();
    expect(new Set(secrets).size).toBe(2);
    for (const secret of secrets) expect(Buffer.from(secret, "base64url").length).toBeGreaterThanOrEqual(32);
  });

  it("lets the holder of the cookie in, by either name of this machine", async () => {
    expect((await ask("/", signedIn())).status).toBe(200);
    expect((await ask("/", { ...signedIn(), host: `localhost:${port}` })).status).toBe(200);
    expect(await upgradeStatus(signedIn())).toBe(101);
    expect(await upgradeStatus({ ...signedIn(), origin: `http://127.0.0.1:${port}` })).toBe(101);
  });

  const refusals: [string, () => Record<string, string>][] = [
    ["no cookie", () => ({})],
    ["a wrong cookie", () => ({ cookie: `bailiwick-${port}=${"x".repeat(43)}` })],
    ["the cookie of another port", () => ({ cookie: cookie.replace(String(port), "1") })],
    ["a foreign Host (DNS rebinding)", () => ({ ...signedIn(), host: `evil.example:${port}` })],
    ["this machine's name with a foreign port", () => ({ ...signedIn(), host: "127.0.0.1:1" })],
    ["a foreign Origin", () => ({ ...signedIn(), origin: "https://evil.example" })],
    ["an opaque Origin", () => ({ ...signedIn(), origin: "null" })],
    ["the Origin of another port", () => ({ ...signedIn(), origin: "http://127.0.0.1:1" })],
    ["a call from another site", () => ({ ...signedIn(), "sec-fetch-site": "cross-site" })],
    ["a call from another port of this machine", () => ({ ...signedIn(), "sec-fetch-site": "same-site" })],
  ];
  it.each(refusals)("refuses %s, for pages, resources and the WebSocket alike", async (_, headers) => {
    for (const path of ["/", "/assets/main-1a2b.js", "/large", "/nowhere"]) {
      expect((await ask(path, headers())).status).toBe(403);
    }
    expect((await ask("/echo", headers(), "POST", Buffer.from("x"))).status).toBe(403);
    expect(await upgradeStatus(headers())).toBe(403);
  });

  it("refuses a wrong secret, and the right one by any other way than the first page", async () => {
    const { search } = new URL(host.url);
    expect((await ask("/?secret=wrong")).status).toBe(403);
    expect((await ask(`/large${search}`)).status).toBe(403);
    expect((await ask(`/${search}`, {}, "POST")).status).toBe(403);
    expect((await ask(`/${search}`, { host: "evil.example" })).status).toBe(403);
    expect(await upgradeStatus({}, `/rpc${search}`)).toBe(403);
  });

  it("refuses a request line that names another address", async () => {
    expect((await ask("http://evil.example/", signedIn())).status).toBe(403);
  });

  it("upgrades nothing but /rpc", async () => {
    expect(await upgradeStatus(signedIn(), "/elsewhere")).toBe(404);
  });

  it("listens on 127.0.0.1 and on no other address of this machine", async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((face) => face?.family === "IPv4" && !face.internal);
    for (const address of ["127.0.0.2", ...others.map((face) => face?.address ?? "")]) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host: address, port });
        socket.on("connect", () => resolve("connected")).on("error", () => resolve("refused"));
      });
      expect(outcome).toBe("refused");
    }
  });
});

describe("the pages", () => {
  it("come with their type and every security header, refusals included", async () => {
    const page = await ask("/", signedIn());
    expect(page.body.toString()).toContain("Bailiwick");
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect((await ask("/assets/main-1a2b.js", signedIn())).headers["content-type"]).toMatch(/^text\/javascript/);
    for (const reply of [page, await ask("/large", signedIn()), await ask("/nowhere", signedIn()), await ask("/")]) {
      expect(reply.headers["content-security-policy"]).toContain(
        "default-src 'none'; script-src 'self'; worker-src 'self'",
      );
      expect(reply.headers["x-content-type-options"]).toBe("nosniff");
      expect(reply.headers["referrer-policy"]).toBe("no-referrer");
      expect(reply.headers["cross-origin-opener-policy"]).toBe("same-origin");
    }
  });

  it("stay inside their folder", async () => {
    const ways = [
      "/../outside.txt",
      "/%2e%2e/outside.txt",
      "/..%2foutside.txt",
      "/assets/..%5c..%5coutside.txt",
      "/link.txt",
      "/%",
    ];
    for (const way of ways) {
      const reply = await ask(way, signedIn());
      expect(reply.status).toBe(404);
      expect(reply.body.toString()).not.toContain("private");
    }
  });
});

describe("resources", () => {
  it("stream out whole", async () => {
    expect(isLargeStream((await ask("/large", signedIn())).body)).toBe(true);
  });

  it("stream in whole", async () => {
    const upload = Buffer.alloc(3_000_000, "bailiwick");
    const reply = await ask("/echo", signedIn(), "POST", upload);
    expect(reply.headers["x-method"]).toBe("POST");
    expect(reply.body.equals(upload)).toBe(true);
  });

  it("refuse a body over the limit, announced or not", async () => {
    const upload = Buffer.alloc(10_000_001);
    expect((await ask("/echo", { ...signedIn(), "content-length": "10000001" }, "POST", upload)).status).toBe(413);
    // The echo has begun to answer by then, so the connection breaks instead.
    await expect(ask("/echo", { ...signedIn(), "transfer-encoding": "chunked" }, "POST", upload)).rejects.toThrow();
    expect((await ask("/", signedIn())).status).toBe(200);
  });

  it("answer a defect with 500, report it, and go on", async () => {
    defects.length = 0;
    expect((await ask("/breaks", signedIn())).status).toBe(500);
    expect(String(defects[0])).toContain("a defect");
    expect((await ask("/", signedIn())).status).toBe(200);
  });
});

describe("calls over the WebSocket", () => {
  const withClient = async (use: (client: RouterClient<typeof tinyRouter>) => Promise<void>): Promise<void> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: signedIn() });
    await use(createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })));
    expect(host.screenCount()).toBeGreaterThan(0);
    socket.terminate();
  };

  it("answer, and stream", () =>
    withClient(async (client) => {
      expect(await client.echo({ text: "übung" })).toBe("übung");
      const seen: number[] = [];
      for await (const at of await client.count({ to: 5 })) seen.push(at);
      expect(seen).toEqual([1, 2, 3, 4, 5]);
    }));

  it("carry the user's problems typed, and report defects only", () =>
    withClient(async (client) => {
      defects.length = 0;
      await expect(client.fails()).rejects.toMatchObject({ code: "PROBLEM", data: { kind: "plan-missing" } });
      await expect(client.echo({ text: 1 as unknown as string })).rejects.toMatchObject({ code: "BAD_REQUEST" });
      expect(defects).toEqual([]);
      await expect(client.breaks()).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
      expect(defects).toHaveLength(1);
    }));
});

it("says so when the port is taken", async () => {
  await expect(serveLoopback(tinyStudio, { rendererFolder: folder, port })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
