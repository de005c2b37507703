import { typedNumber } from '@passerelle/messages/typed'
import type { StepField } from './step.ts'

export type Typed = Readonly<Record<string, string>>

type Nested = { [name: string]: string | number | Nested | Nested[] }

/** The values that the fields of a step begin with. */
export function firstValues(
  fields: readonly StepField[],
  { memberId, day }: { readonly memberId: string; readonly day: string },
): Record<string, string> {
  const first = (value: string | undefined) =>
    value === 'me' ? memberId : value === 'today' ? day : (value ?? '')
  return Object.fromEntries(fields.map((field) => [field.name, first(field.first)]))
}

/** The body of a command for what was typed: the paths of the fields taken apart, what is empty left out. */
export function bodyOf(fields: readonly StepField[], typed: Typed): Nested {
  const body: Nested = {}
  for (const { name, kind } of fields) {
    const value = typed[name]?.trim() ?? ''
    if (value !== '') put(body, name.split('.'), kind === 'number' ? typedNumber(value) : value)
  }
  return body
}

/** Puts a value at a path; a number in the path is a place in a list. */
function put(into: Nested | Nested[], [step = '', ...rest]: readonly string[], value: string | number): void {
  const container = into as Nested // a list is written by its places as an object by its names
  const [next] = rest
  if (next === undefined) {
    container[step] = value
    return
  }
  container[step] ??= /^\d+$/.test(next) ? [] : {}
  put(container[step] as Nested | Nested[], rest, value) // made just above, or by an earlier field of the same path
}
