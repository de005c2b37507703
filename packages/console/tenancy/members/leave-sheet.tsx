import { Text } from '@mantine/core'
import { Act, Acts } from '../../kit/act.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import type { Member } from './member.ts'

/** Takes somebody out of the organisation, or an invitation back. Work that is left is told with its counts. */
export function LeaveSheet({ member }: { readonly member: Member }) {
  const { say } = useWords()
  const { has } = useWho()
  const isInvited = member.state === 'invited'
  return (
    <Sheet title={say(isInvited ? 'member.invitation' : 'member.leaving')}>
      <Acts>
        <Act
          label={say(isInvited ? 'member.takeBack' : 'member.remove')}
          tone="grave"
          happens={say(isInvited ? 'member.takeBackHappens' : 'member.removeHappens', { name: member.name })}
          version={member.version}
          first={undefined}
          explain={(trouble) =>
            trouble.kind === 'refused' &&
            trouble.code === 'work_left' && (
              <Text>{say(has('coordinator') ? 'member.handOnFirst' : 'member.askCoordinator')}</Text>
            )
          }
          send={(api, { version }) => api.removeMember({ params: { memberId: member.id }, ifMatch: version })}
        />
      </Acts>
    </Sheet>
  )
}
