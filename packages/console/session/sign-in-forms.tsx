import { Anchor, Button, PasswordInput, Text, TextInput } from '@mantine/core'
import { asciiDigits } from '@passerelle/messages/typed'
import { type FormEvent, useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { NewPassword } from './new-password.tsx'
import type { Step } from './pool.ts'
import { useSession } from './session-context.tsx'
import styles from './sign-in.module.css'
import { usePoolCall } from './use-pool-call.ts'

type OnStep = (email: string) => (step: Step) => void

/** E-mail address and password; the address is given where somebody comes back to a locked page. */
export function PasswordForm({
  email: given,
  onStep,
  onForgotten,
}: {
  readonly email?: string
  readonly onStep: OnStep
  readonly onForgotten: () => void
}) {
  const { say } = useWords()
  const { pool } = useSession()
  const { isPending, refusal, run } = usePoolCall()
  const [email, setEmail] = useState(given ?? '')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => onStep(email.trim())(await pool.signIn(email.trim(), password)))
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      {refusal && <Notice tone="grave">{say(refusal)}</Notice>}
      <TextInput
        label={say('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        readOnly={given !== undefined}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <PasswordInput
        label={say('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': say('signIn.showPassword') }}
      />
      <Button type="submit" size="md" loading={isPending}>
        {say('signIn.enter')}
      </Button>
      <Anchor component="button" type="button" onClick={onForgotten}>
        {say('signIn.forgotten')}
      </Anchor>
    </form>
  )
}

/** A code by mail, and with it another password; then straight in. */
export function ForgottenForm({ onStep, onBack }: { readonly onStep: OnStep; readonly onBack: () => void }) {
  const { say } = useWords()
  const { pool } = useSession()
  const { isPending, refusal, run } = usePoolCall()
  const [email, setEmail] = useState('')
  const [isSent, setSent] = useState(false)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      if (!isSent) {
        await pool.forgot(email.trim())
        setSent(true)
        return
      }
      await pool.resetPassword(email.trim(), asciiDigits(code.trim()), password)
      onStep(email.trim())(await pool.signIn(email.trim(), password))
    })
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Text>{say(isSent ? 'signIn.codeSent' : 'signIn.forgottenText')}</Text>
      {refusal && <Notice tone="grave">{say(refusal)}</Notice>}
      <TextInput
        label={say('signIn.email')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        readOnly={isSent}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      {isSent && (
        <>
          <TextInput
            label={say('signIn.mailedCode')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <NewPassword value={password} onChange={setPassword} />
        </>
      )}
      <Button type="submit" size="md" loading={isPending}>
        {say(isSent ? 'signIn.setPassword' : 'signIn.sendCode')}
      </Button>
      <Anchor component="button" type="button" onClick={onBack}>
        {say('action.back')}
      </Anchor>
    </form>
  )
}
