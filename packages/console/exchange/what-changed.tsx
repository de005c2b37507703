import { Text } from '@mantine/core'
import { useEffect } from 'react'
import { useRead } from '../api/use-read.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { useReferral, useTenantName } from './queries.ts'

/** What happened to a referral since a version was read, and by whom; then the step can be taken upon the newer one. */
export function WhatChanged({
  referralId,
  since,
  onSeen,
}: {
  readonly referralId: string
  readonly since: number
  readonly onSeen: (version: number) => void
}) {
  const { say, language } = useWords()
  const { nameOf } = useColleagues()
  const tenantName = useTenantName()
  const referral = useReferral(referralId)
  const timeline = useRead('readTimeline', [{ params: { referralId }, query: { limit: 100 } }])
  const { refetch } = referral
  const { refetch: refetchTimeline } = timeline
  useEffect(() => {
    void refetch()
    void refetchTimeline()
  }, [refetch, refetchTimeline])
  const now = referral.data?.body
  useEffect(() => {
    if (now !== undefined && now.version > since) onSeen(now.version)
  }, [now, since, onSeen])
  if (now === undefined || timeline.data === undefined) return null
  const latest = timeline.data.body.items.at(-1)
  if (latest === undefined) return null
  const isOurs = latest.side === now.side
  const actor =
    latest.memberId === undefined
      ? say('timeline.clock')
      : isOurs
        ? nameOf(latest.memberId)
        : tenantName(now.side === 'sender' ? now.to : now.from)
  return (
    <Text>
      {say('trouble.changedBy', {
        actor,
        command: say(`command.${latest.command}`),
        at: momentText(language, latest.at),
      })}
    </Text>
  )
}
