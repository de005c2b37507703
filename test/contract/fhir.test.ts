import {
  declineReasons,
  fhirBundle,
  pseudonymIn,
  type Referral,
  referralStates,
  type SeenForFhir,
  serviceNeeds,
  urgencies,
} from '@passerelle/domain/exchange'
import type { ConsentId, MemberId, ReferralId, TenantId } from '@passerelle/domain/kernel'
import { referralKinds } from '@passerelle/domain/sharing'
import { describe, expect, test } from 'vitest'
import { fhirSchema } from './fhir-schema.ts'

const idOf = (number: number) => String(number).padStart(26, '0')
const id = idOf(1) as ReferralId // an id like any other

const isFhir = fhirSchema()

const referral: Referral = {
  id,
  from: idOf(2) as TenantId,
  to: idOf(3) as TenantId,
  kind: 'handover',
  state: 'offered',
  owner: 'sender',
  version: 4,
  seq: 4,
  pseudonym: pseudonymIn(id),
  country: 'SN',
  urgency: 'soon',
  track: 'standard',
  sender: { responsibleId: idOf(4) as MemberId },
  deadlines: [],
  packageVersion: 1,
  openTiers: ['T0'],
  createdAt: '2026-03-02T09:30:00.000Z',
  changedAt: '2026-03-03T09:30:00.000Z',
}

const centre = { slug: 'centre', name: 'Centre de Dakar', kind: 'centre', country: 'SN' } as const

/** The view of either side of every state of every kind, with everything that may be told and with next to nothing. */
const views: readonly SeenForFhir[] = referralKinds.flatMap((kind) =>
  referralStates.flatMap((state): SeenForFhir[] => {
    const { pseudonym: _, urgency: __, ...closed } = { ...referral, kind, state }
    return [
      { referral: closed, parties: {}, needs: [] },
      ...urgencies.map((urgency) => ({ referral: { ...closed, urgency }, parties: {}, needs: [] })),
      ...declineReasons.map((reason) => ({
        referral: {
          ...referral,
          kind,
          state,
          owner: 'receiver' as const,
          acknowledgedAt: referral.changedAt,
          consentId: idOf(5) as ConsentId,
          supersedes: idOf(6) as ReferralId,
        },
        parties: { from: centre, to: centre },
        needs: serviceNeeds,
        reason,
      })),
    ]
  }),
)

describe('the FHIR Bundle of a referral', () => {
  test('is one by the schema of FHIR R4, in every state, for every kind and whatever may be seen', () => {
    expect(views.length).toBeGreaterThan(300)
    for (const view of views) {
      const fits = isFhir(fhirBundle(view))
      expect([view.referral.state, fits, isFhir.errors?.slice(0, 3)]).toEqual([
        view.referral.state,
        true,
        undefined,
      ])
    }
  })

  test.each<[string, (bundle: ReturnType<typeof fhirBundle>) => unknown]>([
    ['a status of our own', (bundle) => withTask(bundle, { status: 'waitlisted' })],
    ['a field that FHIR does not know', (bundle) => withTask(bundle, { responsible: 'sender' })],
    ['a reference of our own making', (bundle) => withTask(bundle, { owner: { name: 'Dakar' } })],
    ['a day in the place of an instant', (bundle) => ({ ...bundle, timestamp: '3 March 2026' })],
    ['no type', ({ type: _, ...bundle }) => ({ ...bundle, type: 'referral' })],
  ])('would not be one with %s', (_, broken) => {
    const [view] = views
    if (view === undefined) throw new Error('nothing is seen')
    expect(isFhir(broken(fhirBundle(view)))).toBe(false)
  })
})

function withTask(bundle: ReturnType<typeof fhirBundle>, change: object) {
  const [request, task] = bundle.entry
  return { ...bundle, entry: [request, { ...task, resource: { ...task?.resource, ...change } }] }
}
