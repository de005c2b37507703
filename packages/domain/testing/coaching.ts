import { planSessions } from '../coaching/plan-session.ts'
import { type NewSession, newSessionSchema, type Session } from '../coaching/session.ts'
import { openFromTemplate } from '../programmes/open-programme.ts'
import { programmeTemplates } from '../programmes/templates/index.ts'
import { countedIds, coach as instructor, openedAt, today } from './casework.ts'

/** A programme with its modules, as a template opens it. */
export const taught = openFromTemplate(
  programmeTemplates.reintegration_coaching_plus,
  { term: { from: '2026-01-01', to: '2027-12-31' } },
  countedIds(),
  openedAt,
  today,
)

/** The entry of a group training on a Tuesday morning in Munich. */
export function aNewSession(change: Partial<NewSession> = {}): NewSession {
  return newSessionSchema.parse({
    programmeId: taught.programme.id,
    kind: 'group_training',
    deliveryMode: 'presence',
    title: 'First steps of a business',
    instructorId: instructor,
    day: '2026-03-03',
    hour: '10:00',
    timeZone: 'Europe/Berlin',
    teachingUnits: 4,
    capacity: 2,
    ...change,
  })
}

/** That training, planned. */
export function aSession(change: Partial<NewSession> = {}): Session {
  const module = taught.modules.find(({ id }) => id === change.moduleId)
  const [session] = planSessions(aNewSession(change), taught.programme, module, countedIds(900), openedAt)
  return session
}
