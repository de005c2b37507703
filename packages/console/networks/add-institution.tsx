import { Button, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import print from '../kit/print.module.css'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { InstitutionFields } from './institution-fields.tsx'
import { type InstitutionEntry, newInstitution, noInstitution } from './networks.ts'

/** Adds an institution, into a network where one is open; where it may be there already, its page says so next. */
export function AddInstitution({ networkId }: { readonly networkId?: string }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const add = useCommand(
    (api, entry: InstitutionEntry, idempotencyKey) =>
      api.addInstitution({ body: newInstitution(entry, networkId), idempotencyKey }),
    ({ id, likely }) => {
      if (likely.length === 0) form.reset()
      else void navigate({ to: '/institutions/$institutionId', params: { institutionId: id } })
    },
  )
  const form = useBodyForm<InstitutionEntry>(noInstitution, add.fieldErrors)
  return (
    <div className={print['screenOnly']}>
      <Sheet title={say('institution.add')}>
        <form className={styles['form']} onSubmit={form.onSubmit((entry) => add.send(entry))}>
          <InstitutionFields form={form} />
          <Text c="dimmed">{say('institution.addHappens')}</Text>
          <TroubleNotice trouble={add.trouble} />
          <div className={styles['end']}>
            <Button type="submit" loading={add.isPending}>
              {say('institution.add')}
            </Button>
          </div>
        </form>
      </Sheet>
    </div>
  )
}
