import { describe, expect, test } from "vitest";

import { firstWorkspace } from "../session/workspace";
import { BOTH_ITEMS, TWO_ITEMS } from "../testing/fakes";
import { ExamUnknown } from "./exam-server";
import { PreviewServer } from "./preview-server";
import { previewIn } from "./preview-source";

const IN_THE_PAGE = {
  title: "Proef",
  content: TWO_ITEMS,
  plan: BOTH_ITEMS,
  assets: { picture: { media_type: "image/png", base64: btoa("png") } },
  duration_minutes: 60,
};

function serverOf(content: object = TWO_ITEMS): PreviewServer {
  return new PreviewServer(previewIn(JSON.stringify({ ...IN_THE_PAGE, content })), firstWorkspace());
}

describe("a preview", () => {
  test("plays what stands in the page", async () => {
    const server = serverOf();
    const admitted = await server.logIn();
    const started = await server.start();
    const { assets } = await server.openExam();

    expect([admitted.exam_title, admitted.total_items, started.plan]).toEqual(["Proef", 2, BOTH_ITEMS]);
    expect(await assets.get("picture")?.text()).toBe("png");
  });

  test("asks its source once", async () => {
    let asked = 0;
    const source = previewIn(JSON.stringify(IN_THE_PAGE));
    const server = new PreviewServer(() => {
      asked += 1;
      return source();
    }, firstWorkspace());
    await server.logIn();
    await server.openExam();

    expect(asked).toBe(1);
  });

  test("shows also what no candidate can get yet", async () => {
    expect((await serverOf({ ...TWO_ITEMS, demands: ["drawing"] }).openExam()).content.demands).toEqual(["drawing"]);
  });

  test("does not show a format that the app does not know", async () => {
    await expect(serverOf({ ...TWO_ITEMS, format: "facet-delivery/9" }).openExam()).rejects.toThrow(ExamUnknown);
  });
});
