import type { PageQuery } from '@passerelle/contract/kit'
import { isId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import type { OperatorContext } from './context.ts'

/** A page of the registry, by id. Its cursor is the last id: the operator may read all of them anyway. */
export async function listTenants(
  context: OperatorContext,
  { limit, cursor }: PageQuery,
): Promise<{ items: Tenant[]; next?: string }> {
  // One more than is wanted tells whether there is a next page.
  const found = await context.registry.list({
    limit: limit + 1,
    after: cursor === undefined ? undefined : readCursor(cursor),
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last && { next: last.id }) }
}

function readCursor(cursor: string): TenantId {
  if (isId(cursor)) return cursor as TenantId // an id; one of no tenant only marks a place in the order
  return refuse({ code: 'invalid', errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }] })
}
