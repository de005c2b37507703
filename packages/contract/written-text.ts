import type { FieldError } from '@passerelle/domain/kernel'
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'

/** A place in a text, counted from 1. */
export type TextPlace = { readonly line: number; readonly column: number }

/** What is wrong with a text as such, with the words of the parser. */
export type TextFault = TextPlace & Omit<FieldError, 'path'> & { readonly said: string }

type Path = readonly (string | number)[]

/** What a text in YAML says, JSON among it, and where each field of it stands. */
export type WrittenText = {
  readonly value: unknown
  /** Of a field that is missing, the place where that begins in which it should stand. */
  readonly placeOf: (path: Path) => TextPlace
}

/** Deeper than anything that is read here; a parser that calls itself would end the process first. */
const deepestNesting = 100

/** As many faults as are told of a text: more help nobody, and would grow beyond what an answer holds. */
const maxFaults = 50

/** Reads a text, or tells what is wrong with it. Nothing in it may refer elsewhere: what is read is what stands there. */
export function readText(text: string): WrittenText | readonly TextFault[] {
  if (deepestIn(text) > deepestNesting) {
    return [{ line: 1, column: 1, code: 'too_deep', params: { limit: deepestNesting }, said: 'Too deep' }]
  }
  const lines = new LineCounter()
  const at = (offset: number): TextPlace => {
    const { line, col: column } = lines.linePos(offset)
    return line === 0 ? { line: 1, column: 1 } : { line, column }
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    // A tag that says more than the text itself is a warning then, and nothing is made of it.
    resolveKnownTags: false,
    // The parser compares each key with each; faultsWithin looks at each once.
    uniqueKeys: false,
    logLevel: 'error',
  })
  const faults = [
    ...[...document.errors, ...document.warnings].map(({ pos, message }) => ({
      offset: pos[0],
      code: 'unreadable_text' as const,
      said: message,
    })),
    ...faultsWithin(document),
  ]
  if (faults.length > 0) {
    return faults
      .toSorted((one, other) => one.offset - other.offset)
      .slice(0, maxFaults)
      .map(({ offset, ...fault }) => ({ ...at(offset), ...fault }))
  }
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

type Found = { readonly offset: number } & Pick<TextFault, 'code' | 'said'>

/** What a parser takes and nobody may write here: anchors, what refers to them, and keys that are no names or stand twice. */
function faultsWithin(document: Document): readonly Found[] {
  const found: Found[] = []
  visit(document, (_, node) => {
    if (isMap(node)) found.push(...faultsOfKeys(node))
    if (isAlias(node) || (isNode(node) && node.anchor !== undefined)) {
      found.push({ offset: offsetIn(node), code: 'refers_elsewhere', said: 'An anchor or an alias' })
    }
  })
  return found
}

function faultsOfKeys({ items }: YAMLMap): readonly Found[] {
  const names = new Set<string>()
  return items.flatMap(({ key }): readonly Found[] => {
    const offset = offsetIn(key)
    if (!isScalar(key)) return [{ offset, code: 'unreadable_text', said: 'A key that is no name' }]
    const name = String(key.value)
    // A schema passes over it without a word, and what is read is what stands there.
    if (name === '__proto__')
      return [{ offset, code: 'forbidden_key', said: 'A key that reaches for a prototype' }]
    if (names.has(name)) return [{ offset, code: 'repeated_key', said: 'A key that stands twice' }]
    names.add(name)
    return []
  })
}

function offsetIn(node: unknown): number {
  return (isNode(node) && node.range?.[0]) || 0
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
