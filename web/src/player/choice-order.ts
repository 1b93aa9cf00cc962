/** Puts the choices of an item in the order of the session plan; the player never shuffles by itself. */

type ChoiceOrders = Readonly<Record<string, readonly string[]>>;

/** Reorder the choices of every interaction that the plan names. */
export function orderChoices(fragment: ParentNode, orders: ChoiceOrders): void {
  for (const interaction of fragment.querySelectorAll("[response-identifier]")) {
    const order = orders[interaction.getAttribute("response-identifier") ?? ""];
    if (order) reorder(interaction, order);
  }
}

function reorder(interaction: Element, order: readonly string[]): void {
  const place = new Map(order.map((identifier, index) => [identifier, index]));
  const placeOf = (choice: Element) => place.get(choice.getAttribute("identifier") ?? "") ?? 0;
  const named = [...interaction.querySelectorAll("[identifier]")].filter((choice) =>
    place.has(choice.getAttribute("identifier") ?? ""),
  );
  // A match interaction has two sets: each set is put in order by itself.
  for (const parent of new Set(named.map((choice) => choice.parentNode))) {
    seat(named.filter((choice) => choice.parentNode === parent), placeOf);
  }
}

/** Give siblings each other's seats, so that whatever stands between them stays where it is. */
function seat(siblings: readonly Element[], placeOf: (choice: Element) => number): void {
  const seats = siblings.map((choice) => {
    const empty = choice.ownerDocument.createComment("");
    choice.replaceWith(empty);
    return empty;
  });
  const seated = [...siblings].sort((one, other) => placeOf(one) - placeOf(other));
  seated.forEach((choice, index) => seats[index]?.replaceWith(choice));
}
