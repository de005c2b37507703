import { Button } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { FrameFields } from './frame-fields.tsx'
import { type TitleEntry, titleBody, titleEntry } from './titles.ts'

type FrameEntry = {
  name: TitleEntry
  commissioningParty: string
  deliveryModes: string[]
  languages: string[]
  term: { from: string; to: string }
}

/** A programme is opened from nothing; what it has besides its frame is added on its own screen. */
export function NewProgrammeScreen() {
  const { say } = useWords()
  const navigate = useNavigate()
  const open = useCommand(
    (api, { name, ...entry }: FrameEntry, idempotencyKey) => {
      const body = { ...entry, name: titleBody(name) } as CallOptions<'openProgramme'>['body'] // what breaks a rule is refused by field
      return api.openProgramme({ body, idempotencyKey })
    },
    ({ id }) => void navigate({ to: '/programmes/$programmeId', params: { programmeId: id } }),
  )
  const form = useBodyForm<FrameEntry>(
    {
      name: titleEntry(),
      commissioningParty: '',
      deliveryModes: [],
      languages: [],
      term: { from: '', to: '' },
    },
    open.fieldErrors,
  )
  return (
    <Page title={say('programmes.newTitle')} lead={say('programmes.newLead')} narrow>
      <Sheet>
        <form className={styles['form']} onSubmit={form.onSubmit((entry) => open.send(entry))}>
          <FrameFields form={form} />
          <TroubleNotice trouble={open.trouble} />
          <div className={styles['end']}>
            <Button type="submit" loading={open.isPending}>
              {say('programmes.openIt')}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  )
}
