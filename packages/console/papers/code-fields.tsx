import { Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import type { PlainKey } from '@passerelle/messages/console'
import { useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { Camera } from './camera.tsx'
import { type Finding, linesOf, progressOf, withTexts } from './codes.ts'
import { openCodeReader } from './read-codes.ts'

const findingWords = {
  added: undefined,
  again: 'redeem.again',
  no_paper: 'redeem.noPaper',
  other_paper: 'redeem.otherPaper',
} as const satisfies Readonly<Record<Finding, PlainKey | undefined>>

/** The codes of a paper: by camera, from a picture, or typed; and how many are still missing. */
export function CodeFields({
  codes,
  onChange,
}: {
  readonly codes: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
}) {
  const { say } = useWords()
  const [isWatching, setWatching] = useState(false)
  const [isReading, setReading] = useState(false)
  const [typed, setTyped] = useState('')
  const [told, setTold] = useState<PlainKey>()
  const take = (texts: readonly string[]) => {
    const { codes: next, finding } = withTexts(codes, texts)
    // A camera sees the same code over and over.
    setTold(finding === undefined || (isWatching && finding === 'again') ? undefined : findingWords[finding])
    if (next !== codes) onChange(next)
    if (isComplete(next)) setWatching(false)
    return finding
  }
  const takeTyped = () => {
    const finding = take(linesOf(typed))
    if (finding === 'added' || finding === 'again') setTyped('')
  }
  const readPicture = async (file: File | null) => {
    if (file === null) return
    setReading(true)
    try {
      const read = await openCodeReader()
      const picture = await createImageBitmap(file).catch(() => undefined)
      const texts = picture && (await read(picture, (found) => isComplete(withTexts(codes, found).codes)))
      picture?.close()
      if (texts === undefined) setTold('redeem.noPicture')
      else if (texts.length === 0) setTold('redeem.noCode')
      else take(texts)
    } catch {
      setTold('redeem.noReader')
    } finally {
      setReading(false)
    }
  }
  return (
    <>
      <Progress codes={codes} />
      {told !== undefined && (
        <Notice tone="waiting">
          <Text>{say(told)}</Text>
        </Notice>
      )}
      {isWatching ? (
        <Camera onTexts={take} onStop={() => setWatching(false)} />
      ) : (
        <Group gap="sm">
          <Button
            variant={codes.length === 0 ? 'filled' : 'default'}
            disabled={isComplete(codes)}
            onClick={() => setWatching(true)}
          >
            {say('redeem.scan')}
          </Button>
          <FileButton accept="image/*" onChange={(file) => void readPicture(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={isReading} disabled={isComplete(codes)}>
                {say('redeem.fromPicture')}
              </Button>
            )}
          </FileButton>
          {codes.length > 0 && (
            <Button
              variant="subtle"
              onClick={() => {
                setTold(undefined)
                onChange([])
              }}
            >
              {say('redeem.startAgain')}
            </Button>
          )}
        </Group>
      )}
      {!isComplete(codes) && (
        <>
          <Textarea
            label={say('redeem.type')}
            description={say('redeem.typeHint')}
            autosize
            minRows={2}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <div>
            <Button variant="default" disabled={typed.trim() === ''} onClick={takeTyped}>
              {say('redeem.takeTyped')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

function isComplete(codes: readonly string[]): boolean {
  const { of, missing } = progressOf(codes)
  return of > 0 && missing.length === 0
}

function Progress({ codes }: { readonly codes: readonly string[] }) {
  const { say } = useWords()
  const { of, missing } = progressOf(codes)
  if (of === 0) return <Text>{say('redeem.nothingYet')}</Text>
  return (
    <Notice>
      <Text>
        {missing.length === 0
          ? say('redeem.complete', { of })
          : say('redeem.missing', { there: of - missing.length, of, which: missing.map(String) })}
      </Text>
    </Notice>
  )
}
