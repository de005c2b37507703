import { Button, Checkbox, PasswordInput, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api/api-context.tsx'
import { troubleOf } from '../api/trouble.ts'
import type { Roster } from '../coaching/sessions.ts'
import form from '../kit/form.module.css'
import { Notice, TroubleNotice } from '../kit/notice.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { noLongerReady, ready } from '../offline/ready.ts'
import { useWho } from '../shell/who.tsx'
import { layDown } from './opened.ts'
import { lackOf, passphraseLimits } from './passphrase.ts'
import { lookOnShelf } from './shelf.ts'
import { useShelf } from './use-shelf.ts'
import { endOf, takenAlong } from './visit.ts'

/** A browser that lets nothing be kept, as one in a private window. */
class NotKept extends Error {
  override readonly name = 'NotKept'
}

/** Takes a roster along to where there is no network, sealed under a passphrase that is set for the visit. */
export function TakeAlong({ roster, onDone }: { readonly roster: Roster; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const { memberId } = useWho()
  const api = useApi()
  const shelved = useShelf()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [byPseudonym, setByPseudonym] = useState(false)
  const [lack, setLack] = useState<ReturnType<typeof lackOf>>()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      // As it stands now, and not as it stood when this screen was opened.
      const { body } = await api.takeRosterAlong({ params: { sessionId: roster.id } })
      try {
        await ready()
        await layDown(takenAlong(body, memberId, { byPseudonym }), passphrase)
      } catch (error) {
        // Another window may have taken one along in the meantime.
        if ((await lookOnShelf()) === undefined) await noLongerReady()
        throw new NotKept('the browser keeps nothing', { cause: error })
      }
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = lackOf(passphrase, again)
    setLack(found)
    if (found === undefined) mutate()
  }
  if (shelved !== undefined && shelved !== 'nothing') {
    return (
      <Notice title={say('visit.onDevice')}>
        <Text>{say('visit.onDeviceText')}</Text>
        <div>
          <Link to="/visit">{say('visit.openIt')}</Link>
        </div>
      </Notice>
    )
  }
  const field = {
    autoComplete: 'new-password',
    required: true,
    withAsterisk: false,
    visibilityToggleButtonProps: { 'aria-label': say('visit.showPassphrase') },
  }
  const when = momentText(language, new Date(endOf({ session: roster })).toISOString())
  return (
    <form className={form['form']} onSubmit={submit}>
      <Text>{say('visit.takeText')}</Text>
      <PasswordInput
        {...field}
        label={say('visit.passphrase')}
        description={say('visit.passphraseHint', passphraseLimits)}
        value={passphrase}
        onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
        error={lack !== undefined && lack !== 'not_twice' && say(`visit.lack.${lack}`)}
      />
      <PasswordInput
        {...field}
        label={say('visit.passphraseAgain')}
        value={again}
        onChange={({ currentTarget }) => setAgain(currentTarget.value)}
        error={lack === 'not_twice' && say('visit.lack.not_twice')}
      />
      <Checkbox
        label={say('visit.byPseudonym')}
        checked={byPseudonym}
        onChange={({ currentTarget }) => setByPseudonym(currentTarget.checked)}
      />
      <Text c="dimmed">{say('visit.takeHappens', { when })}</Text>
      {error instanceof NotKept ? (
        <Notice tone="grave">{say('visit.notKept')}</Notice>
      ) : (
        <TroubleNotice trouble={error === null ? undefined : troubleOf(error)} />
      )}
      <div className={form['end']}>
        <Button variant="default" onClick={onDone}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {say('visit.take')}
        </Button>
      </div>
    </form>
  )
}
