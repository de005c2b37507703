import { Button, Text } from '@mantine/core'
import type { Client } from '@passerelle/client'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { languageChoices } from '../language/choices.ts'
import { useWords } from '../language/words.tsx'
import { confirmations } from './plan.ts'
import type { CasePage } from './queries.ts'

type Agreement = Parameters<Client['agreePlan']>[0]['body']

/** Agrees the draft with the person: how they said yes, and in which language it was explained to them. */
export function AgreePlan({
  participant,
  version,
}: {
  readonly participant: CasePage['participant']
  readonly version: number
}) {
  const words = useWords()
  const { say } = words
  const [confirmation, setConfirmation] = useState('')
  const [language, setLanguage] = useState<string>(participant.languages[0] ?? '')
  const agree = useCommand((api: Client, body: Agreement, idempotencyKey) =>
    api.agreePlan({ params: { participantId: participant.id }, ifMatch: version, body, idempotencyKey }),
  )
  // Both were chosen from lists; what was not chosen, the API refuses by field.
  const send = () => agree.send({ confirmation, language } as Agreement)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Text>{say('plan.agreeText')}</Text>
      <div className={styles['pair']}>
        <OneOf
          label={say('plan.confirmation')}
          choices={confirmations.map((value) => ({ value, label: say(`confirmation.${value}`) }))}
          value={confirmation}
          error={agree.fieldErrors['confirmation']}
          onChange={({ currentTarget }) => setConfirmation(currentTarget.value)}
        />
        <OneOf
          label={say('plan.explainedIn')}
          choices={languageChoices(words)}
          value={language}
          error={agree.fieldErrors['language']}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
        />
      </div>
      <TroubleNotice trouble={agree.trouble} />
      <div className={styles['end']}>
        <Button type="submit" loading={agree.isPending}>
          {say('plan.agree')}
        </Button>
      </div>
    </form>
  )
}
