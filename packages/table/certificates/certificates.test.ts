import { createPublicKey, sign, verify } from 'node:crypto'
import {
  type Certificate,
  emptyList,
  type IssuerKeys,
  revokeCertificate,
  withKey,
  withRevoked,
} from '@passerelle/domain/certificates'
import { expect, it } from 'vitest'
import { certificateKeys } from '../engine/keys/certificates.ts'
import { erase, findErasable } from '../erasure/index.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { aKeptCase } from '../testing/casework.ts'
import { anOpenTenant, entry, newId, now, refusalOf, tableOf } from '../testing/tenant.ts'
import { certificates } from './certificates.ts'
import { type NewPair, signing } from './issuer-keys.ts'
import { placeOfCertificate } from './place-of-code.ts'

const pair: NewPair = { publicKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, wrapped: Buffer.of(1, 2, 3) }

/** An organisation with its first key, and a case in it. */
async function anIssuer() {
  const { table, kms } = await anOpenTenant()
  const keys = keysOf(table)
  await signing(table).keep(keys, undefined, pair, entry)
  const { id } = await aKeptCase(table)
  return { table, kms, keys, participant: id }
}

function keysOf({ tenant }: TenantTable, before?: IssuerKeys): IssuerKeys {
  const thumbprint = `print-${before?.keys.length ?? 0}`
  return withKey(before, tenant, { thumbprint, kid: `did#${thumbprint}`, jwk: pair.publicKey }, now)
}

/** A certificate that takes a place in a list. */
function aCertificate(
  { tenant }: TenantTable,
  participantId: Certificate['participantId'],
  index: number,
): Certificate {
  const code = tenant + newId<'certificate'>()
  const { digest } = placeOfCertificate(code) ?? { digest: '' }
  return {
    id: newId<'certificate'>(),
    participantId,
    version: 1,
    state: 'valid',
    programmeId: newId<'programme'>(),
    kind: 'attendance',
    title: { fr: 'Couture' },
    isco08: [],
    teachingUnits: 4,
    plannedUnits: 4,
    partial: false,
    attendedFrom: '2026-02-02',
    attendedUntil: '2026-02-02',
    issuedAt: now,
    language: 'fr',
    issuedBy: newId<'member'>(),
    code,
    digest,
    status: { list: 1, index },
    credential: 'a.b.c',
  }
}

async function issue(issuer: Awaited<ReturnType<typeof anIssuer>>, index: number, isFirst = false) {
  const { table, keys, participant } = issuer
  const found = await certificates(table, 'all').grounds(participant, {}, 1)
  const certificate = aCertificate(table, participant, index)
  const newList = isFirst ? { ...emptyList(table.tenant, 1, now), credential: 'list' } : undefined
  await certificates(table, 'all').issue(found, { certificate, keys, newList }, entry)
  return certificate
}

it('a certificate stands in the case, sealed, and what anybody may see of it apart, in the clear', async () => {
  const issuer = await anIssuer()
  const issued = await issue(issuer, 7, true)
  const { table, participant } = issuer
  expect(await certificates(table, 'all').ofCase(participant)).toEqual([issued])
  const shown = await table.store.get(certificateKeys.shown(table.tenant, issued.digest))
  expect(shown).toMatchObject({ kind: 'attendance', issuerName: 'Passerelle Dakar', version: 1 })
  expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${participant}|${issued.code}|${issued.id}`))
})

it('a place in a list is given once, also after whoever had it is erased', async () => {
  const issuer = await anIssuer()
  const first = await issue(issuer, 7, true)
  expect(await refusalOf(issue(issuer, 7))).toEqual({ code: 'contended' })
  const { table, participant } = issuer
  await erase(table, await findErasable(table, 'all', participant), entry)
  expect(await table.store.get(certificateKeys.shown(table.tenant, first.digest))).toBeUndefined()
  const next = { ...issuer, participant: (await aKeptCase(table)).id }
  expect(await refusalOf(issue(next, 7))).toEqual({ code: 'contended' })
  await issue(next, 8)
})

it('two certificates that are issued at the same moment in one case do not both stand', async () => {
  const issuer = await anIssuer()
  await issue(issuer, 1, true)
  const answers = await Promise.allSettled([issue(issuer, 2), issue(issuer, 3)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await certificates(issuer.table, 'all').ofCase(issuer.participant)).toHaveLength(2)
})

it('what was signed with a key that was changed meanwhile is not written', async () => {
  const issuer = await anIssuer()
  await issue(issuer, 1, true)
  const rotated = keysOf(issuer.table, issuer.keys)
  await signing(issuer.table).keep(rotated, issuer.keys, pair, entry)
  expect(await refusalOf(issue(issuer, 2))).toEqual({ code: 'contended' })
  expect(await refusalOf(signing(issuer.table).keep(rotated, issuer.keys, pair, entry))).toEqual({
    code: 'contended',
  })
  await issue({ ...issuer, keys: rotated }, 2)
  expect(await signing(issuer.table).keys()).toEqual(rotated)
})

it('is taken back for its organisation and for everybody at once, and not where the list has changed', async () => {
  const issuer = await anIssuer()
  const [one, other] = [await issue(issuer, 1, true), await issue(issuer, 2)]
  const repository = certificates(issuer.table, 'all')
  const [first, second] = [
    await repository.find(issuer.participant, one.id),
    await repository.find(issuer.participant, other.id),
  ]
  const revoke = async ({ certificate, list, ...found }: typeof first) => {
    const now_ = revokeCertificate(certificate, 'replaced', certificate.issuedBy, now)
    const after = { ...withRevoked(list, certificate.status.index, now), credential: 'list' }
    await repository.revoke({ certificate, list, ...found }, now_, after, entry)
  }
  await revoke(first)
  expect(await refusalOf(revoke(second))).toEqual({ code: 'contended' })
  const { list } = await repository.find(issuer.participant, other.id)
  expect(list.revoked).toEqual([1])
  const shown = await issuer.table.store.get(certificateKeys.shown(issuer.table.tenant, one.digest))
  expect(shown).toMatchObject({ version: 2, revokedAt: now })
})

it('another organisation opens no key that was made for this one', async () => {
  const { table } = await anOpenTenant()
  const made = await signing(table).newPair()
  const jwk = { ...made.publicKey }
  const keys = withKey(undefined, table.tenant, { thumbprint: 'p', kid: 'did#p', jwk }, now)
  const key = await signing(table).open(keys, made)
  const text = Buffer.from('a certificate')
  const isOurs = verify(
    'sha256',
    text,
    createPublicKey({ key: jwk, format: 'jwk' }),
    sign('sha256', text, key),
  )
  expect(isOurs).toBe(true)
  const stranger = await tableOf(newId<'tenant'>(), { kms: table.kms })
  await expect(signing(stranger).open(keys, made)).rejects.toThrow()
})

it('a code leads to its issuer, and what is none leads nowhere', () => {
  const [tenant, random] = [newId<'tenant'>(), newId<'certificate'>()]
  expect(placeOfCertificate(tenant + random)).toMatchObject({
    tenant,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  for (const wrong of [
    '',
    tenant,
    tenant + random + random,
    tenant + random.toLowerCase().replace(/./, 'u'),
  ]) {
    expect(placeOfCertificate(wrong)).toBeUndefined()
  }
})
