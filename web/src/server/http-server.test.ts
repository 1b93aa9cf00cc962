import { describe, expect, test } from "vitest";

import { LineGone, ServerFault, ServerRefusal } from "./exam-server";
import { readAnswer } from "./http-server";

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
