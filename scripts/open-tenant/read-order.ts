import { fieldErrors } from '@passerelle/contract/kit'
import { fieldText, readText } from '@passerelle/contract/written-text'
import { type Order, orderSchema } from './order.ts'

/** What is wrong with a file: in which line, with which field, and the rule that is broken or the word of the parser. */
export type Fault = {
  readonly line: number
  readonly field: string
  readonly rule: Omit<ReturnType<typeof fieldErrors>[number], 'path'> | { readonly said: string }
}

/** The order in a file, or all that is wrong with it. */
export function readOrder(text: string): Order | readonly Fault[] {
  const written = readText(text)
  if (!('value' in written)) return written.map(({ line, said }) => ({ line, field: '', rule: { said } }))
  const { data, error } = orderSchema.safeParse(written.value, { reportInput: true })
  if (error === undefined) return data
  return fieldErrors('body', error.issues)
    .map(({ path, ...rule }) => {
      const field = path.slice(1)
      return { line: written.placeOf(field).line, field: fieldText(field), rule }
    })
    .toSorted((one, other) => one.line - other.line)
}
