import { Button, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { Outside } from '../kit/outside.tsx'
import { useWords } from '../language/words.tsx'
import { Footbridge } from '../look/footbridge.tsx'
import { OnDevice } from '../visits/on-device.tsx'
import type { Step } from './pool.ts'
import { CodeForm, EnrolForm, FirstPasswordForm } from './second-steps.tsx'
import { useSession } from './session-context.tsx'
import styles from './sign-in.module.css'
import { ForgottenForm, PasswordForm } from './sign-in-forms.tsx'

type Place = Exclude<Step, { kind: 'in' }> | { readonly kind: 'password' } | { readonly kind: 'forgotten' }

/** The way in: password, and what the pool asks for before or after it. */
export function SignInScreen({ onVisit }: { readonly onVisit?: (() => void) | undefined }) {
  const { say } = useWords()
  const { session, state } = useSession()
  const [place, setPlace] = useState<Place>({ kind: 'password' })
  const locked = state.kind === 'locked' ? state : undefined
  const onStep = (email: string) => (step: Step) =>
    step.kind === 'in' ? session.enter(email, step.tokens) : setPlace(step)
  const back = () => setPlace({ kind: 'password' })

  return (
    <Outside main={styles['main']}>
      <div className={styles['picture']}>
        <Footbridge size="wide" />
        <Text size="lg" c="dimmed">
          {say('signIn.motto')}
        </Text>
      </div>
      <section className={styles['card']} aria-labelledby="sign-in">
        <Title order={1} id="sign-in" size="h2">
          {say(locked ? 'signIn.lockedTitle' : 'signIn.title')}
        </Title>
        {locked && (
          <Notice>{say(locked.because === 'idle' ? 'signIn.lockedIdle' : 'signIn.lockedEnded')}</Notice>
        )}
        {place.kind === 'password' && (
          <PasswordForm
            {...(locked && { email: locked.email })}
            onStep={onStep}
            onForgotten={() => setPlace({ kind: 'forgotten' })}
          />
        )}
        {place.kind === 'forgotten' && <ForgottenForm onStep={onStep} onBack={back} />}
        {place.kind === 'new_password' && <FirstPasswordForm step={place} onStep={onStep(place.email)} />}
        {place.kind === 'code' && <CodeForm step={place} onStep={onStep(place.email)} onBack={back} />}
        {place.kind === 'enrol' && <EnrolForm step={place} onStep={onStep(place.email)} />}
        {!locked && <OnDevice onOpen={onVisit} />}
        {locked && (
          <Button variant="subtle" onClick={() => void session.leave()}>
            {say('signIn.somebodyElse')}
          </Button>
        )}
      </section>
    </Outside>
  )
}
