import type { Narrator } from '../narrator.ts'
import { inFrench } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { keyOf, nameOf, type ParticipantId, type Returnee } from './coach.ts'

const francs = (minorUnits: number) => ({ minorUnits, currency: 'XOF' })

/** She means to sew for herself: what that costs is written down, and stands as she stands by it. */
export async function planBusiness(
  { miriam: { name, api } }: Cast,
  participantId: ParticipantId,
  person: Returnee,
  narrate: Narrator,
): Promise<void> {
  const params = { participantId }
  const key = keyOf(person)
  const begin = () =>
    api.beginBusinessPlan({
      params,
      body: {
        idea: { what: inFrench('story.data.business'), isco08: '7531' },
        reserveMonths: 3,
        lines: [
          { kind: 'investment', label: inFrench('story.data.machines'), amount: francs(600_000) },
          { kind: 'running_cost', label: inFrench('story.data.rent'), amount: francs(75_000) },
          { kind: 'revenue', label: inFrench('story.data.orders'), amount: francs(175_000) },
          { kind: 'own_funds', label: inFrench('story.data.savings'), amount: francs(500_000) },
        ],
        steps: [{ step: inFrench('story.data.room') }],
      },
      idempotencyKey: key('begin-business'),
    })
  await narrate.step(name, 'story.planBusiness', begin, nameOf(person))
  const submit = () =>
    api.submitBusinessPlan({
      params,
      ifMatch: 1,
      body: { confirmation: 'signed' },
      idempotencyKey: key('submit-business'),
    })
  await narrate.step(name, 'story.submitBusiness', submit, nameOf(person))
}

/** In Dakar the machines are dearer than they looked from far away. */
export async function priceBusiness(
  { dakar }: Cast,
  participantId: ParticipantId,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { name, api } = dakar.adviser
  const params = { participantId }
  // Whoever was handed over by a version that carried no business has none here.
  if ((await api.listBusinessEditions({ params })).body.plan === undefined) return
  const { body: plan } = await api.readBusinessPlan({ params })
  const price = () =>
    api.recheckBusinessPlan({
      params,
      ifMatch: 1,
      body: {
        pricedOn: days.day(0),
        lines: plan.lines.map(({ id: lineId, kind, amount }) =>
          kind === 'investment'
            ? { lineId, amount: francs(690_000), reason: 'price' as const }
            : { lineId, amount },
        ),
      },
      idempotencyKey: keyOf(person)('price-business'),
    })
  await narrate.step(name, 'story.priceBusiness', price, nameOf(person))
}
