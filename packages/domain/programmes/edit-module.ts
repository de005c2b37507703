import type { IscedFCode, Isco08Code } from '../kernel/codes/index.ts'
import type { Instant, ModuleId, SiteId } from '../kernel/index.ts'
import { refuse } from '../kernel/index.ts'
import type { Module, ModuleChange, NewModule, Trade } from './module.ts'
import type { Programme, Site } from './programme.ts'
import type { TradeCodes } from './trades.ts'
import { trades } from './trades.ts'

/**
 * Adds a module to a programme.
 * @throws Refused `not_possible` when the programme has ended, `invalid` when the site is not the programme's
 */
export function addModule(programme: Programme, entry: NewModule, id: ModuleId, at: Instant): Module {
  if (programme.state === 'ended') refuse({ code: 'not_possible', what: 'programme_ended' })
  return {
    ...entry,
    id,
    programmeId: programme.id,
    version: 1,
    changedAt: at,
    state: 'offered',
    trade: tradeOf(entry.trade),
    ...(entry.siteId && { siteId: openSite(programme, entry.siteId).id }),
  }
}

/**
 * Changes a module.
 * @throws Refused `invalid` when the site is not the programme's
 */
export function editModule(module: Module, change: ModuleChange, programme: Programme, at: Instant): Module {
  const { siteId = module.siteId, languages = module.languages, ...rest } = change
  const { siteId: _, languages: __, ...kept } = module
  return {
    ...kept,
    version: module.version + 1,
    changedAt: at,
    title: rest.title ?? module.title,
    trade: rest.trade ? tradeOf(rest.trade) : module.trade,
    teachingUnits: rest.teachingUnits ?? module.teachingUnits,
    capacity: rest.capacity ?? module.capacity,
    deliveryMode: rest.deliveryMode ?? module.deliveryMode,
    state: rest.state ?? module.state,
    ...(siteId && { siteId: siteId === module.siteId ? siteId : openSite(programme, siteId).id }),
    ...(languages && { languages }),
  }
}

/** A trade with its own codes, or with those that it is mapped to where it brings none. */
export function tradeOf({ code, isco08, iscedF }: NewModule['trade']): Trade {
  const mapped: TradeCodes = trades[code]
  const copy = (codes: readonly (Isco08Code | IscedFCode)[]) => [...codes]
  return { code, isco08: copy(isco08 ?? mapped.isco08), iscedF: copy(iscedF ?? mapped.iscedF) }
}

/** @throws Refused `invalid` when the site is not the programme's, or was given up */
export function openSite(programme: Programme, siteId: SiteId): Site {
  const site = programme.sites.find(({ id }) => id === siteId)
  if (site === undefined)
    refuse({ code: 'invalid', errors: [{ path: ['body', 'siteId'], code: 'unknown_site' }] })
  if (site.closed) refuse({ code: 'invalid', errors: [{ path: ['body', 'siteId'], code: 'site_closed' }] })
  return site
}
