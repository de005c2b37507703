import { Button, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { FindingFields } from './finding-fields.tsx'
import { type FindingEntry, newFinding, noFinding } from './findings.ts'

/** What was found of a labour market is written down. */
export function WriteFindingScreen() {
  const { say } = useWords()
  const navigate = useNavigate()
  const add = useCommand(
    (api, entry: FindingEntry, idempotencyKey) =>
      api.addLabourFinding({ body: newFinding(entry), idempotencyKey }),
    ({ id }) => void navigate({ to: '/labour-findings/$findingId', params: { findingId: id } }),
  )
  const form = useBodyForm<FindingEntry>(noFinding(today()), add.fieldErrors)
  return (
    <Page title={say('labour.write')} narrow>
      <Sheet>
        <form className={styles['form']} onSubmit={form.onSubmit((entry) => add.send(entry))}>
          <FindingFields form={form} />
          <Text c="dimmed">{say('labour.writeHappens')}</Text>
          <TroubleNotice trouble={add.trouble} />
          <div className={styles['end']}>
            <Button type="submit" loading={add.isPending}>
              {say('labour.write')}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  )
}
