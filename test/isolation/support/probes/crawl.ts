import type { Sender, Wire } from '../http.ts'
import { guarded, type ProbeRoute, pathTo, schemaAt } from './routes.ts'
import { leastQuery } from './sample.ts'
import { distinct, type Thing, thingsIn, waysTo } from './things.ts'

/** The readers: a token for each role that somebody has. */
export type Readers = Readonly<Record<string, string>>

/** All that can be read by going wherever the document leads. */
export type Harvest = {
  readonly things: readonly Thing[]
  /** Cursors of lists, by the list's path and query. */
  readonly cursors: readonly { readonly template: string; readonly cursor: string }[]
  /** The first query with which each list answered: one of them wants a choice to be made. */
  readonly queries: Readonly<Record<string, string>>
  /** Every answer that succeeded, as text. */
  readonly answers: readonly string[]
}

const rounds = 5

/**
 * Reads everything that an organisation's people can read: every list, then every thing in the lists, then what these
 * lead to, until nothing new turns up.
 *
 * @param from what is known before, so that things that no list names are found as well
 */
export async function crawl(sender: Sender, readers: Readers, from: readonly Thing[] = []): Promise<Harvest> {
  const visited = new Set<string>()
  const cursors: { template: string; cursor: string }[] = []
  const queries: Record<string, string> = {}
  const answers: string[] = []
  let things = distinct(from)
  for (let round = 0; round < rounds; round += 1) {
    const before = things.length
    for (const route of guarded.filter(({ method }) => method === 'GET')) {
      const token = tokenFor(route, readers)
      if (token === undefined) continue
      for (const way of waysTo(route, things))
        for (const query of queriesOf(route)) {
          const path = pathTo(route, way) + query
          if (visited.has(path)) continue
          visited.add(path)
          const answer = await sender.send(reading(path, token))
          if (answer.status !== 200) continue
          answers.push(answer.body)
          // A sheet of paper is read for what it shows, and leads nowhere.
          if (!/json/.test(String(answer.headers['content-type']))) continue
          const body: unknown = JSON.parse(answer.body)
          queries[route.template] ??= query
          const cursor = nextOf(body)
          if (cursor !== undefined) cursors.push({ template: route.template, cursor })
          things = distinct([...things, ...thingsIn('GET', path, body)])
        }
    }
    if (things.length === before) break
  }
  return { things, cursors, queries, answers }
}

export function reading(path: string, token: string): Wire {
  return { method: 'GET', path, headers: ['Authorization', `Bearer ${token}`] }
}

/** Somebody who may call the route: a coordinator rather than a coach, because they see every case. */
function tokenFor({ roles }: ProbeRoute, readers: Readers): string | undefined {
  const role = ['coordinator', 'coach', ...Object.keys(readers)].find(
    (name) => roles.includes(name) && readers[name] !== undefined,
  )
  return role && readers[role]
}

/**
 * A list with no more than it must be asked with, with a page of one, and with each value of each choice that it takes.
 */
function queriesOf(route: ProbeRoute): readonly string[] {
  const { query } = route
  const choices = query.flatMap(({ name, schema }) =>
    (schemaAt(schema).enum ?? []).map((value) => `?${name}=${String(value)}`),
  )
  const limited = query.some(({ name }) => name === 'limit')
  return [leastQuery(route), ...(limited ? ['?limit=1'] : []), ...choices]
}

function nextOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { next } = body as Record<string, unknown> // an object, so its fields may be asked for
  return typeof next === 'string' ? next : undefined
}
