import type { ResourceOf } from '@passerelle/client'
import { useRead } from '../api/use-read.ts'
import { useWho } from '../shell/who.tsx'

export type Referral = ResourceOf<'readReferral'>
export type ReferralLine = ResourceOf<'listReferrals'>['items'][number]
export type Task = ResourceOf<'readInbox'>['items'][number]

/** While somebody looks, what waits is read again this often. */
const lookAgainMs = 60_000

export const useReferral = (referralId: string, enabled = true) =>
  useRead('readReferral', [{ params: { referralId } }], { enabled })

export const useTasks = () =>
  useRead('readInbox', [{ query: { limit: 50 } }], { refetchInterval: lookAgainMs })

type Watch = 'uncontacted' | 'overdue_ours' | 'overdue_theirs'

/** One list of what must not be forgotten, of what came in and what went out. */
export function useWatched(list: Watch) {
  const settings = { refetchInterval: lookAgainMs }
  const received = useRead('listReferrals', [{ query: { box: 'inbox', list } }], settings)
  const sent = useRead('listReferrals', [{ query: { box: 'outbox', list } }], settings)
  return {
    lines: [...(received.data?.body.items ?? []), ...(sent.data?.body.items ?? [])],
    isPending: received.isPending || sent.isPending,
    error: received.error ?? sent.error,
  }
}

export const usePartners = () => useRead('listPartners', [])

/** The name of the other organisation of a referral. */
export function useOtherName(): (line: Pick<ReferralLine, 'from' | 'to' | 'side'>) => string {
  const { data } = usePartners()
  return ({ from, to, side }) => {
    const other = side === 'sender' ? to : from
    return data?.body.items.find(({ id }) => id === other)?.name ?? '…'
  }
}

/** The name of an organisation: one's own, or a partner's. */
export function useTenantName(): (id: string) => string {
  const { data } = usePartners()
  const { tenant } = useWho()
  return (id) =>
    [...(tenant ? [tenant] : []), ...(data?.body.items ?? [])].find((one) => one.id === id)?.name ?? '…'
}
