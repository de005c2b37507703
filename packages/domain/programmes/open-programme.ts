import type { CalendarDate, Ids, Instant } from '../kernel/index.ts'
import { addModule } from './edit-module.ts'
import type { Module } from './module.ts'
import { particularsFrom } from './particulars.ts'
import type { Programme, ProgrammeOverrides } from './programme.ts'
import { sitesFrom } from './sites.ts'
import type { ProgrammeTemplate } from './templates/template.ts'
import { extended, stateOn } from './term.ts'

/** A programme together with the modules that its template brings. */
export type OpenedProgramme = { readonly programme: Programme; readonly modules: readonly Module[] }

/**
 * Opens a programme from a template. A field that `overrides` names replaces the template's; a term of one's own leaves
 * the template's extensions behind. Whether it is planned, active or ended follows from its days,
 * and from which day it is where it is opened.
 * @throws Refused `invalid` where an extension is not later than the end before it
 */
export function openFromTemplate(
  template: ProgrammeTemplate,
  overrides: ProgrammeOverrides,
  ids: Ids,
  at: Instant,
  today: CalendarDate,
): OpenedProgramme {
  const { code, sites, modules } = template
  const term = overrides.term ?? template.term
  const extensions = overrides.extensions ?? (overrides.term ? [] : template.extensions)
  const kept = extended(term, extensions, at, (index, field) => ['extensions', index, field])
  const programme: Programme = {
    ...particularsFrom(overrides, template),
    id: ids.next<'programme'>(),
    version: 1,
    openedAt: at,
    changedAt: at,
    template: code,
    state: stateOn({ term, extensions: kept }, today),
    term,
    extensions: kept,
    sites: sitesFrom(overrides.sites ?? sites, [], ids),
    ...(overrides.followUpDays && { followUpDays: overrides.followUpDays }),
  }
  // The modules of a template come with it, also where its days are over already.
  const opening: Programme = { ...programme, state: 'active' }
  const brought = modules.map((entry) => addModule(opening, entry, ids.next<'module'>(), at))
  return { programme: { ...programme, moduleOrder: brought.map(({ id }) => id) }, modules: brought }
}
