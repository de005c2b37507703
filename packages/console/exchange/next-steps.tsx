import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
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
  const place = useRef<HTMLDivElement>(null)
  const lastOpen = useRef<Step>(undefined)
  // The button that was pressed makes way for the form, and the other way round: the focus goes along.
  useEffect(() => {
    const { current: sheet } = place
    const button = sheet?.querySelector<HTMLElement>(`[data-command="${lastOpen.current?.command}"]`)
    if (open !== undefined) sheet?.querySelector('form')?.focus()
    else if (lastOpen.current !== undefined) (button ?? sheet)?.focus()
    lastOpen.current = open
  }, [open])
  const steps = [...receiverSteps, ...senderSteps].filter(({ command }) => referral.allowed.includes(command))
  const asksConsent = referral.state === 'draft' || referral.state === 'awaiting_consent'
  const isOurs = referral.side === 'sender' && asksConsent
  if (steps.length === 0 && !isOurs && done === undefined) return null
  return (
    <Sheet title={say('referral.next')}>
      <div ref={place} tabIndex={-1} className={styles['place']}>
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
                data-command={step.command}
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
      </div>
    </Sheet>
  )
}
