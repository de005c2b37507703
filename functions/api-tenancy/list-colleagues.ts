import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import type { PageRequest } from '@passerelle/table'
import type { TenantContext } from './context.ts'

type Colleagues = BodyOf<(typeof tenancy)['routes']['listColleagues']>

/** Those who are at work, without their addresses. A page may be short, or empty, although another one follows. */
export async function listColleagues({ members }: TenantContext, page: PageRequest): Promise<Colleagues> {
  const { items, ...rest } = await members.list(page)
  const atWork = items.filter(({ state }) => state === 'active')
  return { items: atWork.map(({ id, name, roles }) => ({ id, name, roles })), ...rest }
}
