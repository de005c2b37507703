import { Anchor, Button, Code, Text, TextInput } from '@mantine/core'
import { readSixDigits, sixDigitsPattern } from '@passerelle/messages/typed'
import { type FormEvent, type PropsWithChildren, useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { NewPassword } from './new-password.tsx'
import type { Step } from './pool.ts'
import { useSession } from './session-context.tsx'
import styles from './sign-in.module.css'
import { usePoolCall } from './use-pool-call.ts'

type Props<Kind extends Step['kind']> = {
  readonly step: Step & { readonly kind: Kind }
  readonly onStep: (step: Step) => void
}

/** Somebody who comes with the password of the invitation chooses one of their own. */
export function FirstPasswordForm({ step, onStep }: Props<'new_password'>) {
  const { say } = useWords()
  const { pool } = useSession()
  const { isPending, refusal, run } = usePoolCall()
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => onStep(await pool.setFirstPassword(step, password)))
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Text>{say('signIn.firstPasswordText')}</Text>
      {refusal && <Notice tone="grave">{say(refusal)}</Notice>}
      <NewPassword value={password} onChange={setPassword} />
      <Button type="submit" size="md" loading={isPending}>
        {say('signIn.setPassword')}
      </Button>
    </form>
  )
}

/** The six digits of the authenticator app. */
export function CodeForm({ step, onStep, onBack }: Props<'code'> & { readonly onBack: () => void }) {
  const { say } = useWords()
  const { pool } = useSession()
  return (
    <SixDigits confirm={async (code) => onStep(await pool.answerCode(step, code))}>
      <Text>{say('signIn.codeText')}</Text>
      <Anchor component="button" type="button" onClick={onBack}>
        {say('action.back')}
      </Anchor>
    </SixDigits>
  )
}

/** The organisation demands a second factor: an authenticator app is connected before the first way in. */
export function EnrolForm({ step, onStep }: Props<'enrol'>) {
  const { say } = useWords()
  const { pool } = useSession()
  return (
    <SixDigits confirm={async (code) => onStep(await pool.enrol(step, code))}>
      <Text>{say('signIn.enrolText')}</Text>
      <Secret secret={step.secret} email={step.email} />
    </SixDigits>
  )
}

/** What an authenticator app wants to know: a link that opens it on a phone, and the secret to be typed. */
function Secret({ secret, email }: { readonly secret: string; readonly email: string }) {
  const { say } = useWords()
  const label = encodeURIComponent(`Passerelle:${email}`)
  return (
    <div>
      <Anchor href={`otpauth://totp/${label}?secret=${secret}&issuer=Passerelle`}>
        {say('signIn.openApp')}
      </Anchor>
      <Text>{say('signIn.typeSecret')}</Text>
      <Code block dir="ltr" className={styles['secret']}>
        {secret.replace(/(.{4})(?=.)/g, '$1 ')}
      </Code>
    </div>
  )
}

/** A form for six digits, below what explains them. */
function SixDigits({
  confirm,
  children,
}: PropsWithChildren<{ readonly confirm: (code: string) => Promise<void> }>) {
  const { say } = useWords()
  const { isPending, refusal, run } = usePoolCall()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(() => confirm(readSixDigits(code) ?? code))
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      {children}
      {refusal && <Notice tone="grave">{say(refusal)}</Notice>}
      <TextInput
        label={say('signIn.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern={sixDigitsPattern}
        required
        withAsterisk={false}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <Button type="submit" size="md" loading={isPending}>
        {say('signIn.confirm')}
      </Button>
    </form>
  )
}
