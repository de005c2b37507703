import { Button, Text, TextInput } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import styles from '../../kit/form.module.css'
import { Notice, TroubleNotice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useBodyForm } from '../../kit/use-body-form.ts'
import { useWords } from '../../language/words.tsx'
import { rolesOf } from './member.ts'
import { RoleField } from './role-field.tsx'

/** The way in for somebody new. */
export function InviteForm() {
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
          invite.send({ ...values, roles: rolesOf(values.roles) })
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
        <RoleField form={form} />
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
