type Ordered = { readonly id: string }

/** Modules as their programme orders them; those that it does not name come after, as they were listed. */
export function inOrder<Module extends Ordered>(
  modules: readonly Module[],
  order: readonly Module['id'][] = [],
): readonly Module[] {
  const placeOf = ({ id }: Module) => {
    const place = order.indexOf(id)
    return place < 0 ? order.length : place
  }
  return modules.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** The order in which one module changed places with the one before it, or behind it. */
export function orderAfter<Module extends Ordered>(
  modules: readonly Module[],
  place: number,
  towards: 'up' | 'down',
): Module['id'][] {
  const ids = modules.map(({ id }) => id)
  const [moved] = ids.splice(place, 1)
  return moved === undefined ? ids : ids.toSpliced(towards === 'up' ? place - 1 : place + 1, 0, moved)
}
