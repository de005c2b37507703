import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ApiName, endpoints } from '@passerelle/contract'
import type { Application } from '@passerelle/runtime'

const functions = fileURLToPath(new URL('../../functions', import.meta.url))

/** The functions that the contract says answer something. */
export const apiNames: readonly ApiName[] = [...new Set(endpoints.map(({ api }) => api))]

/** The functions that are there to answer something. */
export const builtNames: readonly string[] = globSync('api-*', { cwd: functions })
  .map((name) => basename(name))
  .filter((name) => existsSync(join(functions, name, 'app.ts')))
  .toSorted()

/** The application of each function, as its handler serves it. */
export async function applications(): Promise<ReadonlyMap<ApiName, Application>> {
  const found = apiNames.map(async (name): Promise<[ApiName, Application]> => {
    const module: unknown = await import(join(functions, name, 'app.ts'))
    return [name, applicationIn(module, name)]
  })
  return new Map(await Promise.all(found))
}

function applicationIn(module: unknown, name: string): Application {
  if (typeof module === 'object' && module !== null && 'app' in module && isApplication(module.app))
    return module.app
  throw new TypeError(`functions/${name}/app.ts exports no application`)
}

function isApplication(app: unknown): app is Application {
  return typeof app === 'object' && app !== null && 'request' in app && 'routes' in app
}
