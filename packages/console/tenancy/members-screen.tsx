import { Badge, Button, Text, TextInput } from '@mantine/core'
import type { CallOptions, ResourceOf } from '@passerelle/client'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { ManyOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { Notice, TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useBodyForm } from '../kit/use-body-form.ts'
import { listText } from '../language/list.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'

type Member = ResourceOf<'listMembers'>['items'][number]

const roles = ['coach', 'coordinator', 'counsellor', 'instructor', 'admin', 'auditor'] as const

/** The people of the organisation, and the way in for new ones. */
export function MembersScreen() {
  const { say } = useWords()
  const { has } = useWho()
  const members = useRead('listMembers', [{ query: { limit: 100 } }])
  return (
    <Page title={say('nav.members')} lead={say('members.lead')}>
      {has('admin') && <InviteForm />}
      <Sheet title={say('members.all')}>
        <Reading of={members}>
          {({ body: { items } }) => (
            <ul className={rows['rows']}>
              {items
                .filter(({ state }) => state !== 'removed')
                .map((member) => (
                  <MemberRow key={member.id} member={member} />
                ))}
            </ul>
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
        <Text fw={600}>
          <bdi>{member.name}</bdi>
        </Text>
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

/** Why somebody has not come yet, and until when they can. */
function Standing({ member: { reason, until } }: { readonly member: Member }) {
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

function ResendButton({ member: { id, version } }: { readonly member: Member }) {
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

function InviteForm() {
  const { say } = useWords()
  const [invited, setInvited] = useState<string>()
  const invite = useCommand(
    (api, body: CallOptions<'inviteMember'>['body'], idempotencyKey) =>
      api.inviteMember({ body, idempotencyKey }),
    ({ email }) => {
      setInvited(email)
      form.reset()
    },
  )
  const form = useBodyForm({ name: '', email: '', roles: ['coach'] as string[] }, invite.fieldErrors)
  return (
    <Sheet title={say('members.invite')}>
      <form
        className={styles['form']}
        onSubmit={form.onSubmit((values) => {
          setInvited(undefined)
          invite.send({ ...values, roles: roles.filter((role) => values.roles.includes(role)) })
        })}
      >
        <div className={styles['pair']}>
          <TextInput
            label={say('members.name')}
            required
            withAsterisk={false}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={say('signIn.email')}
            type="email"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
        </div>
        <ManyOf
          label={say('members.roles')}
          choices={roles.map((role) => ({ value: role, label: say(`role.${role}`) }))}
          {...form.getInputProps('roles')}
        />
        <Text c="dimmed">{say('members.inviteHappens')}</Text>
        {invited !== undefined && <Notice>{say('members.invited', { email: invited })}</Notice>}
        <TroubleNotice trouble={invite.trouble} />
        <div className={styles['end']}>
          <Button type="submit" loading={invite.isPending}>
            {say('members.send')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
