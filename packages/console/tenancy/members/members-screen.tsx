import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { MorePages } from '../../kit/more-pages.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { listText } from '../../language/list.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { InviteForm } from './invite-form.tsx'
import { type Member, useMembers } from './member.ts'
import { ResendButton } from './resend-button.tsx'
import { Standing } from './standing.tsx'

/** The people of the organisation, and the way in for new ones. */
export function MembersScreen() {
  const { say } = useWords()
  const { has } = useWho()
  const members = useMembers()
  return (
    <Page title={say('nav.members')} lead={say('members.lead')}>
      {has('admin') && <InviteForm />}
      <Sheet title={say('members.all')}>
        <Reading of={members}>
          {({ pages }) => (
            <>
              <ul className={rows['rows']}>
                {pages
                  .flatMap(({ items }) => items)
                  .filter(({ state }) => state !== 'removed')
                  .map((member) => (
                    <MemberRow key={member.id} member={member} />
                  ))}
              </ul>
              <MorePages pages={members} />
            </>
          )}
        </Reading>
      </Sheet>
    </Page>
  )
}

function MemberRow({ member }: { readonly member: Member }) {
  const { say, language } = useWords()
  const { has } = useWho()
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/members/$memberId" params={{ memberId: member.id }} className={rows['name']}>
          <bdi>{member.name}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          <bdi>{member.email}</bdi> ·{' '}
          {listText(
            language,
            member.roles.map((role) => say(`role.${role}`)),
          )}
        </Text>
        <Standing member={member} />
        {member.state === 'invited' && has('admin') && <ResendButton member={member} />}
      </div>
      <Badge variant="light" color={member.state === 'invited' ? 'amber' : 'river'} size="lg" tt="none">
        {say(`state.${member.state}`)}
      </Badge>
    </li>
  )
}
