import { describe, expect, test } from 'vitest'
import { id } from '../../testing/casework.ts'
import { orders } from '../../testing/exchange.ts'
import { commandBodies, commandNames, createReferralSchema } from './commands.ts'

function codesOf(result: {
  success: boolean
  error?: { issues: readonly { path: PropertyKey[]; message: string }[] }
}) {
  return result.error?.issues.map(({ path, message }) => [path.join('.'), message])
}

describe('the body of a command', () => {
  test.each(commandNames)('%s takes what belongs to it and refuses anything else', (name) => {
    const { body } = orders[name]
    expect(commandBodies[name].parse(body)).toEqual(body)
    for (const field of ['tenantId', 'owner', 'state', 'version', '__proto__x']) {
      expect(commandBodies[name].safeParse({ ...body, [field]: 'x' }).success).toBe(false)
    }
    for (const wrong of [null, [], 'x', 1, undefined]) {
      expect(commandBodies[name].safeParse(wrong).success).toBe(false)
    }
  })

  test('needs a comment where the reason is another one', () => {
    const bodies = {
      decline: { reason: 'other', declinedBy: 'client' },
      unaccept: { reason: 'other', to: 'offered' },
      'hand-back': { reason: 'other' },
      withdraw: { reason: 'other' },
    } as const
    for (const name of ['decline', 'unaccept', 'hand-back', 'withdraw'] as const) {
      const schema = commandBodies[name]
      expect(codesOf(schema.safeParse(bodies[name]))).toEqual([['comment', 'comment_required']])
      expect(schema.safeParse({ ...bodies[name], comment: 'The house burnt down.' }).success).toBe(true)
    }
  })

  test('needs a ground where the receiver keeps what it has', () => {
    const schema = commandBodies['answer-erasure']
    expect(codesOf(schema.safeParse({ answer: 'own_legal_ground' }))).toEqual([['ground', 'ground_required']])
    expect(schema.safeParse({ answer: 'own_legal_ground', ground: 'Accounts of 2026' }).success).toBe(true)
  })

  test('takes a tier once, and a day that exists', () => {
    expect(codesOf(commandBodies['revoke-consent'].safeParse({ tiers: ['T1', 'T1'], way: 'phone' }))).toEqual(
      [['tiers', 'twice']],
    )
    const departure = { date: '2026-02-30', proof: 'self_report' }
    expect(commandBodies['record-departure'].safeParse(departure).success).toBe(false)
  })
})

describe('what opens a draft', () => {
  const entry = { participantId: id(1), to: id(2), kind: 'handover', needs: ['housing'] }

  test('says what is needed in codes', () => {
    expect(createReferralSchema.parse(entry)).toEqual({ ...entry, urgency: 'routine' })
    expect(createReferralSchema.safeParse({ ...entry, needs: [] }).success).toBe(false)
    expect(createReferralSchema.safeParse({ ...entry, needs: ['a flat in Pikine'] }).success).toBe(false)
    expect(codesOf(createReferralSchema.safeParse({ ...entry, needs: ['housing', 'housing'] }))).toEqual([
      ['needs', 'twice'],
    ])
  })

  test('has an arrival window that ends after it begins', () => {
    const arrivalWindow = { earliest: '2026-05-02', latest: '2026-05-01' }
    expect(codesOf(createReferralSchema.safeParse({ ...entry, arrivalWindow }))).toEqual([
      ['arrivalWindow.latest', 'ends_before_it_begins'],
    ])
  })

  test('is addressed to an organisation and cannot name a person in it', () => {
    expect(createReferralSchema.safeParse({ ...entry, responsibleId: id(3) }).success).toBe(false)
  })
})
