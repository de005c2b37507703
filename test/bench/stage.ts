import type { ParticipantId } from '@passerelle/domain/kernel'
import type { LocalCloud } from '@passerelle/local-cloud'
import { anAssessment, anInterview } from '../support/casework.ts'
import { type Person, stage as stageOf, type TestCloud } from '../support/cloud.ts'
import { type TwoHouses, twoHouses } from '../support/exchange.ts'
import { seedParticipants } from './seed.ts'

/** An organisation with so many participants, and a coordinator who sees them all. */
export type Caseload = {
  readonly size: number
  readonly coordinator: Person
  readonly people: readonly ParticipantId[]
  /** Where the last page of fifty begins. */
  readonly lastPage: string
}

/** The stage before anything is measured. */
export type BenchStage = {
  readonly caseloads: readonly Caseload[]
  readonly houses: TwoHouses
  /** Cases with interview and assessment, for whom no referral was begun yet. */
  readonly prepared: readonly ParticipantId[]
}

export const pageSize = 50
const setupInFlight = 8

export async function setTheStage(
  cloud: LocalCloud,
  wanted: { readonly sizes: readonly number[]; readonly prepared: number },
): Promise<BenchStage> {
  const stage = stageOf(cloud)
  const caseloads: Caseload[] = []
  for (const size of wanted.sizes) caseloads.push(await caseloadOf(stage, size))

  const houses = await twoHouses(stage)
  const coach = { tenantId: houses.bfz.id, memberId: houses.miriam.memberId }
  const prepared = await seedParticipants(cloud, coach, wanted.prepared)
  await each(prepared, (participantId) => prepare(houses, participantId))
  return { caseloads, houses, prepared }
}

/** An organisation with that many participants. */
export async function caseloadOf(stage: TestCloud, size: number): Promise<Caseload> {
  const { tenant, admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const people = await seedParticipants(
    stage.cloud,
    { tenantId: tenant.id, memberId: coordinator.memberId },
    size,
  )
  return { size, coordinator, people, lastPage: await lastPageOf(coordinator) }
}

async function lastPageOf({ api }: Person): Promise<string> {
  let cursor: string | undefined
  for (;;) {
    const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) }
    const { next } = (await api.listParticipants({ query })).body
    if (next === undefined) break
    cursor = next
  }
  if (cursor === undefined) throw new Error('one page is no list')
  return cursor
}

async function prepare({ miriam }: TwoHouses, participantId: ParticipantId): Promise<void> {
  const params = { participantId }
  await miriam.api.recordFirstInterview({ params, body: anInterview() })
  await miriam.api.recordAssessment({ params, body: anAssessment() })
}

/** Does something for each, several at once. */
async function each<Thing>(all: readonly Thing[], act: (one: Thing) => Promise<void>): Promise<void> {
  const waiting = all.values()
  const oneAfterAnother = async () => {
    for (const one of waiting) await act(one)
  }
  await Promise.all(Array.from({ length: setupInFlight }, oneAfterAnother))
}
