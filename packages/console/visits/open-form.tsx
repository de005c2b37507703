import { Button, PasswordInput, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import form from '../kit/form.module.css'
import { Notice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { type OpeningResult, openVisit } from './opened.ts'
import type { Shelved } from './shelf.ts'

/** Asks for the passphrase of the visit, which is all that opens it: no signing in, and no network. */
export function OpenForm({ shelved }: { readonly shelved: Shelved }) {
  const { say, language } = useWords()
  const [passphrase, setPassphrase] = useState('')
  const [isPending, setPending] = useState(false)
  const [result, setResult] = useState<OpeningResult | 'failed'>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    void openVisit(passphrase)
      .catch(() => 'failed' as const)
      .then((next) => {
        setResult(next)
        setPending(false)
      })
  }
  return (
    <Sheet title={say('visit.sealed')}>
      <Text c="dimmed">
        {say('visit.ends', { when: momentText(language, new Date(shelved.endsAt).toISOString()) })}
      </Text>
      <form className={form['form']} onSubmit={submit}>
        {result === 'wrong' && <Notice tone="grave">{say('visit.wrong')}</Notice>}
        {result === 'failed' && <Notice tone="grave">{say('visit.notKept')}</Notice>}
        {typeof result === 'object' && (
          <Notice tone="grave">
            {say('visit.waits', { seconds: Math.ceil((result.waitsUntil - Date.now()) / 1000) })}
          </Notice>
        )}
        <PasswordInput
          label={say('visit.passphrase')}
          autoComplete="off"
          required
          withAsterisk={false}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': say('visit.showPassphrase') }}
        />
        <div className={form['end']}>
          <Button type="submit" loading={isPending}>
            {say('visit.open')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
