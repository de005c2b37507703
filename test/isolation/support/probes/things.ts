import type { ProbeRoute } from './routes.ts'
import { routeOf, routes } from './routes.ts'

/** Something that has an id: what the path calls it, and what stands around it. */
export type Thing = {
  /** The path parameter that takes it, for example `memberId`; `other` where no path does. */
  readonly kind: string
  readonly id: string
  /** Path parameters of what it belongs to: a module's programme. */
  readonly parents: Readonly<Record<string, string>>
  readonly version?: number
}

const idForm = /^[0-9A-HJKMNP-TV-Z]{26}$/
const parameterNames = new Set(routes.flatMap(({ pathNames }) => pathNames))

/** Every thing that an answer names. */
export function thingsIn(method: string, path: string, answer: unknown): readonly Thing[] {
  const found = routeOf(method, path)
  if (found === undefined) return []
  const { route, params } = found
  const things: Thing[] = []
  const visit = (value: unknown, fields: readonly string[], around: unknown) => {
    if (Array.isArray(value)) for (const each of value) visit(each, fields, each)
    else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value)) visit(part, [...fields, name], value)
    else if (typeof value === 'string' && idForm.test(value))
      things.push({ kind: kindOf(route, fields), id: value, parents: params, ...versionOf(around, fields) })
  }
  visit(answer, [], answer)
  return things
}

/** The path parameter for which a field's value would fit, by the name of the field or by where it stands. */
function kindOf({ template }: ProbeRoute, fields: readonly string[]): string {
  const field = fields.at(-1) ?? ''
  const named = [field, `${field}Id`].find((name) => parameterNames.has(name))
  if (named !== undefined) return named
  if (field !== 'id') return ['from', 'to', 'counterpart'].includes(field) ? 'tenantId' : 'other'
  // Where the path goes on with an id from here, it is the id of what stands here.
  const around = fields.slice(0, -1)
  const places = [template, lastIsParameter(template), besides(template)].flatMap((start) => [
    [start, ...around].join('/'),
    [start, ...around.filter((name) => name !== 'items')].join('/'),
  ])
  for (const place of places)
    for (const route of routes) {
      const name =
        route.template.startsWith(`${place}/{`) &&
        /^\{(\w+)\}/.exec(route.template.slice(place.length + 1))?.[1]
      if (name) return name
    }
  return 'other'
}

/** `/v1/members/{memberId}` is one of `/v1/members`. */
function lastIsParameter(template: string): string {
  return template.replace(/\/\{\w+\}$/, '')
}

/** What stands beside `/v1/participants/{participantId}/retention` belongs to the participant. */
function besides(template: string): string {
  return template.replace(/\/[^/]+$/, '')
}

function versionOf(around: unknown, fields: readonly string[]): { version?: number } {
  if (fields.at(-1) !== 'id' || typeof around !== 'object' || around === null) return {}
  const { version } = around as Record<string, unknown> // an object, so its fields may be asked for
  return typeof version === 'number' ? { version } : {}
}

/** Each thing once, the latest version of it. */
export function distinct(things: readonly Thing[]): readonly Thing[] {
  const kept = new Map<string, Thing>()
  for (const thing of things) {
    const key = `${thing.kind} ${thing.id}`
    const known = kept.get(key)
    // An id found below its own parent says more than a mention elsewhere.
    const better = Object.keys(thing.parents).length > Object.keys(known?.parents ?? {}).length
    const newer = (thing.version ?? 0) > (known?.version ?? 0)
    if (known === undefined || better || newer) kept.set(key, { ...known, ...thing })
  }
  return [...kept.values()]
}

/** Path parameters that say which of one's own things is meant, and mean the same in every organisation. */
const everybodys: Readonly<Record<string, string>> = { language: 'ps', edition: '1' }

/** The parameters of a path that name something which belongs to somebody. */
export function ownNames({ pathNames }: ProbeRoute): readonly string[] {
  return pathNames.filter((name) => !(name in everybodys))
}

/** The others of its parameters, with a value that is good for everybody. */
export function codesIn({ pathNames }: ProbeRoute): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(everybodys).filter(([name]) => pathNames.includes(name)))
}

/** The values for a route's path that lead to each of these things, with their parents around them. */
export function waysTo(
  route: ProbeRoute,
  things: readonly Thing[],
): readonly Readonly<Record<string, string>>[] {
  const names = ownNames(route)
  const last = names.at(-1)
  if (last === undefined) return [codesIn(route)]
  return things
    .filter(({ kind }) => kind === last)
    .flatMap(({ id, parents }) => {
      const around: Record<string, string> = { ...codesIn(route) }
      for (const name of names.slice(0, -1)) {
        const parent = parents[name] ?? things.find(({ kind }) => kind === name)?.id
        if (parent === undefined) return []
        around[name] = parent
      }
      return [{ ...around, [last]: id }]
    })
}
