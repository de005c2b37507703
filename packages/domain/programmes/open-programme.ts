import { type CalendarDate, type Ids, type Instant, refuse } from '../kernel/index.ts'
import { addModule } from './edit-module.ts'
import type { Module } from './module.ts'
import { particularsFrom } from './particulars.ts'
import type { Programme, ProgrammeOverrides } from './programme.ts'
import { sitesFrom } from './sites.ts'
import type { AnyTemplate } from './templates/own-template.ts'
import type { ProgrammeTemplate } from './templates/template.ts'
import { extended, stateOn } from './term.ts'

/** A programme together with the modules that its template brings. */
export type OpenedProgramme = { readonly programme: Programme; readonly modules: readonly Module[] }

/** What a programme is made of before it is opened. */
type Beginning = Omit<ProgrammeTemplate, 'code'> &
  Pick<Programme, 'template' | 'templateVersion' | 'followUpDays'>

/**
 * Opens a programme from a template, of the platform or of the organisation's own. A field that `overrides` names replaces
 * the template's; a term of one's own leaves the template's extensions behind. Whether it is planned, active or ended
 * follows from its days, and from which day it is where it is opened.
 * @throws Refused `invalid` where an extension is not later than the end before it, or the template was withdrawn
 */
export function openFromTemplate(
  template: AnyTemplate,
  overrides: ProgrammeOverrides,
  ids: Ids,
  at: Instant,
  today: CalendarDate,
): OpenedProgramme {
  if (!('id' in template)) return opened({ ...template, template: template.code }, overrides, ids, at, today)
  const { id, version, state } = template
  if (state === 'withdrawn')
    refuse({ code: 'invalid', errors: [{ path: ['body', 'template'], code: 'template_withdrawn' }] })
  return opened({ ...template, template: id, templateVersion: version }, overrides, ids, at, today)
}

/** What a programme needs that comes from no template. */
const needed = ['name', 'commissioningParty', 'deliveryModes', 'languages', 'term'] as const

/**
 * Opens a programme from nothing. What is not said of it is empty.
 * @throws Refused `invalid` for what is missing, or an extension that is not later than the end before it
 */
export function openFromNothing(
  frame: ProgrammeOverrides,
  ids: Ids,
  at: Instant,
  today: CalendarDate,
): OpenedProgramme {
  const { name, commissioningParty, deliveryModes, languages, term } = frame
  if (!(name && commissioningParty && deliveryModes && languages && term)) {
    const missing = needed.filter((field) => frame[field] === undefined)
    refuse({
      code: 'invalid',
      errors: missing.map((field) => ({ path: ['body', field], code: 'required' as const })),
    })
  }
  const nothing = { funders: [], targets: [], extensions: [], sites: [], modules: [] }
  const beginning = { ...nothing, name, commissioningParty, deliveryModes, languages, term }
  return opened(beginning, frame, ids, at, today)
}

function opened(
  beginning: Beginning,
  overrides: ProgrammeOverrides,
  ids: Ids,
  at: Instant,
  today: CalendarDate,
): OpenedProgramme {
  const { template, templateVersion, sites, modules } = beginning
  const term = overrides.term ?? beginning.term
  const extensions = overrides.extensions ?? (overrides.term ? [] : beginning.extensions)
  const kept = extended(term, extensions, at, (index, field) => ['extensions', index, field])
  const followUpDays = overrides.followUpDays ?? beginning.followUpDays
  const programme: Programme = {
    ...particularsFrom(overrides, beginning),
    id: ids.next<'programme'>(),
    version: 1,
    openedAt: at,
    changedAt: at,
    ...(template && { template }),
    ...(templateVersion && { templateVersion }),
    state: stateOn({ term, extensions: kept }, today),
    term,
    extensions: kept,
    sites: sitesFrom(overrides.sites ?? sites, [], ids),
    ...(followUpDays && { followUpDays }),
  }
  // The modules of a template come with it, also where its days are over already.
  const opening: Programme = { ...programme, state: 'active' }
  const brought = modules.map((entry) => addModule(opening, entry, ids.next<'module'>(), at))
  return { programme: { ...programme, moduleOrder: brought.map(({ id }) => id) }, modules: brought }
}
