/** Times as a candidate reads them. */

const clockTime = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

/** 09:12, in the Netherlands wherever the computer thinks it is. */
export function timeOfDay(milliseconds: number): string {
  return clockTime.format(milliseconds);
}

/** 41:20, or 1:05:20 from an hour up. */
export function duration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
