import { Button, Text, Textarea } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import styles from '../../kit/form.module.css'
import { TroubleNotice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useBodyForm } from '../../kit/use-body-form.ts'
import { useWords } from '../../language/words.tsx'
import { Checked } from './checked.tsx'
import {
  type ListedTemplate,
  type NewTemplate,
  type OwnTemplate,
  replacing,
  spanOf,
  type TemplateEntry,
  templateBody,
  templateEntry,
  textOf,
} from './template.ts'
import { TemplateFields } from './template-fields.tsx'

type CheckBody = CallOptions<'checkProgrammeTemplate'>['body']

/**
 * A template as a form or as a text, whichever one likes: what is written in the one stands in the other. A text is kept once
 * a check found nothing wrong with it as it stands.
 */
export function TemplateEditor({
  standing,
  beginning,
  others,
}: {
  /** The template that is changed; none where a new one is written. */
  readonly standing: OwnTemplate | undefined
  readonly beginning: NewTemplate | undefined
  /** The templates that may come after it. */
  readonly others: readonly ListedTemplate[]
}) {
  const { say } = useWords()
  const navigate = useNavigate()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState<string>()
  const check = useCommand(
    (api, body: CheckBody, idempotencyKey) => api.checkProgrammeTemplate({ body, idempotencyKey }),
    undefined,
    'unchanged',
  )
  const [checked, setChecked] = useState<string>()
  const save = useCommand(
    (api, body: NewTemplate, idempotencyKey) =>
      standing === undefined
        ? api.addProgrammeTemplate({ body, idempotencyKey })
        : api.editProgrammeTemplate({
            params: { templateId: standing.id },
            ifMatch: standing.version,
            body: replacing(body),
            idempotencyKey,
          }),
    () => void navigate({ to: '/programme-templates' }),
    'elsewhere',
  )
  const form = useBodyForm<TemplateEntry>(templateEntry(beginning), save.fieldErrors)
  const written = text ?? textOf(templateBody(form.values))
  const result = checked === written ? check.result : undefined
  const sound = result?.template
  const send = () => {
    setChecked(written)
    check.send({ text: written, ...(standing && { templateId: standing.id }) })
  }
  const isAsItWas = text === textOf(templateBody(form.values))
  const turn = () => {
    if (text === undefined) return setText(written)
    if (sound !== undefined) form.setValues(templateEntry(sound))
    setText(undefined)
  }
  return (
    <Sheet
      title={say(text === undefined ? 'template.asForm' : 'template.asText')}
      aside={
        <Button
          variant="default"
          disabled={text !== undefined && !isAsItWas && sound === undefined}
          onClick={turn}
        >
          {say(text === undefined ? 'template.toText' : 'template.toForm')}
        </Button>
      }
    >
      <form
        className={styles['form']}
        onSubmit={form.onSubmit((entry) => {
          const body = text === undefined ? templateBody(entry) : sound
          if (body !== undefined) save.send(body)
        })}
      >
        {text === undefined ? (
          <TemplateFields form={form} others={others} />
        ) : (
          <Textarea
            ref={area}
            label={say('template.text')}
            description={say('template.textHint')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            error={check.fieldErrors['text']}
            dir="ltr"
            rows={24}
            spellCheck={false}
            ff="monospace"
          />
        )}
        {result && (
          <Checked
            check={result}
            onLine={
              text === undefined
                ? undefined
                : (line) => {
                    area.current?.focus()
                    area.current?.setSelectionRange(...spanOf(text, line))
                  }
            }
          />
        )}
        <TroubleNotice trouble={check.trouble} />
        <Text c="dimmed">
          {say(text !== undefined && sound === undefined ? 'template.checkFirst' : 'template.keepHappens')}
        </Text>
        <TroubleNotice trouble={save.trouble} />
        <div className={styles['end']}>
          <Button variant="default" loading={check.isPending} onClick={send}>
            {say('template.check')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={text !== undefined && sound === undefined}>
            {say('template.keep')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
