import type { ProgrammeId } from '@passerelle/domain/kernel'
import type { FoundReports } from '@passerelle/table/indicators'
import { expect, test } from 'vitest'
import type { IndicatorsContext } from './context.ts'
import { freezeReport } from './freeze-report.ts'
import { readFigures } from './read-figures.ts'

const programmeId = '0123456789ABCDEFGHJKMNPQRS' as ProgrammeId

/** Figures of which somebody else counts what waits, right after they were asked for anything. */
function countedMeanwhile() {
  let number = 0
  const asked = <Answer>(answer: Answer) => {
    number = 2
    return Promise.resolve(answer)
  }
  const found = (): FoundReports => ({
    lines: [{ indicator: 'participants', number, cells: [] }],
    targets: [],
    edition: 1,
    corrected: [],
  })
  const frozen: unknown[] = []
  const context = {
    figures: {
      read: () => asked(found()),
      forReport: () => asked(found()),
      waits: () => asked(number === 0),
      freeze: async (report: unknown) => frozen.push(report),
    },
    table: { tenant: programmeId },
    clock: { now: () => new Date('2026-03-02T09:30:00.000Z') },
    ids: { next: () => programmeId },
    me: programmeId,
    roles: ['coordinator'],
  } as unknown as IndicatorsContext // as much of it as the two use cases ask for
  return { context, frozen }
}

test('a report is not frozen without what is counted while it is being read', async () => {
  const { context, frozen } = countedMeanwhile()
  const freeze = () => freezeReport(context, programmeId, { period: 'all' })
  await expect(freeze()).rejects.toMatchObject({ refusal: { what: 'not_counted_yet' } })
  expect(frozen).toEqual([])
  expect((await freeze()).lines).toMatchObject([{ number: 2 }])
})

test('nobody is told that all is counted beside a number in which it is not', async () => {
  const { context } = countedMeanwhile()
  const first = await readFigures(context, programmeId, { period: 'all' })
  expect(first).toMatchObject({ waiting: true, lines: [{ number: 2 }] })
  expect(await readFigures(context, programmeId, { period: 'all' })).toMatchObject({ waiting: false })
})
