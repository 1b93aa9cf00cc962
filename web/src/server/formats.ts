/** Which exams this app can show. */
import type { Content } from "../contract/delivery-format";
import { ExamUnknown } from "./exam-server";

const KNOWN = "facet-delivery/2";

/** What the app can do beyond plain questions; the server has the same list (`SERVED` of core.exams). */
const SERVED: ReadonlySet<string> = new Set(["several_parts"]);

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

/**
 * Give the content of an exam that counts.
 *
 * @throws ExamUnknown where it is written in another format, or asks for what this app cannot do.
 */
export function fitForExam(content: Content): Content {
  const unserved = inKnownFormat(content).demands.filter((demand) => !SERVED.has(demand));
  if (unserved.length > 0) throw new ExamUnknown(`demands ${unserved.join(", ")}`);
  return content;
}
