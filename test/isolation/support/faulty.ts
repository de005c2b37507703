import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { root } from './assembly.ts'
import { bundled } from './bundled.ts'

/** A function of the product that is not what it should be. */
export type Fault = {
  readonly file: string
  /** The function that is meant; the file declares it by this name. */
  readonly name: string
  /** The replacement: JavaScript that is called with the honest function and what that would be called with. */
  readonly instead: string
  /** Further lines at the top of the file. */
  readonly imports?: string
}

/** The functions that act in the name of a tenant. */
export const apis = [
  'api-tenancy',
  'api-programmes',
  'api-casework',
  'api-notes',
  'api-files',
  'api-retention',
  'api-indicators',
  'api-seals',
  'api-offers',
  'api-newcomers',
  'api-vacancies',
  'api-placement',
  'api-imports',
  'api-coaching',
  'api-follow-up',
  'api-founding',
  'api-certificates',
  'api-certificate-documents',
  'api-exchange',
  'api-service-accounts',
] as const

/** Bundles of functions with faults in them, to be run in the place of the synthesised ones. */
export async function faulty(
  faults: readonly Fault[],
  functions: readonly string[],
): Promise<Record<string, string>> {
  const used = new Set<Fault>()
  const built = await Promise.all(
    functions.map(async (name) => [
      `passerelle-dev-${name}`,
      await bundled(`functions/${name}/handler.ts`, [planting(faults, used)]),
    ]),
  )
  for (const fault of faults) if (!used.has(fault)) throw new Error(`no function has ${fault.file} in it`)
  return Object.fromEntries(built)
}

/** Plants faults into the files that a bundle is made of, and says which of them it has met. */
export function planting(faults: readonly Fault[], used: Set<Fault> = new Set()): Plugin {
  const byFile = Map.groupBy(faults, ({ file }) => join(root, file))
  return {
    name: 'planting',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const here = byFile.get(path)
        if (here === undefined) return undefined
        let contents = readFileSync(path, 'utf8')
        for (const fault of here) {
          contents = planted(contents, fault)
          used.add(fault)
        }
        return { contents, loader: 'ts' }
      })
    },
  }
}

/** The source with one function renamed and another one under its name. */
function planted(source: string, { file, name, instead, imports = '' }: Fault): string {
  const declaration = new RegExp(`^(export )?((?:async )?function )${name}\\b`, 'm')
  const [, exported = ''] = declaration.exec(source) ?? []
  if (!declaration.test(source)) throw new Error(`${file} declares no function ${name}`)
  const honest = `${name}Honestly`
  return [
    imports,
    source.replace(declaration, `$2${honest}`),
    `${exported}function ${name}(...given: never[]) { return (${instead})(${honest}, ...given) }`,
  ].join('\n')
}
