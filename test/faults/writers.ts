import { randomUUID } from 'node:crypto'
import { type Answer, ApiProblem, type Client } from '@passerelle/client'
import { anAssessment, anInterview, aPerson, memberId } from '../support/casework.ts'
import type { Person } from '../support/cloud.ts'
import { journey, type SeenReferral, type TwoHouses } from '../support/exchange.ts'

/** A command that was given, by whom and with which key, and what was answered in the end. */
export type Deed = {
  readonly name: string
  readonly person: Person
  readonly key: string
  /** Sends the very same request again. */
  readonly repeat: () => Promise<Answer<unknown>>
  acknowledged?: { readonly status: number; readonly id: string }
}

/** Writers that go on for ever, whatever becomes of the cloud that they write to. */
export type Writers = {
  readonly deeds: readonly Deed[]
  /** Requests that were answered with something else than success, or not at all. */
  readonly unanswered: () => number
  /** Says where the cloud is now. */
  use(client: (person: Person) => Client): void
  /** Lets them write there. */
  resume(client: (person: Person) => Client): void
  /** Holds them back; resolves when none of them has a request under way. */
  pause(): Promise<void>
  stop(): Promise<void>
}

type Send = (api: Client, idempotencyKey: string) => Promise<Answer<unknown>>
type Act = <Body>(
  name: string,
  person: Person,
  send: (api: Client, idempotencyKey: string) => Promise<Answer<Body>>,
) => Promise<Body>

/** As many of each trade write at once; each goes on to its next command only when the last was answered. */
export function openWriters(
  houses: TwoHouses,
  trades: readonly ((act: Act, houses: TwoHouses) => Promise<void>)[],
): Writers {
  const deeds: Deed[] = []
  let client: ((person: Person) => Client) | undefined
  let gate = Promise.withResolvers<void>()
  let stopped = false
  let underWay = 0
  let unanswered = 0
  let quiet = Promise.withResolvers<void>()

  async function once(deed: Deed): Promise<Answer<unknown> | undefined> {
    underWay += 1
    try {
      return await deed.repeat()
    } catch (error) {
      if (!isUncertain(error)) throw error
      unanswered += 1
      return undefined
    } finally {
      underWay -= 1
      if (underWay === 0) quiet.resolve()
    }
  }

  const act: Act = async <Body>(name: string, person: Person, send: Send) => {
    const key = randomUUID()
    const repeat = () => {
      if (client === undefined) throw new Error('nobody to write to')
      return send(client(person), key)
    }
    const deed: Deed = { name, person, key, repeat }
    deeds.push(deed)
    for (;;) {
      await gate.promise
      if (stopped) throw new Stopped()
      const answer = await once(deed)
      if (answer === undefined) continue
      deed.acknowledged = { status: answer.status, id: idOf(answer.body) }
      return answer.body as Body // what this very operation answers with
    }
  }

  const running = Promise.all(
    trades.map(async (trade) => {
      try {
        for (;;) await trade(act, houses)
      } catch (error) {
        if (!(error instanceof Stopped)) throw error
      }
    }),
  )
  running.catch(() => gate.resolve())

  return {
    deeds,
    unanswered: () => unanswered,
    use(now) {
      client = now
    },
    resume(now) {
      client = now
      gate.resolve()
    },
    async pause() {
      gate = Promise.withResolvers<void>()
      quiet = Promise.withResolvers<void>()
      if (underWay > 0) await Promise.race([quiet.promise, running])
    },
    async stop() {
      stopped = true
      gate.resolve()
      await running
    },
  }
}

/** Killed, starting or out of breath: whoever sent it does not know what became of it, and sends it again. */
function isUncertain(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.problem.status >= 500 || error.problem.code === 'contended'
  return error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message)
}

class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** The subject of an answer. */
export function idOf(body: unknown): string {
  const { id, participantId } = body as Record<string, unknown> // every command answers with an object
  return String(id ?? participantId)
}

/** Takes people in, one after the other, and works with their cases. */
export async function caseworker(act: Act, { miriam }: TwoHouses): Promise<void> {
  const { id } = await act('takeInParticipant', miriam, (api, idempotencyKey) =>
    api.takeInParticipant({ body: aPerson(), idempotencyKey }),
  )
  const params = { participantId: id }
  await act('recordFirstInterview', miriam, (api, idempotencyKey) =>
    api.recordFirstInterview({ params, body: anInterview(), idempotencyKey }),
  )
  await act('moveStage', miriam, (api, idempotencyKey) =>
    api.moveStage({ params, body: { stage: 'decided' }, ifMatch: 1, idempotencyKey }),
  )
}

let invited = 0

/** Invites one colleague after the other. */
export async function administrator(act: Act, { admins }: TwoHouses): Promise<void> {
  invited += 1
  const email = `invited-${invited}@example.org`
  await act('inviteMember', admins.bfz, (api, idempotencyKey) =>
    api.inviteMember({ body: { name: 'Mira', email, roles: ['coach'] }, idempotencyKey }),
  )
}

/** Hands one person after the other over, as far as the receiver's own case. */
export async function messenger(act: Act, houses: TwoHouses): Promise<void> {
  const { miriam, jonas, awa, ibrahima, dakar } = houses
  const { at } = journey(houses)
  const { id: participantId } = await act('takeInParticipant', miriam, (api, idempotencyKey) =>
    api.takeInParticipant({ body: aPerson(), idempotencyKey }),
  )
  // Without it there is nothing in the tiers that a handover needs.
  await act('recordAssessment', miriam, (api, idempotencyKey) =>
    api.recordAssessment({ params: { participantId }, body: anAssessment(), idempotencyKey }),
  )
  let referral: SeenReferral = await act('createReferral', miriam, (api, idempotencyKey) =>
    api.createReferral({
      body: { participantId, to: dakar.id, kind: 'handover', needs: ['advice'] },
      idempotencyKey,
    }),
  )
  const step = async (
    name: string,
    person: Person,
    send: (
      api: Client,
      place: ReturnType<typeof at> & { idempotencyKey: string },
    ) => Promise<Answer<SeenReferral>>,
  ) => {
    const place = at(referral)
    referral = await act(name, person, (api, idempotencyKey) => send(api, { ...place, idempotencyKey }))
  }
  const tiers = ['T0' as const, 'T1' as const, 'T2' as const]
  await step('requestConsent', miriam, (api, place) =>
    api.requestConsent({ ...place, body: { tiers, language: 'fr' } }),
  )
  const consent = { tiers, packageVersion: 1, language: 'fr', witnessId: memberId(jonas) }
  await step('giveConsent', miriam, (api, place) => api.giveConsent({ ...place, body: consent }))
  await step('acknowledgeReferral', awa, (api, place) => api.acknowledgeReferral({ ...place, body: {} }))
  await step('acceptReferral', awa, (api, place) =>
    api.acceptReferral({ ...place, body: { deputyId: memberId(ibrahima) } }),
  )
}
