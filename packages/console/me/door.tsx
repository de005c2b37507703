/** @jsxImportSource preact */
import type { PlainMeKey } from '@passerelle/messages/me'
import { readCode, readSixDigits } from '@passerelle/messages/typed'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Trouble, troubleOf } from '../api/trouble.ts'
import { Notice, TroubleNotice } from './notice.tsx'
import { type Closed, isRefusal, type VisitState } from './visit.ts'
import { useVisit } from './visit-context.tsx'
import { useWords } from './words.tsx'

const reasons = {
  idle: 'door.idle',
  left: 'door.left',
  ended: 'door.ended',
} as const satisfies Record<Closed, PlainMeKey>

type Refusal = {
  readonly code?: number
  readonly pin?: true
  readonly door?: true
  readonly trouble?: Trouble
}

/** The way in: the code, which a link brings along, and the PIN. */
export function Door({ outside }: { readonly outside: VisitState & { readonly kind: 'outside' } }) {
  const { say, chosen, suggest } = useWords()
  const visit = useVisit()
  const [isOpening, setOpening] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>({})
  const [pin, setPin] = useState('')
  const [typed, setTyped] = useState('')
  const pinField = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (outside.code !== undefined) pinField.current?.focus()
  }, [outside.code])

  const open = async () => {
    const given = outside.code === undefined ? readCode(typed) : { code: outside.code }
    const digits = readSixDigits(pin)
    if ('count' in given) return setRefusal({ code: given.count })
    if (digits === undefined) return setRefusal({ pin: true })
    setRefusal({})
    setOpening(true)
    try {
      const self = await visit.knock(given.code, digits, chosen)
      await suggest(self.lang)
      visit.enter(given.code, digits, self)
    } catch (error) {
      setPin('')
      setRefusal(isRefusal(error) ? { door: true } : { trouble: troubleOf(error) })
      setOpening(false)
    }
  }
  return (
    <form
      class="door"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isOpening) void open()
      }}
    >
      <h1>{say('title')}</h1>
      <p>{say('door.lead')}</p>
      {outside.because && <Notice tone="calm">{say(reasons[outside.because])}</Notice>}
      {refusal.door && (
        <Notice tone="grave" title={say('door.refused')}>
          <p>{say('door.refusedText')}</p>
        </Notice>
      )}
      <TroubleNotice trouble={refusal.trouble} />
      {outside.code === undefined && (
        <Field
          name="code"
          label={say('door.code')}
          hint={say('door.codeHint')}
          {...(refusal.code !== undefined && {
            error: say('door.codeWrong', { count: String(refusal.code) }),
          })}
          value={typed}
          onInput={setTyped}
        />
      )}
      <Field
        name="pin"
        label={say('door.pin')}
        hint={say('door.pinHint')}
        {...(refusal.pin && { error: say('door.pinWrong') })}
        value={pin}
        onInput={setPin}
        field={pinField}
        inputMode="numeric"
      />
      <button type="submit" class="main" aria-busy={isOpening}>
        {say(isOpening ? 'loading' : 'door.enter')}
      </button>
      {outside.code !== undefined && (
        <button type="button" class="quiet" onClick={() => visit.come(undefined)}>
          {say('door.other')}
        </button>
      )}
    </form>
  )
}

function Field({
  name,
  label,
  hint,
  error,
  value,
  onInput,
  field,
  inputMode,
}: {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly error?: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly field?: { readonly current: HTMLInputElement | null }
  readonly inputMode?: 'numeric'
}) {
  const about = error === undefined ? `${name}-hint` : `${name}-hint ${name}-error`
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        ref={field ?? null}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        dir="ltr"
        inputMode={inputMode ?? 'text'}
        aria-describedby={about}
        aria-invalid={error !== undefined}
      />
      <small id={`${name}-hint`}>{hint}</small>
      {error !== undefined && (
        <small id={`${name}-error`} class="error" role="alert">
          {error}
        </small>
      )}
    </div>
  )
}
