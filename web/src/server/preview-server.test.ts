import { describe, expect, test } from "vitest";

import { BOTH_ITEMS, TWO_ITEMS } from "../testing/fakes";
import { ExamUnknown } from "./exam-server";
import { PreviewServer } from "./preview-server";
import type { Preview } from "./preview-source";

const PREVIEW: Preview = {
  content: TWO_ITEMS,
  plan: BOTH_ITEMS,
  assets: { picture: { media_type: "image/png", base64: btoa("png") } },
  duration_minutes: 60,
};

describe("a preview", () => {
  test("asks its source once and plays what it gives", async () => {
    let asked = 0;
    const server = new PreviewServer(() => {
      asked += 1;
      return Promise.resolve(PREVIEW);
    });
    const admitted = await server.logIn();
    const started = await server.start();
    const { assets } = await server.openExam();

    expect([admitted.total_items, started.plan, await assets.get("picture")?.text()]).toEqual([2, PREVIEW.plan, "png"]);
    expect(asked).toBe(1);
  });

  test("shows also what no candidate can get yet", async () => {
    const content = { ...TWO_ITEMS, demands: ["drawing"] };
    const server = new PreviewServer(() => Promise.resolve({ ...PREVIEW, content }));

    expect((await server.openExam()).content.demands).toEqual(["drawing"]);
  });

  test("does not show a format that the app does not know", async () => {
    const content = { ...TWO_ITEMS, format: "facet-delivery/9" } as unknown as Preview["content"];
    const server = new PreviewServer(() => Promise.resolve({ ...PREVIEW, content }));

    await expect(server.openExam()).rejects.toThrow(ExamUnknown);
  });
});
