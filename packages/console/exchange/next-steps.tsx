import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { capital } from '../language/capital.ts'
import { useWords } from '../language/words.tsx'
import type { Referral } from './queries.ts'
import { receiverSteps } from './steps/receiver-steps.ts'
import { senderSteps } from './steps/sender-steps.ts'
import type { Step } from './steps/step.ts'
import { StepForm } from './steps/step-form.tsx'
import styles from './steps/steps.module.css'

/** What one's own side may do now, the usual thing first. Each says what will happen before it happens. */
export function NextSteps({ referral }: { readonly referral: Referral }) {
  const { say, language } = useWords()
  const [open, setOpen] = useState<Step>()
  const [done, setDone] = useState<Referral['state']>()
  const steps = [...receiverSteps, ...senderSteps].filter(({ command }) => referral.allowed.includes(command))
  const asksConsent = referral.state === 'draft' || referral.state === 'awaiting_consent'
  const isOurs = referral.side === 'sender' && asksConsent
  if (steps.length === 0 && !isOurs && done === undefined) return null
  return (
    <Sheet title={say('referral.next')}>
      {done !== undefined && (
        <Notice title={say('referral.done')}>
          {say('referral.doneText', { state: say(`state.${done}`) })}
        </Notice>
      )}
      {isOurs && (
        <div>
          <Text>{say('refer.goOnText')}</Text>
          <Button component={Link} to={`/referrals/${referral.id}/consent`} mt="sm">
            {say('refer.goOn')}
          </Button>
        </div>
      )}
      {open === undefined ? (
        <div className={styles['choices']}>
          {steps.map((step) => (
            <Button
              key={step.command}
              variant={
                step.tone === 'main' && !isOurs ? 'filled' : step.tone === 'grave' ? 'subtle' : 'default'
              }
              {...(step.tone === 'grave' && { color: 'brick' })}
              onClick={() => {
                setDone(undefined)
                setOpen(step)
              }}
            >
              {capital(language, say(`command.${step.command}`))}
            </Button>
          ))}
        </div>
      ) : (
        <StepForm
          key={open.command}
          step={open}
          referral={referral}
          onBack={() => setOpen(undefined)}
          onDone={({ state }) => {
            setOpen(undefined)
            setDone(state)
          }}
        />
      )}
    </Sheet>
  )
}
