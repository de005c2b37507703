import { Button, Text } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../../api/use-command.ts'
import styles from '../../kit/form.module.css'
import { TroubleNotice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useBodyForm } from '../../kit/use-body-form.ts'
import { useWords } from '../../language/words.tsx'
import { rolesOf } from './service.ts'
import { ServiceFields } from './service-fields.tsx'

/** Names a system; its page is where it gets its first secret. */
export function OpenService() {
  const { say } = useWords()
  const navigate = useNavigate()
  const open = useCommand(
    (api, body: CallOptions<'openServiceAccount'>['body'], idempotencyKey) =>
      api.openServiceAccount({ body, idempotencyKey }),
    ({ id }) =>
      void navigate({ to: '/service-accounts/$serviceAccountId', params: { serviceAccountId: id } }),
  )
  const form = useBodyForm({ name: '', roles: [] as string[] }, open.fieldErrors)
  return (
    <Sheet title={say('services.open')}>
      <form
        className={styles['form']}
        onSubmit={form.onSubmit(({ name, roles }) => open.send({ name, roles: rolesOf(roles) }))}
      >
        <ServiceFields form={form} />
        <Text c="dimmed">{say('services.openHappens')}</Text>
        <TroubleNotice trouble={open.trouble} />
        <div className={styles['end']}>
          <Button type="submit" loading={open.isPending}>
            {say('services.open')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
