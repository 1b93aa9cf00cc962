/** Sealing: what a browser keeps is AES-256-GCM under the session's outbox key. */

const NONCE_BYTES = 12;

export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
}

/** Import the outbox key so that no script can read it back. */
export function importOutboxKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Seal a text for one place; it opens nowhere else. */
export async function seal(key: CryptoKey, place: string, text: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const ciphertext = await crypto.subtle.encrypt(algorithm(nonce, place), key, new TextEncoder().encode(text));
  return { nonce, ciphertext };
}

/** Open what was sealed for this place. Rejects with an OperationError where the key is another one. */
export async function unseal(key: CryptoKey, place: string, { nonce, ciphertext }: Sealed): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(nonce, place), key, ciphertext));
}

function algorithm(nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(`facet-outbox/1|${place}`) };
}
