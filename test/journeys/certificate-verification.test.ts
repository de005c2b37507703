import { Bitstring } from '@digitalbazaar/bitstring'
import { verifyJWT } from 'did-jwt'
import { describe, expect, test } from 'vitest'
import { aProgramme } from '../support/casework.ts'
import { aTaughtCase, type Course } from '../support/certificates.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { altered, aSigner, headerOf, payloadOf } from '../support/jwt.ts'
import { offlineVerdict, published as publishedAt, verdict } from '../support/offline-verdict.ts'
import { openBadgesSchema } from './open-badges/schema.ts'

/*
 * A certificate is worth what others make of it, who know nothing of this platform: the schema of Open Badges, verifiers
 * of other hands, and a script that needs Node alone.
 */

const stage = await openTestCloud()
const [here, elsewhere] = [await anIssuer(), await anIssuer()]
const faultsOf = openBadgesSchema()
const published = (path: string) => publishedAt(stage.cloud.api, path)

async function anIssuer() {
  const { tenant, admin } = await stage.openTenant()
  const [coach, coordinator] = [await stage.join(admin, ['coach']), await stage.join(admin, ['coordinator'])]
  const { programme, modules } = await aProgramme(coordinator.api)
  const module = modules.find(({ trade }) => trade.code === 'metalwork')
  if (module === undefined) throw new Error('the template has modules')
  return { id: tenant.id, admin, coach, course: { programme, module, coach } satisfies Course }
}

/** A certificate of somebody who was there for all of it, or for a part. */
async function issued({ course, coach }: { course: Course; coach: Person } = here, attended = 4) {
  const { id } = await aTaughtCase(course, { attended })
  const params = { participantId: id }
  const { body } = await coach.api.issueCertificate({
    params,
    body: { kind: 'attendance', moduleId: course.module.id as never, partial: attended < 4 },
  })
  return { ...body, params: { ...params, certificateId: body.id } }
}

/** What the script says, with what the issuer here has published unless said otherwise. */
const verdictOn = (
  credential: string,
  { issuer = here.id, ...more }: { issuer?: string; keys?: object; code?: string } = {},
) => offlineVerdict(stage.cloud.api, credential, { issuer, ...more })

describe('a certificate', () => {
  test('fits the schema of Open Badges 3.0, which refuses what does not', async () => {
    const [whole, part] = [await issued(), await issued(here, 3)]
    for (const { credential } of [whole, part]) expect(faultsOf(payloadOf(credential))).toEqual([])
    const payload = payloadOf(whole.credential)
    const { credentialSubject, issuer } = payload as { credentialSubject: object; issuer: object }
    for (const broken of [
      { ...payload, issuer: { ...issuer, type: 'Profile' } },
      { ...payload, name: { de: 'Metall' } },
      { ...payload, validFrom: '2026-03-01' },
      { ...payload, credentialStatus: [payload['credentialStatus']] },
      { ...payload, credentialSubject: { ...credentialSubject, achievement: undefined } },
    ]) {
      expect(faultsOf(broken)).not.toEqual([])
    }
  })

  test('is a credential of W3C 2.0 whose claims say the same as it does, and names nobody', async () => {
    const { credential, code } = await issued(here, 3)
    const payload = payloadOf(credential)
    expect(headerOf(credential)).toEqual({
      alg: 'ES256',
      typ: 'vc+jwt',
      kid: expect.stringContaining(`:public:issuers:${here.id}#`),
    })
    const from = Date.parse(String(payload['validFrom'])) / 1000
    const { issuer, credentialSubject } = payload as {
      issuer: { id: string }
      credentialSubject: { id: string; result: readonly { value: string }[] }
    }
    expect(payload).toMatchObject({
      iss: issuer.id,
      sub: credentialSubject.id,
      jti: `${stage.cloud.api}/v1/public/certificates/${code}`,
      id: payload['jti'],
      nbf: from,
      iat: from,
    })
    expect(payload).not.toHaveProperty('vc')
    expect(credentialSubject.id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(credentialSubject.result.map(({ value }) => value)).toEqual(['3', '4'])
    expect(JSON.stringify(payload)).not.toMatch(/Fatou|Ndiaye/)
  })

  test('two of one person have nothing in common but their issuer and what was taught', async () => {
    const { id } = await aTaughtCase(here.course)
    const params = { participantId: id }
    const body = { kind: 'attendance', moduleId: here.course.module.id as never } as const
    const { body: first } = await here.coach.api.issueCertificate({ params, body })
    const on = new Date(Date.now() - 3_600_000).toISOString().slice(0, 10)
    const decision = { by: here.coach.memberId as never, on }
    const { body: second } = await here.coach.api.issueCertificate({
      params,
      body: { ...body, kind: 'competence', decision },
    })
    const subjects = [first, second].map(({ credential }) => payloadOf(credential)['sub'])
    expect(new Set(subjects).size).toBe(2)
    expect(first.code.slice(26)).not.toBe(second.code.slice(26))
  })
})

describe('verifiers of other hands', () => {
  /** The document of a `did:web` as its method reads it, over the address of this cloud. */
  const resolver = {
    async resolve(did: string) {
      const [, , , ...path] = did.split(':')
      const { text } = await published(`${path.slice(2).join('/')}/did.json`)
      return {
        didResolutionMetadata: {},
        didDocumentMetadata: {},
        didDocument: JSON.parse(text),
      }
    },
  }

  test('find the key by the issuer’s did:web, and take what it signed and nothing else', async () => {
    const { credential } = await issued()
    const { verified, issuer } = await verifyJWT(credential, { resolver, proofPurpose: 'assertionMethod' })
    expect([verified, issuer]).toEqual([true, payloadOf(credential)['iss']])
    const changed = altered(credential, { name: 'Doctor of Medicine' })
    await expect(verifyJWT(changed, { resolver })).rejects.toThrow(/signature/i)
  })

  test('read the list of what was taken back bit by bit', async () => {
    const [kept, revoked] = [await issued(), await issued()]
    await here.coach.api.revokeCertificate({
      params: revoked.params,
      ifMatch: 1,
      body: { reason: 'misused' },
    })
    const { text, headers } = await published(`status-lists/${here.id}/1`)
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    const { verified } = await verifyJWT(text, { resolver })
    expect(verified).toBe(true)
    const { encodedList } = payloadOf(text)['credentialSubject'] as { encodedList: string }
    const buffer = await Bitstring.decodeBits({ encoded: encodedList.slice(1) })
    const list = new Bitstring({ buffer, leftToRightIndexing: true })
    expect(list.length).toBe(131_072)
    const bitOf = ({ credential }: { credential: string }) => {
      const { statusListIndex } = payloadOf(credential)['credentialStatus'] as { statusListIndex: string }
      return list.get(Number(statusListIndex))
    }
    expect([bitOf(kept), bitOf(revoked)]).toEqual([false, true])
  })
})

describe('a script that needs Node alone', () => {
  test('takes a certificate that holds, and one whose key was changed since', async () => {
    const { credential, code } = await issued()
    const said = /^valid: Organisation .+, Metallbearbeitung, 4 of 4 units, since /
    expect(await verdictOn(credential, { code })).toMatch(said)
    await here.admin.api.rotateSigningKey({})
    expect(await verdictOn(credential, { code })).toMatch(said)
    const after = await issued()
    expect(headerOf(after.credential)['kid']).not.toBe(headerOf(credential)['kid'])
    expect(await verdictOn(after.credential)).toMatch(said)
  })

  test('refuses by name what does not hold', async () => {
    const [mine, other, foreign] = [await issued(), await issued(), await issued(elsewhere)]
    const params = mine.params
    expect(await verdictOn(altered(mine.credential, { name: 'Doctor of Medicine' }))).toBe(
      'refused: altered: the signature does not fit',
    )
    expect(await verdictOn(foreign.credential)).toBe('refused: wrong issuer: not one of these keys')
    expect(await verdictOn(other.credential, { code: mine.code })).toBe(
      'refused: swapped: it is another certificate',
    )
    await here.coach.api.revokeCertificate({ params, ifMatch: 1, body: { reason: 'replaced' } })
    expect(await verdictOn(mine.credential)).toBe('refused: revoked')
    expect(await verdictOn(other.credential)).toMatch(/^valid/)
  })

  test('refuses what is over, what has not begun, and who signs in another’s name', async () => {
    const { credential } = await issued()
    const payload = payloadOf(credential)
    const issuer = String(payload['iss'])
    const own = aSigner(`${issuer}#own`)
    const stranger = aSigner('did:web:example.org#own')
    const keys = { keys: [own.jwk, stranger.jwk] }
    const without = { ...payload, credentialStatus: undefined }
    // The list of the issuer is not signed by these keys, so it is left out.
    const verdictAlone = (change: object, by = own) =>
      verdict({ credential: by.sign({ ...without, ...change }), jwks: JSON.stringify(keys) })
    expect(await verdictAlone({})).toMatch(/^valid/)
    expect(await verdictAlone({ validUntil: '2026-01-01T00:00:00Z' })).toBe('refused: expired')
    expect(await verdictAlone({ validFrom: '2999-01-01T00:00:00Z' })).toBe('refused: not in force yet')
    expect(await verdictAlone({}, stranger)).toBe('refused: wrong issuer: it names another one')
    expect(await verdictAlone({ jti: 'https://example.org/another' })).toBe(
      'refused: swapped: it is another certificate',
    )
  })
})
