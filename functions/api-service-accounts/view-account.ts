import type { SeenServiceAccount } from '@passerelle/contract/service-accounts'
import type { ServiceAccountId } from '@passerelle/domain/tenancy'
import type { JournalEntry, PageOf, PageRequest } from '@passerelle/table'
import type { UsedAccount } from '@passerelle/table/tenancy'
import type { ServiceContext } from './context.ts'

/** A service account as its admins see it. */
export function viewAccount({ account, lastUsedOn }: UsedAccount): SeenServiceAccount {
  const { pending: _, secrets, ...shown } = account
  return {
    ...shown,
    secrets: secrets.map(({ id, madeAt }) => ({ id, madeAt })),
    ...(lastUsedOn && { lastUsedOn }),
  }
}

export async function readAccount(
  { accounts }: ServiceContext,
  id: ServiceAccountId,
): Promise<SeenServiceAccount> {
  return viewAccount(await accounts.get(id))
}

export async function listAccounts(
  { accounts }: ServiceContext,
  page: PageRequest,
): Promise<PageOf<SeenServiceAccount>> {
  const { items, ...rest } = await accounts.list(page)
  return { items: items.map(viewAccount), ...rest }
}

export function entryOf({ id, version }: UsedAccount['account'], fields: readonly string[]): JournalEntry {
  return { aggregate: 'ServiceAccount', aggregateId: id, version, fields, purpose: 'administration' }
}
