import { Badge } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { Editable } from '../../kit/editable.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Page } from '../../kit/page.tsx'
import { ScreenReading } from '../../kit/reading.tsx'
import { listText } from '../../language/list.ts'
import { momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { EditMember } from './edit-member.tsx'
import { HandOnSheet } from './hand-on-sheet.tsx'
import { LeaveSheet } from './leave-sheet.tsx'
import { type Member, mayHaveCases, useMember } from './member.ts'
import { ResendButton } from './resend-button.tsx'
import { Standing } from './standing.tsx'

/** One member: what they are here, who takes over from them, and how they leave. */
export function MemberScreen() {
  const { memberId } = useParams({ from: '/members/$memberId' })
  const member = useMember(memberId)
  return <ScreenReading of={member}>{({ body }) => <OneMember member={body} />}</ScreenReading>
}

function OneMember({ member }: { readonly member: Member }) {
  const { say, language } = useWords()
  const { has, memberId } = useWho()
  const isHere = member.state !== 'removed'
  return (
    <Page
      title={member.name}
      narrow
      lead={
        <Badge variant="light" color={member.state === 'active' ? 'river' : 'amber'} size="lg" tt="none">
          {say(`state.${member.state}`)}
        </Badge>
      }
      actions={<Link to="/members">{say('member.toAll')}</Link>}
    >
      <Editable
        title={say('member.who')}
        action={say('member.edit')}
        mayEdit={isHere && has('admin')}
        form={(close) => <EditMember member={member} onDone={close} />}
      >
        <Facts
          facts={[
            [say('members.name'), <bdi key="name">{member.name}</bdi>],
            [say('signIn.email'), <bdi key="email">{member.email}</bdi>],
            [
              say('members.roles'),
              listText(
                language,
                member.roles.map((role) => say(`role.${role}`)),
              ),
            ],
            [say('member.invitedAt'), momentText(language, member.invitedAt)],
          ]}
        />
        <Standing member={member} />
        {member.state === 'invited' && has('admin') && <ResendButton member={member} />}
      </Editable>
      {isHere && has('coordinator') && mayHaveCases(member) && <HandOnSheet member={member} />}
      {isHere && has('admin') && member.id !== memberId && <LeaveSheet member={member} />}
    </Page>
  )
}
