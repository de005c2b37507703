import type { ApiName, Endpoint } from '@passerelle/contract'
import { httpFunctions } from './functions.ts'

/** One path of the gateway: which function answers it, and whether anybody may call it. */
export type GatewayPath = { readonly path: string; readonly api: ApiName; readonly open: boolean }

type Route = Pick<Endpoint, 'path' | 'api' | 'access'>

/**
 * The gateway's paths, made from the routes of the contract. Throws where the gateway could not keep what the contract
 * says: a path can have one function and one way in, and one name for the parameter at each place.
 */
export function gatewayPaths(routes: readonly Route[]): readonly GatewayPath[] {
  const paths = new Map<string, GatewayPath>()
  const parameters = new Map<string, string>()
  for (const route of routes) {
    const wanted = { path: route.path, api: route.api, open: route.access === 'public' }
    const known = paths.get(route.path) ?? wanted
    if (known.api !== wanted.api)
      throw new Error(`${route.path} is answered by ${known.api} and by ${wanted.api}.`)
    if (known.open !== wanted.open) throw new Error(`${route.path} is public for some methods only.`)
    if (wanted.open && httpFunctions[wanted.api].perTenant)
      throw new Error(`${route.path} is public, but ${wanted.api} only runs for a tenant.`)
    for (const [place, name] of parametersIn(route.path)) {
      const other = parameters.get(place) ?? name
      if (other !== name) throw new Error(`${place} has two names for its parameter: ${other} and ${name}.`)
      parameters.set(place, name)
    }
    paths.set(route.path, known)
  }
  return [...paths.values()]
}

/** Each parameter of a path after the place where it stands. */
function parametersIn(path: string): [place: string, name: string][] {
  const segments = path.split('/')
  return segments.flatMap((segment, index): [string, string][] =>
    segment.startsWith('{') ? [[segments.slice(0, index).join('/'), segment]] : [],
  )
}
