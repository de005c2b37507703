import { addDays, type WallClock } from '../calendar/index.ts'
import { currenciesOf } from '../kernel/codes/index.ts'
import { type FieldError, type FindingId, type Instant, refuse } from '../kernel/index.ts'
import { type Finding, type FindingChange, type NewFinding, reliedUponDays } from './finding.ts'

/** In which sources tell of wages wherever these are paid. */
const toldAnywhere = ['EUR', 'USD'] as const

/**
 * A finding that is written down.
 * @throws {Refused} `invalid` for a day to come, or for money in which nobody tells of wages there
 */
export function addFinding(entry: NewFinding, id: FindingId, clock: WallClock): Finding {
  const at = clock.now().toISOString()
  const finding: Finding = {
    ...entry,
    id,
    version: 1,
    addedAt: at,
    changedAt: at,
    state: 'kept',
    staleFrom: staleFrom(entry),
  }
  assertSound(finding, clock)
  return finding
}

/**
 * Puts a finding right.
 * @throws {Refused} as {@link addFinding}; `illegal_transition` for one that was withdrawn
 */
export function editFinding(finding: Finding, change: FindingChange, clock: WallClock): Finding {
  assertKept(finding)
  const { wage = finding.wage, sourceLink = finding.sourceLink, asOf = finding.asOf } = change
  const now: Finding = {
    id: finding.id,
    version: finding.version + 1,
    addedAt: finding.addedAt,
    changedAt: clock.now().toISOString(),
    state: finding.state,
    isco08: change.isco08 ?? finding.isco08,
    area: change.area ?? finding.area,
    demand: change.demand ?? finding.demand,
    source: change.source ?? finding.source,
    asOf,
    staleFrom: staleFrom({ asOf }),
    ...(wage && { wage }),
    ...(sourceLink && { sourceLink }),
  }
  assertSound(now, clock)
  return now
}

/**
 * Takes a finding out of the lists for good.
 * @throws {Refused} `illegal_transition` for one that was withdrawn before
 */
export function withdrawFinding(finding: Finding, at: Instant): Finding {
  assertKept(finding)
  return { ...finding, version: finding.version + 1, changedAt: at, state: 'withdrawn' }
}

function staleFrom({ asOf }: Pick<Finding, 'asOf'>): string {
  return addDays(asOf, reliedUponDays + 1)
}

function assertKept({ state }: Finding): void {
  if (state !== 'kept') refuse({ code: 'illegal_transition', state, allowed: [] })
}

function assertSound({ wage, area, asOf }: Finding, clock: WallClock): void {
  const allowed = [...new Set([...currenciesOf(area.country), ...toldAnywhere])]
  const errors: FieldError[] = []
  if (wage !== undefined && !allowed.includes(wage.currency)) {
    const params = { allowed: allowed.join(', ') }
    errors.push({ path: ['body', 'wage', 'currency'], code: 'other_currency', params })
  }
  if (asOf > clock.today()) errors.push({ path: ['body', 'asOf'], code: 'in_the_future' })
  if (errors.length > 0) refuse({ code: 'invalid', errors })
}
