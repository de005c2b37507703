import { noLimits, type SafetyLimits } from '@passerelle/domain/tenancy'
import { expect, it } from 'vitest'
import { aCorridorBetween } from '../testing/exchange.ts'
import { entry, newId, refusalOf } from '../testing/tenant.ts'
import { requireAgreement, requireCorridor } from './agreement.ts'
import { corridors } from './corridors.ts'
import { safetyBook } from './safety-limits.ts'

const limitOn = (
  recipient: string,
  recipients: SafetyLimits['recipients'],
  version: number,
): SafetyLimits => ({
  limits: [{ scope: recipient as SafetyLimits['limits'][number]['scope'], agreed: 'T1', holds: 'T1' }],
  recipients,
  version,
})

it('both parties find an agreement by its id and in their list, and nobody else does', async () => {
  const { sender, receiver, corridor } = await aCorridorBetween()
  const stranger = (await aCorridorBetween()).sender
  for (const table of [sender, receiver]) {
    expect(await corridors(table).get(corridor.id)).toEqual(corridor)
    expect(await corridors(table).list()).toEqual([corridor])
  }
  expect(await refusalOf(corridors(stranger).get(corridor.id))).toEqual({ code: 'not_found' })
})

it('a direction has one agreement at a time; one that ended may be made anew, under the same key', async () => {
  const { sender, corridor } = await aCorridorBetween()
  const anew = { ...corridor, id: newId<'corridor'>() }
  expect(await refusalOf(corridors(sender).propose(anew, entry))).toMatchObject({ code: 'already_exists' })
  await corridors(sender).replace({ ...corridor, state: 'ended', version: 2 }, 1, entry)
  await corridors(sender).propose({ ...anew, version: 3 }, entry)
  expect(await corridors(sender).get(anew.id)).toMatchObject({ state: 'active', version: 3 })
})

it('a step that rests on an agreement holds while it is active, and as it was read', async () => {
  const { sender, corridor } = await aCorridorBetween()
  const step = () => sender.store.transact([requireCorridor(corridor)])
  await step()
  await corridors(sender).replace({ ...corridor, version: 2 }, 1, entry)
  expect(await refusalOf(step())).toEqual({ code: 'contended' })
  await corridors(sender).replace({ ...corridor, state: 'suspended', version: 3 }, 2, entry)
  expect(await refusalOf(step())).toEqual({ code: 'corridor_not_active', state: 'suspended' })
  expect(await refusalOf(sender.store.transact([requireAgreement(corridor)]))).toEqual({ code: 'contended' })
})

it('a limit reaches the agreements of whom it concerns, with the change itself', async () => {
  const { sender, receiver, corridor } = await aCorridorBetween()
  const before = await safetyBook(sender).get()
  expect(before.recipients).toEqual([receiver.tenant])
  const after = limitOn(receiver.tenant, before.recipients, before.version + 1)
  await safetyBook(sender).change(before, after, { entry, besides: [] })
  expect(await safetyBook(sender).get()).toEqual(after)
  expect((await corridors(receiver).get(corridor.id)).limits).toEqual([
    { scope: receiver.tenant, highest: 'T1' },
  ])
  const rival = safetyBook(sender).change(before, after, { entry, besides: [] })
  expect(await refusalOf(rival)).toMatchObject({ code: 'stale_version' })
})

it('an organisation that never set a limit has none', async () => {
  const { receiver } = await aCorridorBetween()
  expect(await safetyBook(receiver).get()).toEqual(noLimits)
})
