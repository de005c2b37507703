import type { ParticipantId } from '@passerelle/domain/kernel'
import { afterEach, expect, test } from 'vitest'
import { takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aFile, aPicture, contentOf } from '../support/files.ts'
import { rawTable } from '../support/raw-access.ts'
import { cutting } from './cutting.ts'

/*
 * A file is kept in two transactions with a put between them. Cut off before and after every call, it is there as a whole or
 * not at all; asked for again, it is there once. What is left of a broken one goes with the row that said it was on its way.
 */

const stage = await openTestCloud()
const { cloud } = stage
const { admin, tenant } = await stage.openTenant()
const coach = await stage.join(admin, ['coach'])
const { callsOf, cutOff } = cutting(cloud)
afterEach(() => cloud.interfere(undefined))

const add = (participantId: ParticipantId, idempotencyKey: string) =>
  coach.api.addFile({ params: { participantId }, body: aFile(), idempotencyKey })
const listed = async (participantId: ParticipantId) =>
  (await coach.api.listFiles({ params: { participantId } })).body.items

test('cut off anywhere and sent again, a file is there once and whole, and nothing is left of what broke', async () => {
  const calls = await callsOf(async () => add((await takeIn(coach.api)).id, 'a-file-for-the-first-time'))
  expect(calls).toBeGreaterThan(4)
  for (let at = 0; at < calls; at += 1)
    for (const when of ['before', 'after'] as const) {
      const { id } = await takeIn(coach.api)
      const where = `call ${at}, ${when}`
      await cutOff(at, when, () => add(id, `keep-this-file-${at}-${when}`))
      for (const file of await listed(id)) expect(await contentOf(coach.api, file), where).toEqual(aPicture())
      await add(id, `keep-this-file-${at}-${when}`)
      const files = await listed(id)
      expect(files, where).toHaveLength(1)
      for (const file of files) expect(await contentOf(coach.api, file), where).toEqual(aPicture())
    }

  // The engine drops, a day later, what says that a file is on its way.
  const { store } = await rawTable(stage, coach)
  const pk = `T#${tenant.id}#FILES`
  const { items: broken } = await store.query({ pk })
  expect(broken.length).toBeGreaterThan(0)
  for (const row of broken) expect(Number(row['expiresAt'])).toBeGreaterThan(Date.now() / 1000)
  await store.transact(broken.map(({ sk }) => ({ table: 'main' as const, remove: { pk, sk: String(sk) } })))
  await cloud.settled()
  const { items } = (await admin.api.readJournal({ query: { action: 'addFile', limit: 100 } })).body
  const kept = items.map(({ aggregateId }) => `T/${tenant.id}/${aggregateId}`)
  expect([...cloud.inBuckets().keys()].toSorted()).toEqual(kept.toSorted())
})
