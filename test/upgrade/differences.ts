/** An answer of one release beside that of another to the same question. */
export type Difference = {
  /** Where in the answer: `items[0].plan.items`. */
  readonly path: string
  readonly what: 'gone' | 'other'
}

/** What changes from one question to the next, whatever release answers: where a list goes on, and when an answer was made. */
const passing = new Set(['next', 'madeAt', 'dct:created'])

/**
 * What an answer no longer tells, or tells otherwise. What it tells besides is no difference: a release may know more than
 * the one before.
 */
export function differences(before: unknown, now: unknown, path = ''): readonly Difference[] {
  if (Array.isArray(before)) {
    if (!Array.isArray(now) || now.length < before.length) return [{ path, what: 'gone' }]
    return before.flatMap((each, place) => differences(each, now[place], `${path}[${place}]`))
  }
  if (typeof before === 'object' && before !== null) {
    if (typeof now !== 'object' || now === null) return [{ path, what: now === undefined ? 'gone' : 'other' }]
    const told = now as Readonly<Record<string, unknown>> // an object, so its fields may be asked for
    return Object.entries(before)
      .filter(([name]) => !passing.has(name))
      .flatMap(([name, value]) => differences(value, told[name], path === '' ? name : `${path}.${name}`))
  }
  if (now === undefined) return [{ path, what: 'gone' }]
  return Object.is(before, now) ? [] : [{ path, what: 'other' }]
}
