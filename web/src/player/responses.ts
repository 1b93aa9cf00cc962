/** Responses between the library's variables and the delivery format. */
import type { ItemResponse, ResponseDeclaration, ResponseValue } from "../contract/delivery-format";

/** A variable as the library holds it. */
export interface LibraryVariable {
  readonly identifier: string;
  readonly value: string | readonly string[] | null | undefined;
  readonly type: string;
}

/**
 * Give the response of an item as the delivery format wants it.
 *
 * The library calls numAttempts a response, fills open slots with "" and gives a bare string where one choice of
 * several was made; the declarations of the item decide what goes out and in which shape.
 */
export function responseOf(
  declarations: readonly ResponseDeclaration[],
  variables: readonly LibraryVariable[],
): ItemResponse {
  return Object.fromEntries(
    declarations.map((declaration) => {
      const variable = variables.find(({ identifier }) => identifier === declaration.id);
      return [declaration.id, normalised(declaration, variable?.value ?? null)];
    }),
  );
}

function normalised(declaration: ResponseDeclaration, value: string | readonly string[] | null): ResponseValue {
  const list = value === null ? [] : (typeof value === "string" ? [value] : value).filter((one) => one !== "");
  return declaration.cardinality === "single" ? (list[0] ?? null) : [...list];
}

/** Give the variables that bring a saved response back on the screen; unanswered ones are left alone. */
export function variablesOf(
  declarations: readonly ResponseDeclaration[],
  response: ItemResponse,
): readonly LibraryVariable[] {
  return declarations.flatMap(({ id, cardinality }) => {
    const value = response[id] ?? null;
    if (value === null || value.length === 0) return [];
    const shaped = cardinality === "single" && typeof value !== "string" ? (value[0] ?? null) : value;
    return [{ identifier: id, value: shaped, type: "response" }];
  });
}
