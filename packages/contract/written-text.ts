import type { FieldCode } from '@passerelle/domain/kernel'
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'

/** A place in a text, counted from 1. */
export type TextPlace = { readonly line: number; readonly column: number }

/** What is wrong with a text as such, with the words of the parser. */
export type TextFault = TextPlace & { readonly code: FieldCode; readonly said: string }

type Path = readonly (string | number)[]

/** What a text in YAML says, JSON among it, and where each field of it stands. */
export type WrittenText = {
  readonly value: unknown
  /** Of a field that is missing, the place where that begins in which it should stand. */
  readonly placeOf: (path: Path) => TextPlace
}

/** Deeper than anything that is read here; a parser that calls itself would end the process first. */
const deepestNesting = 100

/** Reads a text, or tells all that is wrong with it. Nothing in it may refer elsewhere: what is read is what stands there. */
export function readText(text: string): WrittenText | readonly TextFault[] {
  if (deepestIn(text) > deepestNesting) return [{ line: 1, column: 1, code: 'too_deep', said: '' }]
  const lines = new LineCounter()
  const at = (offset: number): TextPlace => {
    const { line, col: column } = lines.linePos(offset)
    return line === 0 ? { line: 1, column: 1 } : { line, column }
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' })
  const faults: TextFault[] = [
    ...document.errors.map(({ code, pos, message }) => ({
      ...at(pos[0]),
      code: code === 'DUPLICATE_KEY' ? ('repeated_key' as const) : ('unreadable_text' as const),
      said: message,
    })),
    ...aliasesIn(document).map((offset) => ({
      ...at(offset),
      code: 'refers_elsewhere' as const,
      said: 'An alias',
    })),
  ]
  if (faults.length > 0) return faults
  return { value: document.toJS() ?? {}, placeOf: (path) => at(offsetOf(document.contents, path) ?? 0) }
}

/** `sites[0].address.country` */
export function fieldText(path: Path): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`))
    .join('')
}

/** At most as deep as the text nests: by its brackets, and by how far its lines are set in. */
function deepestIn(text: string): number {
  let [open, deepest] = [0, 0]
  for (const sign of text) {
    if (sign === '[' || sign === '{') open += 1
    else if (sign === ']' || sign === '}') open -= 1
    deepest = Math.max(deepest, open)
  }
  const indented = text.match(/^[ \-?:]*/gm)?.reduce((most, { length }) => Math.max(most, length), 0) ?? 0
  return Math.max(deepest, indented)
}

function aliasesIn(document: Document): readonly number[] {
  const found: number[] = []
  visit(document, { Alias: (_, { range }) => void found.push(range?.[0] ?? 0) })
  return found
}

function offsetOf(contents: unknown, path: Path): number | undefined {
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
