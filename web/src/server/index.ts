/** The server room's door. */
export { loadConfig } from "./config";
export { ExamDamaged, LineGone, ServerRefusal } from "./exam-server";
export type { ExamServer } from "./exam-server";
export { HttpServer } from "./http-server";
export { PreviewServer } from "./preview-server";
export { previewFrom } from "./preview-source";
export type { Preview, PreviewSource } from "./preview-source";
