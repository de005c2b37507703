import { Button, Text, TextInput } from '@mantine/core'
import { createClient, type ResourceOf } from '@passerelle/client'
import { readSixDigits, sixDigitsPattern } from '@passerelle/messages/typed'
import { type FormEvent, useState } from 'react'
import type { Trouble } from '../api/trouble.ts'
import { useCommand } from '../api/use-command.ts'
import styles from '../kit/form.module.css'
import { Notice, TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { CodeFields } from './code-fields.tsx'
import { bearerOf, progressOf } from './codes.ts'
import { OpenedPaper } from './opened-paper.tsx'

type Said = { readonly codes: readonly string[]; readonly pin: string }

/** Open a paper that a person carried: its codes, and the PIN that they tell. It opens once. */
export function RedeemScreen() {
  const { say, language } = useWords()
  const [codes, setCodes] = useState<readonly string[]>([])
  const [pin, setPin] = useState('')
  const [opened, setOpened] = useState<ResourceOf<'redeemPaper'>>()
  const redeem = useCommand(
    (_, { codes: scanned, pin: told }: Said, idempotencyKey) =>
      // Nobody signs in for a paper: its codes are what it is asked for with.
      createClient({
        api: location.origin,
        language,
        token: () => bearerOf(scanned),
        fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }),
      }).redeemPaper({ body: { codes: [...scanned], pin: told }, idempotencyKey }),
    setOpened,
  )
  if (opened !== undefined) {
    return (
      <OpenedPaper
        paper={opened}
        onDone={() => {
          setOpened(undefined)
          setCodes([])
          setPin('')
          redeem.reset()
        }}
      />
    )
  }
  const { of, missing } = progressOf(codes)
  const isWhole = of > 0 && missing.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    redeem.send({ codes, pin: readSixDigits(pin) ?? pin })
  }
  return (
    <Page title={say('redeem.title')} lead={say('redeem.lead')} narrow>
      <Sheet title={say('redeem.codes')}>
        <CodeFields
          codes={codes}
          onChange={(next) => {
            setCodes(next)
            redeem.reset()
          }}
        />
      </Sheet>
      <Sheet title={say('redeem.pin')}>
        <form className={styles['form']} onSubmit={submit}>
          <TextInput
            label={say('redeem.pinLabel')}
            description={say('redeem.pinHint')}
            inputMode="numeric"
            pattern={sixDigitsPattern}
            autoComplete="off"
            dir="ltr"
            required
            withAsterisk={false}
            className={styles['short'] ?? ''}
            error={redeem.fieldErrors['pin']}
            value={pin}
            onChange={({ currentTarget }) => setPin(currentTarget.value)}
          />
          <Text>{say('redeem.happens')}</Text>
          <Refusal trouble={redeem.trouble} />
          <div className={styles['end']}>
            <Button type="submit" size="md" loading={redeem.isPending} disabled={!isWhole}>
              {say('redeem.open')}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  )
}

/** A paper that nobody knows is refused like somebody who is not signed in; here it is the paper that is meant. */
function Refusal({ trouble }: { readonly trouble: Trouble | undefined }) {
  const { say } = useWords()
  return trouble?.kind === 'signed_out' || trouble?.kind === 'forbidden' ? (
    <Notice tone="grave" title={say('redeem.unknown')}>
      <Text>{say('redeem.unknownText')}</Text>
    </Notice>
  ) : (
    <TroubleNotice trouble={trouble} />
  )
}
