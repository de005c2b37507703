import { serviceRoles } from '@passerelle/domain/tenancy'
import type { LocalCloud } from '@passerelle/local-cloud'
import { askToken, openSystem, rotate } from '../../../support/system.ts'
import type { House } from './house.ts'

/** A system of the organisation that signs in by itself: in every role, with a first secret, its successor and an end. */
export async function setUpService(cloud: LocalCloud, { mark, person }: House): Promise<string> {
  const admin = person('admin')
  const first = await openSystem(admin, serviceRoles, mark('system'))
  const second = await rotate(admin, first)
  const params = { serviceAccountId: first.id }
  const { secrets } = (await admin.api.readServiceAccount({ params })).body
  const { body: left } = await admin.api.endServiceSecret({
    params: { ...params, secretId: secrets[0]?.id ?? '' },
    ifMatch: second.version,
  })
  await admin.api.editServiceAccount({
    params,
    ifMatch: left.version,
    body: { name: mark('system'), roles: [...serviceRoles] },
  })
  const gone = await openSystem(admin, ['journal_reader'], mark('system'))
  await admin.api.removeServiceAccount({ params: { serviceAccountId: gone.id }, ifMatch: gone.version })
  const { token } = await askToken(cloud, second)
  return token
}
