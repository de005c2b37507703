import { Button, Textarea } from '@mantine/core'
import { ChangeForm } from '../../kit/change-form.tsx'
import { Notice as Told } from '../../kit/notice.tsx'
import { useChange } from '../../kit/use-change.ts'
import { useWords } from '../../language/words.tsx'
import { type Notice, paragraphs, type Texts, textsOf, usePattern } from './notice.ts'

/** Writes a draft paragraph by paragraph, each beside the platform's own words. */
export function NoticeForm({ notice, onDone }: { readonly notice: Notice; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const { data: pattern } = usePattern(language, notice.language)
  const change = useChange<Notice, { texts: Texts }>(notice, {
    entryOf: ({ draft, inForce }) => ({ texts: { ...(draft ?? inForce ?? textsOf(undefined)) } }),
    send: (api, { entry, before }, idempotencyKey) =>
      api.writeConsentNotice({
        params: { language: notice.language },
        ifMatch: before.version,
        body: entry,
        idempotencyKey,
      }),
    onDone,
  })
  const { form } = change
  const isEmpty = paragraphs.every((name) => form.values.texts[name] === '')
  const draft = pattern?.draft
  return (
    <ChangeForm
      change={change}
      shown={({ draft: words }) =>
        paragraphs.map((name) => [say(`paragraph.${name}`), words?.[name] ?? ''] as const)
      }
      happens={say('notices.writeHappens')}
      onBack={onDone}
    >
      {draft !== undefined && isEmpty && (
        <Told title={say('notices.platformDraft')}>
          <div>
            <Button variant="default" onClick={() => form.setFieldValue('texts', draft)}>
              {say('notices.takeDraft')}
            </Button>
          </div>
        </Told>
      )}
      {paragraphs.map((name) => (
        <Textarea
          key={name}
          label={say(`paragraph.${name}`)}
          description={pattern?.reviewed[name]}
          lang={notice.language}
          dir={notice.dir}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          {...form.getInputProps(`texts.${name}`)}
        />
      ))}
    </ChangeForm>
  )
}
