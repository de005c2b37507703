import { Text } from '@mantine/core'
import { momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import type { Member } from './member.ts'

/** Why somebody has not come yet, and until when they can. */
export function Standing({ member: { reason, until } }: { readonly member: Member }) {
  const { say, language } = useWords()
  if (reason === 'signed_in' || reason === 'removed' || reason === 'invitation_withdrawn') return null
  return (
    <Text size="sm">
      {reason === 'invitation_sent'
        ? say('members.invitation_sent', { until: until === undefined ? '' : momentText(language, until) })
        : say(`members.${reason}`)}
    </Text>
  )
}
