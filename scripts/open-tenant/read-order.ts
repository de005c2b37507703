import { fieldErrors } from '@passerelle/contract/kit'
import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import { type Order, orderSchema } from './order.ts'

/** What is wrong with a file: in which line, with which field, and the rule that is broken or the word of the parser. */
export type Fault = {
  readonly line: number
  readonly field: string
  readonly rule: Omit<ReturnType<typeof fieldErrors>[number], 'path'> | { readonly said: string }
}

type Path = readonly (string | number)[]

/** The order in a file, or all that is wrong with it. */
export function readOrder(text: string): Order | readonly Fault[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    return document.errors.map(({ pos, message }) => ({
      line: lines.linePos(pos[0]).line,
      field: '',
      rule: { said: message },
    }))
  }
  const { data, error } = orderSchema.safeParse(document.toJS() ?? {}, { reportInput: true })
  if (error === undefined) return data
  return fieldErrors('body', error.issues)
    .map(({ path, ...rule }) => {
      const field = path.slice(1)
      const offset = placeOf(document.contents, field)
      return { line: offset === undefined ? 1 : lines.linePos(offset).line, field: fieldText(field), rule }
    })
    .toSorted((one, other) => one.line - other.line)
}

/** Where a field stands in the file; of one that is missing, where that begins in which it should stand. */
function placeOf(contents: unknown, path: Path): number | undefined {
  let at: Node | undefined = isNode(contents) ? contents : undefined
  let offset = at?.range?.[0]
  for (const part of path) {
    if (isMap(at)) {
      const pair = at.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      if (!isPair(pair)) return offset
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      at = isNode(pair.value) ? pair.value : undefined
    } else {
      const items: readonly unknown[] =
        at !== undefined && 'items' in at && Array.isArray(at.items) ? at.items : []
      const item = items[Number(part)]
      if (!isNode(item)) return offset
      at = item
      offset = item.range?.[0] ?? offset
    }
  }
  return offset
}

/** `places[0].openingHours[1].from` */
function fieldText(path: Path): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`))
    .join('')
}
