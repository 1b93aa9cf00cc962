/** Sounds and films: the controls of the browser, with a name, and nothing that starts by itself. */

/** Words for what has no name of its own. */
export interface MediaTexts {
  readonly sound: string;
  readonly film: string;
}

/** Give every sound and film of a fragment controls and a name. */
export function mendMedia(fragment: ParentNode, texts: MediaTexts): void {
  const all = [...fragment.querySelectorAll("audio, video")];
  all.forEach((player, index) => {
    player.setAttribute("controls", "");
    player.setAttribute("controlslist", "nodownload");
    player.setAttribute("preload", "metadata");
    if (player.hasAttribute("aria-label")) return;
    const name = player.getAttribute("title") ?? (player.localName === "audio" ? texts.sound : texts.film);
    player.setAttribute("aria-label", all.length > 1 ? `${name} ${index + 1}` : name);
  });
}
