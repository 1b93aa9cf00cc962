/** The server room's door. */
export { loadConfig } from "./config";
export { ExamDamaged, LineGone, ServerRefusal } from "./exam-server";
export type { ExamServer } from "./exam-server";
export { HttpServer } from "./http-server";
export { CachedParts, nothingKept } from "./kept-parts";
export { PreviewServer } from "./preview-server";
export { previewFrom, previewIn } from "./preview-source";
export type { PreviewSource } from "./preview-source";
