/** Addresses for the pictures and sounds of an opened form. */

/** Keeps one blob: address per asset and gives them all back at the end. */
export class AssetAddresses {
  readonly #addresses = new Map<string, string>();

  constructor(private readonly assets: ReadonlyMap<string, Blob>) {}

  /** Give the address of an asset, or null where the form has none of that name. */
  addressOf(name: string): string | null {
    const known = this.#addresses.get(name);
    if (known !== undefined) return known;
    const blob = this.assets.get(name);
    if (!blob) return null;
    const address = URL.createObjectURL(blob);
    this.#addresses.set(name, address);
    return address;
  }

  /** Let the browser forget the assets. */
  revoke(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#addresses.clear();
  }
}
