import { useEffect, useState } from 'preact/hooks'
import type { FollowUps, OwnReferral } from './own.ts'

/** The part of the page that is open besides the first one. */
export type Opened =
  | { readonly part: 'consent' | 'withdraw'; readonly referral: OwnReferral }
  | {
      readonly part: 'followUp'
      readonly asked: FollowUps
      readonly followUpId: FollowUps['items'][number]['followUpId']
    }

/** The answer that was kept a moment ago. */
export type Done = 'given' | 'refused' | 'withdrawn' | 'answered'

/** What is open, so that the button of the device leads back to the first part. The address says nothing of it. */
export function useOpened() {
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    const back = () => setOpened(undefined)
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const open = (next: Opened | undefined) => {
    if (next === undefined) history.back()
    else history.pushState(null, '')
    setOpened(next)
    scrollTo(0, 0)
  }
  return [opened, open] as const
}
