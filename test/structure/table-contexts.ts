import { dirname, join } from 'node:path/posix'
import { importsIn } from './sources.ts'

/** Texts by their paths inside of packages/table. */
export type Texts = Readonly<Record<string, string>>

/** A context imports from those before it; two that stand beside each other know nothing of each other. */
const order = [
  ['engine'],
  ['session'],
  ['tenancy'],
  ['programmes', 'offers', 'vacancies', 'webhooks', 'seals'],
  ['indicators'],
  ['casework'],
  ['notes', 'files', 'coaching', 'networks', 'newcomers'],
  ['follow-up', 'founding'],
  ['certificates'],
  ['placement'],
  ['exchange'],
  ['papers'],
  ['erasure'],
  ['retention'],
  ['events'],
] as const

/** Under the contexts lies what has no door of its own: each file of these two may be imported. */
const ground: readonly string[] = ['engine', 'session']

/** The imports that go against the direction, or past another context's `index.ts`: `<path> -> <target>`. */
export function strayImports(texts: Texts): readonly string[] {
  return Object.entries(texts).flatMap(([path, text]) =>
    importsIn(text)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(dirname(path), specifier))
      .filter((target) => !isOpen(path, target))
      .map((target) => `${path} -> ${target}`),
  )
}

function isOpen(path: string, target: string): boolean {
  const [from, to] = [folderOf(path), folderOf(target)]
  if (from === to) return true
  const isDoor = ground.includes(to) || target === `${to}/index.ts`
  return isDoor && rankOf(to) < rankOf(from)
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** The package's own door, and what is for tests, come last. @throws for a folder that the order does not know */
function rankOf(folder: string): number {
  const rank = order.findIndex((contexts) => contexts.some((context) => context === folder))
  if (rank >= 0) return rank
  if (folder === 'index.ts' || folder === 'testing') return order.length
  throw new Error(`The order of contexts does not say where ${folder} stands.`)
}

/** Tests apart, as many sources as a reader takes in at a glance. */
const maxSources = 25

/** The folders that hold more sources than that. */
export function crowdedFolders(paths: readonly string[]): readonly string[] {
  const sources = paths.filter((path) => !path.endsWith('.test.ts'))
  return [...Map.groupBy(sources, (path) => dirname(path))]
    .filter(([, files]) => files.length > maxSources)
    .map(([folder]) => folder)
}
