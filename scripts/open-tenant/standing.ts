import { ApiProblem, type Client, type ResourceOf } from '@passerelle/client'
import type { Order } from './order.ts'

export type Member = ResourceOf<'listMembers'>['items'][number]
export type Module = ResourceOf<'listModules'>['items'][number]
export type Programme = ResourceOf<'listProgrammes'>['items'][number] & {
  readonly modules: readonly Module[]
}
export type Template = Extract<
  ResourceOf<'listProgrammeTemplates'>['items'][number],
  { readonly origin: 'platform' }
>
export type Card = ResourceOf<'findPartner'>

/** An organisation as it stands, as far as a file may say something of it. */
export type Standing = {
  readonly tenant: ResourceOf<'readOwnTenant'>
  readonly members: readonly Member[]
  readonly places: ResourceOf<'readPlaces'>
  readonly calendar: ResourceOf<'readCalendar'>
  readonly programmes: readonly Programme[]
  readonly templates: readonly Template[]
  readonly corridors: readonly ResourceOf<'listCorridors'>['items'][number][]
  /** By their codes, the organisations to which the file proposes; those that show none are missing. */
  readonly partners: ReadonlyMap<string, Card>
}

/** Reads all of it as the organisation's admin. */
export async function readStanding(api: Client, order: Order): Promise<Standing> {
  const [tenant, members, places, calendar, programmes, templates, corridors, partners] = await Promise.all([
    api.readOwnTenant(),
    everyPage((query) => api.listMembers({ query })),
    api.readPlaces(),
    api.readCalendar(),
    everyPage((query) => api.listProgrammes({ query })),
    api.listProgrammeTemplates(),
    api.listCorridors(),
    partnersIn(api, order),
  ])
  return {
    tenant: tenant.body,
    members,
    places: places.body,
    calendar: calendar.body,
    programmes: await Promise.all(
      programmes.map(async (programme) => {
        const params = { programmeId: programme.id }
        return { ...programme, modules: await everyPage((query) => api.listModules({ params, query })) }
      }),
    ),
    templates: templates.body.items.filter((template) => template.origin === 'platform'),
    corridors: corridors.body.items,
    partners,
  }
}

type Page<Item> = { readonly items: readonly Item[]; readonly next?: string | undefined }

export async function everyPage<Item>(
  read: (query: { limit: number; cursor?: string }) => Promise<{ readonly body: Page<Item> }>,
): Promise<readonly Item[]> {
  const found: Item[] = []
  let cursor: string | undefined
  do {
    const { body } = await read({ limit: 100, ...(cursor !== undefined && { cursor }) })
    found.push(...body.items)
    cursor = body.next
  } while (cursor !== undefined)
  return found
}

async function partnersIn(api: Client, { corridors }: Order): Promise<ReadonlyMap<string, Card>> {
  const found = await Promise.all(
    corridors.map(async ({ partner: code }) => {
      try {
        return [[code, (await api.findPartner({ params: { code } })).body] as const]
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.status === 404) return []
        throw error
      }
    }),
  )
  return new Map(found.flat())
}
