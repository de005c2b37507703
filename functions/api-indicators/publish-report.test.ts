import { wallClock } from '@passerelle/domain/calendar'
import type { FrozenReport } from '@passerelle/domain/indicators'
import type { Id, ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import type { Corridor } from '@passerelle/domain/tenancy'
import type { ToPublish } from '@passerelle/table/indicators'
import { expect, test } from 'vitest'
import type { IndicatorsContext } from './context.ts'
import { publishReport } from './publish-report.ts'

const anId = '0123456789ABCDEFGHJKMNPQRS'
const place = { programmeId: anId as ProgrammeId, reportId: anId as Id<'report'> }
const to = anId as TenantId

/** Publishes at an instant, by the clock on a wall, under an agreement of the year 2027. */
function publishing(now: string, timeZone = 'Europe/Berlin') {
  const report = { ...place, tenantId: anId, period: '2025', edition: 1, lines: [], frozenAt: now }
  const corridor = {
    state: 'active',
    validity: { from: '2027-01-01', to: '2027-12-31' },
    parties: { from: { name: 'Return House', country: 'DE' } },
  } as unknown as Corridor // as much of it as is looked at
  const found = {
    report: { ...report, id: anId } as unknown as FrozenReport,
    known: { years: [], version: 0 },
    programme: { name: { de: 'Rückkehr' } } as unknown as ToPublish['programme'],
    corridor,
  }
  const context = {
    publications: { toPublish: async () => found, publish: async () => undefined },
    clock: wallClock({ now: () => new Date(now) }, timeZone),
    ids: { next: () => anId },
  } as unknown as IndicatorsContext // as much of it as the use case asks for
  return publishReport(context, place, { to })
}

test('an agreement holds from the first day to the last where the organisation that publishes lives', async () => {
  const notYet = { refusal: { code: 'corridor_not_active', state: 'outside_validity' } }
  expect(await publishing('2026-12-31T23:30:00.000Z')).toMatchObject({ period: '2025' })
  await expect(publishing('2026-12-31T22:30:00.000Z')).rejects.toMatchObject(notYet)
  await expect(publishing('2026-12-31T23:30:00.000Z', 'America/Mexico_City')).rejects.toMatchObject(notYet)
  expect(await publishing('2028-01-01T03:00:00.000Z', 'America/Mexico_City')).toMatchObject({
    period: '2025',
  })
  await expect(publishing('2028-01-01T03:00:00.000Z')).rejects.toMatchObject(notYet)
})
