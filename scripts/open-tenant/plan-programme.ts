import type { CallOptions } from '@passerelle/client'
import { language } from '../say.ts'
import { changedIn, keyOf } from './differences.ts'
import type { Order } from './order.ts'
import type { Module, Programme, Standing, Template } from './standing.ts'
import { joined, nothing, oneChange, type Plan } from './step.ts'

type Ordered = Order['programmes'][number]
type OrderedModule = Ordered['modules'][number]

/** A programme is known by its template. One that is opened brings the modules of that; the file adds to them. */
export function planProgramme(ordered: Ordered, { tenant, programmes, templates }: Standing): Plan {
  const { template, modules, sites, ...overrides } = ordered
  const thing = { thing: 'programme', name: template } as const
  const stands = programmes.find((programme) => programme.template === template)
  if (stands === undefined) {
    const body = { template, ...overrides, ...(sites && { sites }) } as CallOptions<'openProgramme'>['body']
    const { modules: brought = [], sites: places = [] } =
      templates.find(({ code }) => code === template) ?? {}
    const named = (sites ?? places).map(({ name }) => name)
    return joined([
      {
        ...nothing,
        steps: [
          {
            ...thing,
            isLater: false,
            send: (api) =>
              api.openProgramme({ body, idempotencyKey: keyOf('openProgramme', tenant.id, body) }),
          },
        ],
      },
      ...modules.map((module) => laterModule(module, brought, named)),
    ])
  }
  const change = { ...changedIn(overrides, stands), ...changedSites(sites, stands) }
  const sitesChange = 'sites' in change
  const named = [...(sites ?? []), ...stands.sites].map(({ name }) => name)
  const params = { programmeId: stands.id }
  return joined([
    oneChange(thing, change, (api) =>
      api.editProgramme({
        params,
        body: change as CallOptions<'editProgramme'>['body'],
        ifMatch: stands.version,
      }),
    ),
    ...modules.map((module) =>
      sitesChange && module.site !== undefined
        ? laterModule(module, stands.modules, named)
        : planModule(module, stands),
    ),
    {
      ...nothing,
      surplus: [
        ...stands.modules
          .filter((module) => !modules.some((one) => isSameModule(one, module)))
          .map((module) => ({ thing: 'module' as const, name: titleOf(module) })),
        ...stands.sites
          .filter((site) => sites?.some(({ name }) => name === site.name) === false)
          .map(({ name }) => ({ thing: 'site' as const, name })),
      ],
    },
  ])
}

/** The sites with those of the file in the place of those of the same name; the others stay. */
function changedSites(sites: Ordered['sites'], stands: Programme): object {
  if (sites === undefined) return {}
  const named = sites.map((site) => {
    const id = stands.sites.find(({ name }) => name === site.name)?.id
    return { ...(id && { id }), ...site }
  })
  const others = stands.sites.filter(({ id }) => !named.some((site) => 'id' in site && site.id === id))
  const wanted = [...named, ...others]
  const isSame =
    wanted.length === stands.sites.length &&
    named.every((site) => {
      const present = stands.sites.find(({ name }) => name === site.name)
      return present !== undefined && Object.keys(changedIn(site, present)).length === 0
    })
  return isSame ? {} : { sites: wanted }
}

/** A module that rests on a programme, or on a site, that is made by a step before. */
function laterModule(
  module: OrderedModule,
  brought: Template['modules'] | readonly Module[],
  sites: readonly string[],
): Plan {
  const thing = { thing: 'module', name: titleOf(module) } as const
  if (module.site !== undefined && !sites.includes(module.site)) return unknownSite(module)
  const stands = brought.find((one) => isSameModule(module, one))
  const { site, trade, ...rest } = module
  const fields =
    stands &&
    Object.keys({ ...changedIn(rest, stands), ...changedTrade(trade, stands), ...(site && { site }) })
  if (fields?.length === 0) return { ...nothing, same: [thing] }
  return {
    ...nothing,
    steps: [{ ...thing, ...(fields && { fields }), isLater: true, send: async () => undefined }],
  }
}

function planModule(module: OrderedModule, programme: Programme): Plan {
  const { site, ...rest } = module
  const thing = { thing: 'module', name: titleOf(module) } as const
  const siteId = programme.sites.find(({ name }) => name === site)?.id
  if (site !== undefined && siteId === undefined) return unknownSite(module)
  const stands = programme.modules.find((one) => isSameModule(module, one))
  const wanted = { ...rest, ...(siteId && { siteId }) }
  const params = { programmeId: programme.id }
  if (stands === undefined) {
    const body = wanted as CallOptions<'addModule'>['body']
    const idempotencyKey = keyOf('addModule', programme.id, body)
    return {
      ...nothing,
      steps: [{ ...thing, isLater: false, send: (api) => api.addModule({ params, body, idempotencyKey }) }],
    }
  }
  const { trade, ...plain } = wanted
  const change = { ...changedIn(plain, stands), ...changedTrade(trade, stands) }
  return oneChange(thing, change, (api) =>
    api.editModule({
      params: { ...params, moduleId: stands.id },
      body: change as CallOptions<'editModule'>['body'],
      ifMatch: stands.version,
    }),
  )
}

function unknownSite(module: OrderedModule): Plan {
  const name = titleOf(module)
  return { ...nothing, unknown: [{ thing: 'site', name: module.site ?? '', field: `${name}: site` }] }
}

/** A trade without codes has those of its mapping, so only what the file says of it counts. */
function changedTrade(
  trade: OrderedModule['trade'],
  stands: { readonly trade: OrderedModule['trade'] },
): object {
  return Object.keys(changedIn(trade, stands.trade)).length === 0 ? {} : { trade }
}

/** A module is known by its title, in any language that both name. */
function isSameModule({ title }: OrderedModule, other: Pick<Module, 'title'>): boolean {
  const theirs: Readonly<Record<string, string | undefined>> = other.title
  return Object.entries(title).some(([language, text]) => theirs[language] === text)
}

/** The title in the language of the terminal, where there is one. */
function titleOf({ title }: Pick<Module, 'title'>): string {
  const texts: Readonly<Record<string, string | undefined>> = title
  return texts[language] ?? texts['en'] ?? Object.values(title)[0] ?? ''
}
