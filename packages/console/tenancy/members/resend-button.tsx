import { Button } from '@mantine/core'
import { useCommand } from '../../api/use-command.ts'
import { TroubleNotice } from '../../kit/notice.tsx'
import { useWords } from '../../language/words.tsx'
import type { Member } from './member.ts'

/** Invites somebody once more who has not come yet. */
export function ResendButton({ member: { id, version } }: { readonly member: Member }) {
  const { say } = useWords()
  const resend = useCommand((api, ifMatch: number, idempotencyKey) =>
    api.resendInvitation({ params: { memberId: id }, ifMatch, idempotencyKey }),
  )
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={resend.isPending}
        onClick={() => resend.send(version)}
      >
        {say('members.resend')}
      </Button>
      <TroubleNotice trouble={resend.trouble} />
    </>
  )
}
