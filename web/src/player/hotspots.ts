/** Mends where hotspots stand: in a gap match the library ignores the size of the picture and knows no polygons. */

/** Four sides of a box, as shares of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Put the hotspots of a drawn item in their places, once their picture is there. */
export function mendHotspots(item: HTMLElement): void {
  for (const interaction of item.querySelectorAll("qti-graphic-gap-match-interaction, qti-graphic-order-interaction")) {
    const picture = interaction.querySelector<HTMLImageElement>(":scope > img");
    if (picture) void whenLoaded(picture).then(() => { place(interaction, picture); });
  }
}

/** Name an area of a picture: by its maker's words, or else by its number. */
export function nameOfHotspot(hotspot: Element, number: number, words: (number: number) => string): string {
  return hotspot.getAttribute("hotspot-label") ?? words(number);
}

/** Give the areas that a candidate can choose a name; a screen reader sees no picture. */
export function nameHotspots(item: HTMLElement, words: (number: number) => string): void {
  for (const interaction of item.querySelectorAll("qti-hotspot-interaction, qti-graphic-order-interaction")) {
    interaction.querySelectorAll("qti-hotspot-choice").forEach((hotspot, index) => {
      hotspot.setAttribute("aria-label", nameOfHotspot(hotspot, index + 1, words));
    });
  }
}

async function whenLoaded(picture: HTMLImageElement): Promise<void> {
  if (picture.complete) return;
  await new Promise((resolve) => {
    picture.addEventListener("load", resolve, { once: true });
    picture.addEventListener("error", resolve, { once: true });
  });
}

function place(interaction: Element, picture: HTMLImageElement): void {
  const [width, height] = sizeOf(picture);
  if (!width || !height) return;
  for (const hotspot of interaction.querySelectorAll<HTMLElement>("qti-associable-hotspot, qti-hotspot-choice")) {
    const { shape = "default", coords = "" } = attributesOf(hotspot);
    const sides = boxOf(shape, coords.split(",").map(Number), width, height);
    for (const [side, share] of Object.entries(sides) as [string, number][]) {
      hotspot.style.setProperty(side, `${100 * share}%`);
    }
    if (/circle|ellipse/.test(shape)) hotspot.style.borderRadius = "50%";
  }
}

/** The size in which the coordinates were written. */
function sizeOf(picture: HTMLImageElement): readonly [width: number, height: number] {
  const { width, height } = attributesOf(picture);
  return [Number(width) || picture.naturalWidth, Number(height) || picture.naturalHeight];
}

function attributesOf(element: Element): Readonly<Partial<Record<string, string>>> {
  return Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
}

/** Give the box around a shape of QTI, which has its coordinates in pixels of the picture. */
export function boxOf(shape: string, coords: readonly number[], width: number, height: number): Box {
  const [left, top, right, bottom] = sidesOf(shape, coords, width, height);
  return { left: left / width, top: top / height, width: (right - left) / width, height: (bottom - top) / height };
}

type Sides = readonly [left: number, top: number, right: number, bottom: number];

const SIDES: Readonly<Record<string, (coords: readonly number[]) => Sides>> = {
  circle: ([x = 0, y = 0, radius = 0]) => [x - radius, y - radius, x + radius, y + radius],
  ellipse: ([x = 0, y = 0, across = 0, down = 0]) => [x - across, y - down, x + across, y + down],
  rect: ([left = 0, top = 0, right = 0, bottom = 0]) => [left, top, right, bottom],
  poly: (coords) => {
    const across = coords.filter((_, index) => index % 2 === 0);
    const down = coords.filter((_, index) => index % 2 === 1);
    return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
  },
};

/** The shape "default" is the whole picture. */
function sidesOf(shape: string, coords: readonly number[], width: number, height: number): Sides {
  return SIDES[shape]?.(coords) ?? [0, 0, width, height];
}
