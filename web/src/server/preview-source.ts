/** Where a preview gets its exam from. */
import type { Content, SessionPlan } from "../contract/delivery-format";
import { reach, readAnswer } from "./http-server";

/** An exam in the clear, with a plan to look at it by: what `GET /exams/{exam_id}/preview` answers. */
export interface Preview {
  readonly content: Content;
  readonly plan: SessionPlan;
  readonly assets: Readonly<Record<string, { readonly media_type: string; readonly base64: string }>>;
  readonly duration_minutes: number;
}

/** Gives the exam to look at; asked once. */
export type PreviewSource = () => Promise<Preview>;

/** The preview of an exam that a server keeps, for its publisher. */
export function previewFrom(api: string, examId: string): PreviewSource {
  return async () =>
    readAnswer<Preview>(
      await reach(`${api}/exams/${encodeURIComponent(examId)}/preview`, {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      }),
    );
}
