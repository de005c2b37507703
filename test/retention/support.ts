import type { CalendarDate, ParticipantId } from '@passerelle/domain/kernel'
import type { Person, TestCloud } from '../support/cloud.ts'

type Run = { readonly looked: number; readonly told: number; readonly ended: number; readonly failed: number }

const today = new Date().toISOString().slice(0, 10)

/** So many years from today, and some days. */
export function inYears(years: number, days = 0): CalendarDate {
  const day = new Date(`${Number(today.slice(0, 4)) + years}${today.slice(4)}T00:00:00.000Z`)
  return new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** The clock that ends cases, as its schedule starts it. */
export function endings({ cloud }: TestCloud) {
  async function run(day: CalendarDate): Promise<Run> {
    const outcome = await cloud.invoke('end-cases', { due: `${day}T03:00:00.000Z` })
    if ('error' in outcome) throw new Error(outcome.error.errorMessage)
    return JSON.parse(outcome.payload) as Run
  }
  return {
    run,

    /** Closes a case today. */
    async close({ api }: Person, id: ParticipantId): Promise<void> {
      const params = { participantId: id }
      const { version } = (await api.readParticipant({ params })).body
      await api.moveStage({ params, body: { stage: 'closed', closingReason: 'supported' }, ifMatch: version })
    },
  }
}
