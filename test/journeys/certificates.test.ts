import { expect, test } from 'vitest'
import { aProgramme } from '../support/casework.ts'
import { aTaughtCase } from '../support/certificates.ts'
import { openTestCloud } from '../support/cloud.ts'

const stage = await openTestCloud({ concurrency: 1 })
const { tenant, admin } = await stage.openTenant()
const coach = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const { programme, modules } = await aProgramme(coordinator.api)
const [module] = modules
if (module === undefined) throw new Error('the template has modules')
const course = { programme, module, coach }

test('smoke', async () => {
  const { id } = await aTaughtCase(course)
  const params = { participantId: id }
  const { body } = await coach.api.issueCertificate({
    params,
    body: { kind: 'attendance', moduleId: module.id },
  })
  console.log(body, JSON.parse(Buffer.from(body.credential.split('.')[1] ?? '', 'base64url').toString()))
  const pub = stage.client()
  console.log((await pub.checkCertificate({ params: { certificateCode: body.code } })).body)
  for (const path of [
    `certificates/${body.code}/page?language=ar`,
    `keys/${tenant.id}`,
    `issuers/${tenant.id}/did.json`,
    `status-lists/${tenant.id}/1`,
  ]) {
    const r = await fetch(`${stage.cloud.api}/v1/public/${path}`)
    console.log(r.status, Object.fromEntries(r.headers), (await r.text()).slice(0, 1500))
  }
  const revoked = await coach.api.revokeCertificate({
    params: { ...params, certificateId: body.id },
    body: { reason: 'replaced' },
    ifMatch: 1,
  })
  console.log(revoked.body.revocation, (await admin.api.rotateSigningKey({})).body)
  expect(body.state).toBe('valid')
})
