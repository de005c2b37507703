/** A fact as it is shown: its name and its value. */
export type Shown = readonly (readonly [name: string, text: string])[]

/** The facts that read otherwise than before. */
export function newsIn(before: Shown, now: Shown): Shown {
  return now.filter(([name, text]) => !before.some((one) => one[0] === name && one[1] === text))
}

/** What was typed anew; what stands as it stood is nobody's to send, for somebody else may be changing it. */
export function onlyChanged<Entry extends Record<string, unknown>>(
  entry: Entry,
  first: Entry,
): Partial<Entry> {
  const changed = Object.entries(entry).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(first[name]),
  )
  return Object.fromEntries(changed) as Partial<Entry> // some of the fields of the same entry
}
