import type { CalendarDate, Ids, Instant, ModuleId } from '../kernel/index.ts'
import { latestDay, refuse } from '../kernel/index.ts'
import type { Module } from './module.ts'
import { particularsFrom } from './particulars.ts'
import { assertHoldsSunset } from './prepare-sunset.ts'
import type { Programme, ProgrammeChange, ProgrammeState, Term } from './programme.ts'
import { sitesFrom } from './sites.ts'
import { extended } from './term.ts'

/** How a programme may go on. One that has ended may be taken up again, as when it is extended afterwards. */
export const programmeMoves: Readonly<Record<ProgrammeState, readonly ProgrammeState[]>> = {
  planned: ['active', 'ended'],
  active: ['ended'],
  ended: ['active'],
}

/**
 * Lets an order pass that names modules of the programme alone.
 * @throws Refused `invalid` with the first that is none
 */
export function assertOwnModules(
  { id }: Programme,
  order: readonly ModuleId[],
  modules: readonly Pick<Module, 'id' | 'programmeId'>[],
): void {
  const own = new Set(modules.filter(({ programmeId }) => programmeId === id).map((module) => module.id))
  const stranger = order.findIndex((module) => !own.has(module))
  if (stranger < 0) return
  refuse({ code: 'invalid', errors: [{ path: ['body', 'moduleOrder', stranger], code: 'unknown_module' }] })
}

/**
 * Changes a programme. Extensions are only added; correcting the term keeps them.
 * @throws Refused `invalid` when an extension is not later than the present end, a site is unknown or left out, the last
 *   payment was before the programme or has not come, or the end that is prepared is outside of the term;
 *   `illegal_transition` when the state cannot follow
 */
export function edit(programme: Programme, change: ProgrammeChange, ids: Ids, at: Instant): Programme {
  const term = change.term ?? programme.term
  const pathOf = (index: number, field: 'to' | 'decidedOn') =>
    index < programme.extensions.length ? ['term', 'to'] : ['extension', field]
  const added = change.extension ? [...programme.extensions, change.extension] : programme.extensions
  const extensions = extended(term, added, at, pathOf)
  const { followUpDays, lastPaymentOn, ...standing } = programme
  if (change.term) assertHoldsSunset({ ...programme, term, extensions })
  const paid = change.lastPaymentOn === undefined ? lastPaymentOn : change.lastPaymentOn
  if (paid) assertPaid(paid, term, at)
  const days = change.followUpDays === undefined ? followUpDays : change.followUpDays
  return {
    ...standing,
    ...(days && { followUpDays: days }),
    ...(paid && { lastPaymentOn: paid }),
    version: programme.version + 1,
    changedAt: at,
    ...particularsFrom(change, programme),
    term,
    extensions,
    sites: change.sites ? sitesFrom(change.sites, programme.sites, ids) : programme.sites,
    ...(change.moduleOrder && { moduleOrder: change.moduleOrder }),
    state: change.state ? moved(programme.state, change.state) : programme.state,
  }
}

function assertPaid(day: CalendarDate, { from }: Term, at: Instant): void {
  const path = ['body', 'lastPaymentOn']
  if (day > latestDay(at)) refuse({ code: 'invalid', errors: [{ path, code: 'in_the_future' }] })
  if (day < from) {
    refuse({ code: 'invalid', errors: [{ path, code: 'too_early', params: { earliest: from } }] })
  }
}

function moved(from: ProgrammeState, to: ProgrammeState): ProgrammeState {
  const allowed = programmeMoves[from]
  if (from !== to && !allowed.includes(to)) refuse({ code: 'illegal_transition', state: from, allowed })
  return to
}
