import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

type Chunk = {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}

/** What a build of the console makes a browser load, in bytes as they travel. */
export type Sizes = {
  /** The page of the staff, the frame of all screens and the largest of the languages. */
  readonly first: number
  /** The person's own page with the largest of the languages, and all that any part of it needs. */
  readonly ownPage: number
  /** By the source of each screen: what comes on top when it is opened first. */
  readonly screens: ReadonlyMap<string, number>
  /** The same of what reads and writes a kind of file, which is loaded when one is chosen or asked for. */
  readonly formats: ReadonlyMap<string, number>
}

/** As the distribution sends files to every browser for which the console is built (cache.ts of the local cloud). */
const asSent = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Measures a build by its manifest. */
export function sizesOf(folder: string): Sizes {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  )
  const weigh = (file: string) => brotliCompressSync(readFileSync(join(folder, file)), asSent).length

  /** The files that a chunk cannot be without. */
  const needs = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    const chunk = manifest[name]
    if (chunk === undefined || seen.has(chunk.file)) return seen
    seen.add(chunk.file)
    for (const style of chunk.css ?? []) seen.add(style)
    for (const imported of chunk.imports ?? []) needs(imported, seen)
    return seen
  }
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + weigh(file), 0)

  const names = Object.keys(manifest)
  const frame = needs('index.html')
  const languages = ['de', 'en', 'fr', 'ar'] as const
  /** The texts in a language that the names lead to. */
  const texts = (language: string, among: readonly string[]) =>
    among.filter((name) => name.endsWith(`/${language}.json`)).flatMap((name) => manifest[name]?.file ?? [])
  const largest = (among: readonly string[]) =>
    Math.max(...languages.map((language) => sum(texts(language, among))))
  const ownPage = 'me/index.html'
  const screens = names.filter((name) => name.endsWith('-screen.tsx'))
  const beyondFrame = (name: string) => sum([...needs(name)].filter((file) => !frame.has(file)))
  const formats = names.filter((name) => name.startsWith('../spreadsheet/'))
  return {
    first: weigh('index.html') + sum(frame) + largest(loadedLater(manifest, 'index.html')),
    ownPage: weigh(ownPage) + sum(needs(ownPage)) + largest(loadedLater(manifest, ownPage)),
    screens: new Map(screens.map((name) => [name, beyondFrame(name)])),
    formats: new Map(formats.map((name) => [name, beyondFrame(name)])),
  }
}

/** The names of what an entry, or anything that it imports, loads when it is needed. */
function loadedLater(
  manifest: Readonly<Record<string, Chunk>>,
  name: string,
  seen = new Set<string>(),
): readonly string[] {
  const chunk = manifest[name]
  if (chunk === undefined || seen.has(name)) return []
  seen.add(name)
  return [
    ...(chunk.dynamicImports ?? []),
    ...(chunk.imports ?? []).flatMap((imported) => loadedLater(manifest, imported, seen)),
  ]
}
