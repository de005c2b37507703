import type { Stage as WayPoint } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { Module, Programme, TemplateCode } from '@passerelle/domain/programmes'
import { memberId } from './casework.ts'
import type { Person, TestCloud } from './cloud.ts'
import { aTraining, enrol } from './coaching.ts'
import { inDays } from './exchange.ts'
import { begin, cells, send, table } from './imports.ts'

/** A programme with those who work in it, from its opening on. */
export type Life = {
  readonly programme: Programme
  readonly modules: readonly Module[]
  readonly lead: Person
  readonly trainer: Person
}

/** An organisation opens a programme from its template, for this year. */
export async function openLife(
  stage: TestCloud,
  template: TemplateCode,
  country: string,
  kind: 'coaching' | 'centre' = 'coaching',
): Promise<Life> {
  const { admin } = await stage.openTenant({ kind, country })
  const [lead, trainer] = [await stage.join(admin, ['coordinator']), await stage.join(admin, ['instructor'])]
  const term = { from: inDays(-200), to: inDays(200) }
  const { body: programme } = await lead.api.openProgramme({ body: { template, term } })
  const { body } = await lead.api.listModules({ params: { programmeId: programme.id } })
  return { programme, modules: body.items, lead, trainer }
}

const atOnce = 12

/** So many people come by a file, each with a name of their own. */
export async function takeInMany(
  { lead, programme }: Life,
  count: number,
  change: Parameters<typeof cells>[0] = {},
): Promise<readonly ParticipantId[]> {
  const name = `${programme.id} ${count} ${JSON.stringify(change)}`
  const { id } = await begin(lead.api, name, count)
  const rows = table(
    ...Array.from({ length: count }, (_, at) =>
      cells({
        given: `Given${at}`,
        family: `Family${at}`,
        programmeId: programme.id,
        birth: `${1960 + (at % 40)}`,
        ...change,
      }),
    ),
  )
  const taken: ParticipantId[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    const answer = await send(
      lead.api,
      id,
      name,
      rows.slice(from, from + atOnce).map((row) => ({ ...row, isAnother: true as const })),
    )
    taken.push(...answer.rows.flatMap((row) => (row.outcome === 'taken_in' ? [row.participantId] : [])))
  }
  return taken
}

/** A module is agreed upon with each of them, and taught to them in as many sessions as its units take. */
export async function teach(
  { lead, trainer, programme }: Life,
  module: Module,
  people: readonly ParticipantId[],
  teachingUnits = module.teachingUnits,
): Promise<void> {
  for (const participantId of people) {
    const params = { participantId }
    const items = [{ moduleId: module.id, purpose: 'To live on', teachingUnits }]
    await lead.api.beginPlan({
      params,
      body: { businessIdea: false, occupationalGoal: { isco08: '7531' }, items },
    })
    await lead.api.agreePlan({ params, body: { confirmation: 'signed', language: 'fr' }, ifMatch: 1 })
  }
  for (let left = teachingUnits; left > 0; left -= mostUnits) {
    const plan = aTraining(programme.id, trainer, {
      kind: 'short_course',
      moduleId: module.id,
      teachingUnits: Math.min(left, mostUnits),
      capacity: people.length,
      day: inDays(-Math.ceil(left / mostUnits)),
    })
    const { title: _, ...body } = plan
    const { body: session } = await lead.api.planSession({ body })
    for (const participantId of people) await enrol(lead.api, session.id, participantId)
    await trainer.api.recordAttendance({
      params: { sessionId: session.id },
      ifMatch: 1 + people.length,
      body: { lines: people.map((participantId) => ({ participantId, status: 'attended' as const })) },
    })
  }
}

const mostUnits = 16

/** The trainer finds each of them able, and the organisation certifies it. */
export async function certify(
  { lead, trainer }: Life,
  { id: moduleId }: Module,
  people: readonly ParticipantId[],
): Promise<void> {
  const decision = { by: memberId(trainer), on: inDays(0) }
  for (const participantId of people) {
    await lead.api.issueCertificate({
      params: { participantId },
      body: { kind: 'competence', moduleId, decision },
    })
  }
}

/** Moves somebody along the way. */
export async function goOn(
  { lead }: Life,
  participantId: ParticipantId,
  stages: readonly WayPoint[],
): Promise<void> {
  const params = { participantId }
  for (const stage of stages) {
    const { version } = (await lead.api.readParticipant({ params })).body
    await lead.api.moveStage({ params, ifMatch: version, body: { stage } })
  }
}

/** What came of somebody who was met: what they do by the first follow-up. */
export async function findOut(
  { lead }: Life,
  participantId: ParticipantId,
  outcome: 'employed' | 'self_employed' | 'seeking',
): Promise<void> {
  const params = { participantId }
  const { body } = await lead.api.beginFollowUps({ params, body: { contactOn: inDays(-110) } })
  const [first] = body.items
  if (first === undefined) throw new Error('a year begins with a follow-up')
  await lead.api.recordFollowUp({
    params: { participantId, followUpId: first.id },
    ifMatch: first.version,
    body: {
      attempts: [],
      result:
        outcome === 'seeking'
          ? { reached: true, on: inDays(-2), way: 'phone', outcome, proof: 'own_word' }
          : { reached: true, on: inDays(-2), way: 'phone', outcome, since: inDays(-30), proof: 'own_word' },
    },
  })
}
