import { Button, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { OfferFields } from './offer-fields.tsx'
import { newEntry, newOffer, type OfferEntry } from './offers.ts'

/** An offer is written down; nobody outside sees it yet. */
export function WriteOfferScreen() {
  const { say } = useWords()
  const { tenant } = useWho()
  const navigate = useNavigate()
  const draft = useCommand(
    (api, entry: OfferEntry, idempotencyKey) => api.draftOffer({ body: newOffer(entry), idempotencyKey }),
    ({ id }) => void navigate({ to: '/offers/$offerId', params: { offerId: id } }),
  )
  const form = useBodyForm<OfferEntry>(newEntry(tenant?.country ?? ''), draft.fieldErrors)
  return (
    <Page title={say('offers.write')} narrow>
      <Sheet>
        <form className={styles['form']} onSubmit={form.onSubmit((entry) => draft.send(entry))}>
          <OfferFields form={form} />
          <Text c="dimmed">{say('offer.draftHappens')}</Text>
          <TroubleNotice trouble={draft.trouble} />
          <div className={styles['end']}>
            <Button type="submit" loading={draft.isPending}>
              {say('offers.write')}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  )
}
