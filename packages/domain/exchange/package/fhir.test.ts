import { describe, expect, test } from 'vitest'
import { referralKinds } from '../../sharing/kinds.ts'
import { aReferral, bfz, dakar } from '../../testing/exchange.ts'
import type { Referral } from '../referral/referral.ts'
import { isTerminal, referralStates } from '../referral/states.ts'
import { fhirBundle, requestStatuses, type SeenForFhir, taskStatuses } from './fhir.ts'

const seen = (change: Partial<Referral> = {}, more: Partial<SeenForFhir> = {}): SeenForFhir => {
  const { request: _, ...referral } = aReferral(change)
  return { referral, parties: {}, needs: [], ...more }
}

function resourcesOf(view: SeenForFhir) {
  const [request, task] = fhirBundle(view).entry.map(({ resource }) => resource)
  return { request, task }
}

describe.each(referralKinds)('a %s', (kind) => {
  test.each(referralStates)('that is %s says so, and in the words of FHIR', (state) => {
    const { request, task } = resourcesOf(seen({ kind, state }))
    expect(task).toMatchObject({
      resourceType: 'Task',
      status: taskStatuses[state],
      businessStatus: { coding: [{ system: 'urn:x-passerelle:referral-state', code: state }] },
      code: { coding: [{ code: kind }] },
      requester: { identifier: { value: bfz } },
      owner: { identifier: { value: dakar } },
    })
    expect(request).toMatchObject({
      resourceType: 'ServiceRequest',
      status: requestStatuses[state],
      subject: { identifier: { system: 'urn:x-passerelle:pseudonym', value: '0000-0000' } },
    })
    // A referral that has ended here has ended there, and one that goes on goes on.
    const isOver = ['completed', 'failed', 'rejected', 'cancelled', 'entered-in-error']
    if (state !== 'no_contact') expect(isOver.includes(taskStatuses[state])).toBe(isTerminal(state))
    expect(['completed', 'revoked', 'entered-in-error'].includes(requestStatuses[state])).toBe(
      isTerminal(state),
    )
  })
})

test('an offer that was acknowledged is received', () => {
  expect(
    resourcesOf(seen({ state: 'offered', acknowledgedAt: '2026-02-21T10:00:00.000Z' })).task,
  ).toMatchObject({
    status: 'received',
  })
})

test('reason, consent and who is responsible are told where there are any', () => {
  const { request, task } = resourcesOf(
    seen(
      { state: 'completed', owner: 'receiver', consentId: aReferral().id as never },
      { reason: 'other', needs: ['advice'] },
    ),
  )
  expect(task).toMatchObject({
    statusReason: { coding: [{ code: 'other' }] },
    extension: [{ valueReference: { identifier: { value: dakar } } }],
  })
  expect(request).toMatchObject({
    orderDetail: [{ coding: [{ code: 'advice' }] }],
    supportingInfo: [{ type: 'Consent' }],
  })
})

test('a person whose pseudonym is closed to the reader is masked, everywhere', () => {
  const { referral, ...rest } = seen({ state: 'declined' })
  const { pseudonym, urgency: _, ...closed } = referral
  const text = JSON.stringify(fhirBundle({ ...rest, referral: closed }))
  expect(text).not.toContain(pseudonym)
  expect(text).not.toContain('priority')
  expect(text.match(/"masked"/g)).toHaveLength(2)
})
