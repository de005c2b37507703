import type { ApiName, Endpoint } from '@passerelle/contract'
import { httpFunctions } from './functions.ts'

/**
 * One path of the gateway: which function answers it, and whether anybody may call it. With `{rest+}` at its end it stands
 * for all paths below a place.
 */
export type GatewayPath = { readonly path: string; readonly api: ApiName; readonly open: boolean }

type Route = Pick<Endpoint, 'path' | 'api' | 'access'>

/**
 * The gateway's paths, made from the routes of the contract (decisions/0001). Throws where the gateway could not keep what
 * the contract says: a path can have one function and one way in, and one name for the parameter at each place.
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
  return folded([...paths.values()])
}

/**
 * The same with one path for all that lies below a place, from the first place on where one function answers all of it in
 * one way: the function knows its paths, and an API has room for a limited number of them.
 */
function folded(paths: readonly GatewayPath[]): readonly GatewayPath[] {
  const below = Map.groupBy(
    paths.flatMap((each) => placesAbove(each.path).map((place) => ({ place, each }))),
    ({ place }) => place,
  )
  const isOfOne = (place: string) => {
    const [first, ...others] = (below.get(place) ?? []).map(({ each }) => each)
    return others.length > 0 && others.every(({ api, open }) => api === first?.api && open === first.open)
  }
  const folds = paths.map((each) => {
    const place = placesAbove(each.path).find(isOfOne)
    return place === undefined ? each : { ...each, path: `${place}/{rest+}` }
  })
  return [...new Map(folds.map((each) => [each.path, each])).values()]
}

/** The places above a path, from the first one below the version of the API on. */
function placesAbove(path: string): string[] {
  const segments = path.split('/')
  return segments.map((_, index) => segments.slice(0, index).join('/')).slice(3)
}

/** Each parameter of a path after the place where it stands. */
function parametersIn(path: string): [place: string, name: string][] {
  const segments = path.split('/')
  return segments.flatMap((segment, index): [string, string][] =>
    segment.startsWith('{') ? [[segments.slice(0, index).join('/'), segment]] : [],
  )
}
