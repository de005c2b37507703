import type { SunsetView } from '@passerelle/contract/programmes'
import type { ProgrammeId } from '@passerelle/domain/kernel'
import {
  type Ahead,
  type NewSunset,
  needOf,
  type Programme,
  prepareSunset as prepare,
  presentEnd,
  type Successor,
  withoutSunset,
} from '@passerelle/domain/programmes'
import { endingOfProof, endOf } from '@passerelle/domain/retention'
import { assertVersion, type PageRequest } from '@passerelle/table'
import type { ProgrammesContext } from './context.ts'
import { programmeEntry } from './entry.ts'
import { oneAfterTheOther } from './followers.ts'

/** How far the end of a programme has come. */
export async function readSunset(
  { programmes, cases, clock }: ProgrammesContext,
  id: ProgrammeId,
  page: PageRequest,
): Promise<SunsetView> {
  // A place in another list is refused before anything is said of the programme.
  const { items, ...rest } = await cases.open(id, page)
  const [programme, counted] = await Promise.all([programmes.get(id), cases.count(id)])
  const { sunset } = programme
  const endsOn = sunset?.endsOn ?? presentEnd(programme)
  const proof = endingOfProof(programme)
  const { closed = 0, ...open } = counted
  const stages = Object.entries(open).map(([stage, number]) => ({
    stage: stage as keyof typeof open,
    number,
  }))
  return {
    programmeId: id,
    version: programme.version,
    ...(sunset && { sunset }),
    endsOn,
    isOver: endsOn < clock.today(),
    counts: { open: stages.reduce((sum, { number }) => sum + number, 0), closed, stages },
    kept: {
      casesUntil: endOf('case', endsOn),
      ...('dueOn' in proof && { proofUntil: proof.dueOn }),
    },
    items: items.map(({ id: participant, pseudonym, names, stage, coachId, deputyId }) => ({
      id: participant,
      pseudonym,
      names,
      stage,
      coachId,
      ...(deputyId && { deputyId }),
      needs: needOf(sunset?.successor),
    })),
    ...rest,
  }
}

/** Prepares the end of a programme, or prepares it otherwise. */
export async function prepareSunset(
  context: ProgrammesContext,
  id: ProgrammeId,
  entry: NewSunset,
  expected: number,
): Promise<Programme> {
  const programme = await context.programmes.get(id)
  assertVersion(programme, expected)
  const ahead = await aheadOf(context, programme, entry.successor)
  const now = prepare(programme, entry, ahead, context.clock.now().toISOString())
  const line = programmeEntry(now, ['sunset'])
  await context.programmes.replace(now, programme.version, line, ahead.followers)
  return now
}

export async function withdrawSunset(
  { programmes, clock }: ProgrammesContext,
  id: ProgrammeId,
  expected: number,
): Promise<undefined> {
  const programme = await programmes.get(id)
  assertVersion(programme, expected)
  const now = withoutSunset(programme, clock.now().toISOString())
  await programmes.replace(now, programme.version, programmeEntry(now, ['sunset']))
}

/** The programmes that follow, until one comes twice; or the organisations to which people can be referred today. */
async function aheadOf(
  { programmes, corridors, table, clock }: ProgrammesContext,
  programme: Programme,
  successor: Successor | undefined,
): Promise<Ahead> {
  if (successor?.kind === 'organisation') {
    const partners = (await corridors.list())
      .filter(({ from, state, validity }) => {
        const isOpen = validity.from <= clock.today() && clock.today() <= validity.to
        return from === table.tenant && state === 'active' && isOpen
      })
      .map(({ to }) => to)
    return { followers: [], partners }
  }
  const followers = await oneAfterTheOther(
    programmeIn(successor),
    async (id) => (id === programme.id ? programme : programmes.find(id)),
    ({ sunset }) => programmeIn(sunset?.successor),
    new Set([programme.id]),
  )
  return { followers, partners: [] }
}

function programmeIn(successor: Successor | undefined): ProgrammeId | undefined {
  return successor?.kind === 'programme' ? successor.programmeId : undefined
}
