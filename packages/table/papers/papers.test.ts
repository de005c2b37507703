import type { PaperId, ParticipantId } from '@passerelle/domain/kernel'
import type { Paper } from '@passerelle/domain/papers'
import { open, seal } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { caseRanges } from '../engine/keys/casework.ts'
import { allOf } from '../engine/store.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { aKeptCase } from '../testing/casework.ts'
import { anOpenTenant, entry, newId, now, refusalOf } from '../testing/tenant.ts'
import { countWrongPin, findPaper, redemptionWrites } from './paper-redemption.ts'
import {
  addPaperKey,
  destroyPapers,
  findPaperFile,
  findPaperOfCase,
  idOfPaper,
  listPapers,
  paperBinding,
  paperWrites,
  readPaperCopy,
  revocationWrites,
} from './papers.ts'

const pin = '482913'
const codes = ['HC1:FIRST', 'HC1:SECOND']

function aPaper(change: Partial<Paper> = {}): Paper {
  return {
    id: idOfPaper(newId()),
    version: 1,
    state: 'issued',
    failures: 0,
    tiers: ['T0', 'T1'],
    sha256: '0'.repeat(64),
    issuedAt: now,
    issuedBy: newId<'member'>(),
    endsAt: '2026-08-29T00:00:00.000Z',
    ...change,
  }
}

async function issue(table: TenantTable, participant: ParticipantId, paper = aPaper()) {
  const { head } = await findPaperFile(table, 'all', participant)
  const { key, write } = await addPaperKey(table, paper.id, pin)
  const copy = {
    id: paper.id,
    codes,
    consent: { language: 'fr', witnessId: newId<'member'>(), readAloud: true, interpreter: false },
  }
  await table.store.transact([write, ...(await paperWrites(table, head, paper, copy))])
  return { key, paper }
}

async function anIssuedPaper() {
  const { table } = await anOpenTenant()
  const participant = await aKeptCase(table)
  return { table, participant, ...(await issue(table, participant.id)) }
}

const sealedWith = (key: Parameters<typeof seal>[0], id: PaperId, table: TenantTable) =>
  seal(key, paperBinding(table.tenant, id), Buffer.from('what the codes say'))

it('opens with the PIN and its own key, and with no other PIN', async () => {
  const { table, paper, key } = await anIssuedPaper()
  const sealed = sealedWith(key, paper.id, table)
  const { keyFor, replay } = await findPaper(table, paper.id)
  if (keyFor === undefined) throw new Error('the share is gone')
  expect(replay).toBeUndefined()
  const binding = paperBinding(table.tenant, paper.id)
  expect(Buffer.from(open(await keyFor(pin), binding, sealed)).toString()).toBe('what the codes say')
  const wrong = await keyFor('000000')
  expect(() => open(wrong, binding, sealed)).toThrow()
})

it('once redeemed its share is gone, and for a while the same PIN gives the same answer again', async () => {
  const { table, paper, key } = await anIssuedPaper()
  const sealed = sealedWith(key, paper.id, table)
  const after: Paper = { ...paper, version: 2, state: 'redeemed', redeemedAt: now }
  const until = '2026-03-02T09:45:00.000Z'
  const writes = await redemptionWrites(table, paper, after, { pin, key, until })
  await table.store.transact(writes)
  const found = await findPaper(table, paper.id)
  expect([found.paper.state, found.keyFor]).toEqual(['redeemed', undefined])
  const again = await found.replay?.(pin)
  if (again === undefined) throw new Error('there is no answer to give again')
  expect(Buffer.from(open(again, paperBinding(table.tenant, paper.id), sealed)).toString()).toContain('codes')
  await expect(found.replay?.('000000')).rejects.toThrow()
  expect(await refusalOf(table.store.transact(writes))).toEqual({ code: 'contended' })
})

it('of opening a paper and taking it back in the same moment one wins', async () => {
  const { table, paper, key } = await anIssuedPaper()
  const taken: Paper = { ...paper, version: 2, state: 'revoked', revokedAt: now }
  const redeemed: Paper = { ...paper, version: 2, state: 'redeemed', redeemedAt: now }
  const redeeming = await redemptionWrites(table, paper, redeemed, { pin, key, until: now })
  await table.store.transact(revocationWrites(table, paper, taken))
  expect(await refusalOf(table.store.transact(redeeming))).toEqual({ code: 'contended' })
  expect(await findPaper(table, paper.id)).toMatchObject({ paper: { state: 'revoked' }, keyFor: undefined })
})

it('the last wrong PIN that is let pass takes the share with it', async () => {
  const { table, paper } = await anIssuedPaper()
  const once: Paper = { ...paper, version: 2, failures: 1 }
  await countWrongPin(table, paper, once, entry)
  expect((await findPaper(table, paper.id)).keyFor).toBeDefined()
  expect(await refusalOf(countWrongPin(table, paper, once, entry))).toEqual({ code: 'contended' })
  await countWrongPin(table, once, { ...once, version: 3, state: 'locked', failures: 5 }, entry)
  expect(await findPaper(table, paper.id)).toMatchObject({ paper: { state: 'locked' }, keyFor: undefined })
})

it('the codes of a case’s papers are its own coach’s to print again, the latest paper first', async () => {
  const { table, participant, paper } = await anIssuedPaper()
  const later = aPaper({ issuedAt: '2026-03-05T09:30:00.000Z' })
  await issue(table, participant.id, later)
  const { items } = await listPapers(table, 'all', participant.id, { limit: 10 })
  expect(items.map(({ id }) => id)).toEqual([later.id, paper.id])
  expect(await readPaperCopy(table, 'all', participant.id, paper.id)).toMatchObject({
    codes,
    expiresAt: paper.endsAt,
  })
  const stranger = { member: newId<'member'>() }
  for (const attempt of [
    () => readPaperCopy(table, stranger, participant.id, paper.id),
    () => listPapers(table, stranger, participant.id, { limit: 10 }),
    () => findPaperOfCase(table, 'all', participant.id, newId<'paper'>()),
    () => findPaper(table, newId<'paper'>()),
  ]) {
    expect(await refusalOf(attempt)).toEqual({ code: 'not_found' })
  }
})

it('with the case its papers go, and open for nobody', async () => {
  const { table, participant, paper } = await anIssuedPaper()
  const rows = await allOf(table.store.queryAll(caseRanges.whole(table.tenant, participant.id)))
  await table.store.transact(destroyPapers(table, rows))
  expect(await refusalOf(findPaper(table, paper.id))).toEqual({ code: 'not_found' })
  expect(destroyPapers(table, [])).toEqual([])
})
