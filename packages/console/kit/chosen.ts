type Chosen<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], ''> }

/** The fields in which something was chosen; an empty text is no choice. */
export function chosen<Fields extends object>(fields: Fields): Chosen<Fields> {
  const given = Object.entries(fields).filter(([, value]) => value !== '')
  return Object.fromEntries(given) as Chosen<Fields> // the same object without its empty fields
}
