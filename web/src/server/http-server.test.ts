import { afterEach, describe, expect, test, vi } from "vitest";

import { LineGone, ServerFault, ServerRefusal } from "./exam-server";
import { HttpServer, readAnswer } from "./http-server";
import { nothingKept } from "./kept-parts";

function response(status: number, body: string): Response {
  return new Response(body, { status });
}

describe("an answer of the server", () => {
  test("is a fault only where the server itself says so, not something on the way", async () => {
    const fault = readAnswer(response(503, '{"reference":"fault","title":"Storing"}'));
    const gateway = readAnswer(response(503, '{"message":"Service Unavailable"}'));

    await expect(fault).rejects.toBeInstanceOf(ServerFault);
    await expect(gateway).rejects.not.toBeInstanceOf(ServerFault);
  });

  test("is a refusal only where it names its reason", async () => {
    const refusing = readAnswer(response(409, '{"reference":"group-blocked","detail":"De groep is geblokkeerd."}'));

    await expect(refusing).rejects.toEqual(new ServerRefusal(409, "group-blocked", "De groep is geblokkeerd."));
  });

  test.each([
    ["the login page of a school network", 200, "<html>Log in op het netwerk</html>"],
    ["a gateway in trouble", 502, "<html>Bad gateway</html>"],
    ["our own fault", 503, '{"reference":"fault","title":"Storing"}'],
    ["a firewall", 403, "Forbidden"],
  ])("that comes from %s is a line that is gone: ask again later", async (_, status, body) => {
    await expect(readAnswer(response(status, body))).rejects.toBeInstanceOf(LineGone);
  });
});

describe("a call", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("outlives the page only where it brings answers: a browser refuses what is too much together", async () => {
    const outlives: unknown[] = [];
    vi.stubGlobal("fetch", (_: string, { keepalive }: RequestInit) => {
      outlives.push(keepalive);
      return Promise.resolve(response(200, "{}"));
    });
    const server = new HttpServer("", nothingKept);
    const presence = { item_id: null, number: null, answered: 0, total: 1, waiting: 0, client_time: "", workspace: null };
    await server.deliverBatch("token", "batch", presence);
    await server.deliverBatch("token", "x".repeat(70_000), null);
    await server.reportPresence("token", presence);

    expect(outlives).toEqual([true, false, false]);
  });
});
