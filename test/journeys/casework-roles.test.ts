import { casework, endpoints, type OperationId, programmes } from '@passerelle/contract'
import { access } from '@passerelle/contract/access'
import { memberRoles } from '@passerelle/domain/tenancy'
import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { rawClient } from '../support/raw.ts'

const stage = await openTestCloud()
const { admin } = await stage.openTenant()

const names = new Set<string>([...Object.keys(casework.routes), ...Object.keys(programmes.routes)])
const routes = endpoints.filter(({ operationId }) => names.has(operationId))
/** Each id that a path of theirs names, of nothing that exists. */
const params = Object.fromEntries(
  routes.flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, '7'.repeat(26)])),
)

/** Whether somebody is let in to an operation: what they ask for does not exist, or is no request at all. */
async function isLetIn(send: ReturnType<typeof rawClient>, operation: OperationId) {
  const { status, code } = await send(operation, { params })
  if (status === 403) expect(code).toBe('forbidden')
  return status !== 403
}

test.each(memberRoles)(
  'a member who is %s is let in to what the matrix says, and to nothing else',
  async (role) => {
    const member = role === 'admin' ? admin : await stage.join(admin, [role])
    const send = rawClient(stage.cloud.api, member)
    for (const { operationId } of routes) {
      const allowed: readonly string[] = [...access[operationId]]
      expect(await isLetIn(send, operationId), operationId).toBe(allowed.includes(role))
    }
  },
)

test('the platform’s operator is let in to no programme and no case', async () => {
  const send = rawClient(stage.cloud.api, await stage.operator())
  for (const { operationId } of routes) expect(await isLetIn(send, operationId), operationId).toBe(false)
})

test('nobody is let in without signing in', async () => {
  for (const { operationId, path, method } of routes) {
    const address = path.replace(/\{(\w+)\}/g, '7'.repeat(26))
    const { status } = await fetch(`${stage.cloud.api}${address}`, { method })
    expect(status, operationId).toBe(401)
  }
})
