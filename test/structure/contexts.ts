import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { importsIn } from './sources.ts'
import { root } from './workspaces.ts'

/** The contexts of the domain in their order: each may import those before it. Tests may import all of them. */
export const contexts = [
  'kernel',
  'calendar',
  'sharing',
  'tenancy',
  'programmes',
  'offers',
  'vacancies',
  'labour',
  'casework',
  'newcomers',
  'retention',
  'notes',
  'files',
  'coaching',
  'follow-up',
  'founding',
  'certificates',
  'placement',
  'indicators',
  'exchange',
  'papers',
  'webhooks',
  'networks',
  'seals',
  'registry',
  'testing',
] as const

/** Texts by the paths of their files from the folder of the domain. */
export type Sources = Readonly<Record<string, string>>

const domain = join(root, 'packages/domain')

export function readSources(paths: readonly string[]): Sources {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(domain, path), 'utf8')]))
}

/** The imports, also those of types alone, that lead from a context to a later one: `<source> -> <target>`. */
export function importsAgainstTheOrder(sources: Sources): readonly string[] {
  return Object.entries(sources)
    .filter(([path]) => !path.endsWith('.test.ts'))
    .flatMap(([path, text]) =>
      importsIn(text)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(domain, join(domain, dirname(path), specifier)))
        .filter((target) => rankOf(target) > rankOf(path))
        .map((target) => `${path} -> ${target}`),
    )
}

/** @throws {TypeError} where a file lies in no context. */
function rankOf(path: string): number {
  const rank = contexts.findIndex((context) => path.startsWith(`${context}/`))
  if (rank === -1) throw new TypeError(`${path} is in no context of the domain`)
  return rank
}
