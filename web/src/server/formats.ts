/** Which delivery formats this app can show. */
import type { Content } from "../contract/delivery-format";
import { ExamUnknown } from "./exam-server";

const KNOWN = "facet-delivery/2";

/**
 * Give the content as it is.
 *
 * @throws ExamUnknown where it is written in another format.
 */
export function inKnownFormat(content: Content): Content {
  const format: string = content.format;
  if (format !== KNOWN) throw new ExamUnknown(`unknown format ${format}`);
  return content;
}
