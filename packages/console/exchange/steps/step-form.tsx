import { Button, Text, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { OneOf } from '../../kit/choices.tsx'
import { TroubleNotice } from '../../kit/notice.tsx'
import { capital } from '../../language/capital.ts'
import { today } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { useColleagueChoices } from '../../tenancy/colleagues.ts'
import { type Referral, usePartners } from '../queries.ts'
import { WhatChanged } from '../what-changed.tsx'
import { bodyOf, firstValues, type Typed } from './body.ts'
import { sendStep } from './send-step.ts'
import type { Step, StepField } from './step.ts'
import styles from './steps.module.css'

type Props = {
  readonly step: Step
  readonly referral: Referral
  readonly onDone: (referral: Referral) => void
  readonly onBack: () => void
}

/** One step: what exactly will happen, what has to be said, and the button that does it. */
export function StepForm({ step, referral, onDone, onBack }: Props) {
  const { say, language } = useWords()
  const { memberId } = useWho()
  const [typed, setTyped] = useState(() => firstValues(step.fields, { memberId, day: today() }))
  // The version that was read when the step was opened; after a look at what changed, the newer one.
  const [version, setVersion] = useState(referral.version)
  const command = useCommand(sendStep, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    command.send({ step, referralId: referral.id, version, body: bodyOf(step.fields, typed) })
  }
  return (
    <form
      className={styles['form']}
      tabIndex={-1}
      aria-label={capital(language, say(`command.${step.command}`))}
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && !command.isPending && onBack()}
    >
      <Text fw={600}>{capital(language, say(`command.${step.command}`))}</Text>
      <Text>{say(step.happens)}</Text>
      <div className={styles['fields']}>
        {step.fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={typed[field.name] ?? ''}
            error={command.fieldErrors[field.name]}
            typed={typed}
            onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
      </div>
      <TroubleNotice trouble={command.trouble}>
        {command.trouble?.kind === 'stale' && (
          <WhatChanged referralId={referral.id} since={version} onSeen={setVersion} />
        )}
      </TroubleNotice>
      <div className={styles['end']}>
        <Button variant="default" onClick={onBack}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" color={step.tone === 'grave' ? 'brick' : 'river'} loading={command.isPending}>
          {capital(language, say(`command.${step.command}`))}
        </Button>
      </div>
    </form>
  )
}

type FieldProps = {
  readonly field: StepField
  readonly value: string
  readonly error: string | undefined
  readonly typed: Typed
  readonly onChange: (value: string) => void
}

function Field({ field, value, error, typed, onChange }: FieldProps) {
  const { say } = useWords()
  const isOptional = field.isOptional === true
  const shared = {
    label: isOptional ? `${say(field.label)} (${say('kit.optional')})` : say(field.label),
    description: field.hint && say(field.hint),
    value,
    error,
    required: !isOptional,
    withAsterisk: false,
  }
  switch (field.kind) {
    case 'text':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'date':
    case 'number':
      return (
        <TextInput
          {...shared}
          type={field.kind}
          {...(field.kind === 'date' && field.bound === 'past' && { max: today() })}
          {...(field.kind === 'date' && field.bound === 'future' && { min: today() })}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'code':
      return (
        <OneOf
          {...shared}
          isOptional={isOptional}
          choices={field.choices.map(([code, word]) => ({ value: code, label: say(word) }))}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'colleague':
      return <ColleagueField {...{ field, value, error, typed, onChange }} />
    case 'partner':
      return <PartnerField {...{ field, value, error, typed, onChange }} />
  }
}

function ColleagueField({ field, value, error, typed, onChange }: FieldProps) {
  const { say } = useWords()
  const colleagues = useColleagueChoices(['coordinator', 'coach'])
  const taken = field.kind === 'colleague' && field.without !== undefined ? typed[field.without] : undefined
  const choices = colleagues.filter((one) => one.value !== taken)
  return (
    <OneOf
      label={say(field.label)}
      description={field.hint && say(field.hint)}
      error={error}
      choices={choices}
      isOptional={field.isOptional === true}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function PartnerField({ field, value, error, onChange }: FieldProps) {
  const { say } = useWords()
  const { data } = usePartners()
  return (
    <OneOf
      label={say(field.label)}
      error={error}
      choices={(data?.body.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      isOptional={field.isOptional === true}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
