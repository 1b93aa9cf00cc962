/** Where a preview gets its exam from: a server, for its publisher, or the page itself. */
import type { Content, Manifest, OpenedExam, SessionPlan } from "../contract/delivery-format";
import { fromBase64 } from "./base64";
import { inKnownFormat } from "./formats";
import { fetchPart, reach, readAnswer } from "./http-server";
import { Parts } from "./parts";

/** An exam in the clear, with a plan to look at it by. */
export interface Preview {
  readonly title: string;
  readonly exam: OpenedExam;
  readonly plan: SessionPlan;
  readonly duration_minutes: number;
}

/** Gives the exam to look at; asked once. */
export type PreviewSource = () => Promise<Preview>;

/** What `POST /exams/{exam_id}/preview` answers. */
interface Opened {
  readonly title: string;
  readonly manifest: Manifest;
  readonly content_key: string;
  readonly plan: SessionPlan;
  readonly duration_minutes: number;
}

/** What the tool for exam makers writes into the page. */
interface Inlined {
  readonly title: string;
  readonly content: Content;
  readonly plan: SessionPlan;
  readonly assets: Readonly<Record<string, { readonly media_type: string; readonly base64: string }>>;
  readonly duration_minutes: number;
}

/** Which form a publisher wants to see; `token` proves that the portal's own page sent them. */
export interface PreviewRequest {
  readonly examId: string;
  readonly formId: string;
  readonly token: string;
}

/** The preview of an exam that a server keeps: the same parts, fetched and opened as a candidate's. */
export function previewFrom(api: string, { examId, formId, token }: PreviewRequest): PreviewSource {
  return async () => {
    const response = await reach(`${api}/exams/${encodeURIComponent(examId)}/preview`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token },
      body: JSON.stringify({ form_id: formId }),
      credentials: "same-origin",
    });
    const { manifest, content_key, ...rest } = await readAnswer<Opened>(response);
    const parts = new Parts(fetchPart, inKnownFormat);
    await parts.fetchAll(manifest);
    return { ...rest, exam: await parts.open(manifest, content_key) };
  };
}

/** The preview of an exam that stands in the page itself, as JSON. */
export function previewIn(text: string): PreviewSource {
  return () => {
    const { content, assets, ...rest } = JSON.parse(text) as Inlined;
    const blobs = Object.entries(assets).map(
      ([name, { media_type, base64 }]) => [name, new Blob([fromBase64(base64)], { type: media_type })] as const,
    );
    return Promise.resolve({ ...rest, exam: { content: inKnownFormat(content), assets: new Map(blobs) } });
  };
}
