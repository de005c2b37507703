import { Button, Text } from '@mantine/core'
import type { PlainKey } from '@passerelle/messages/console'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import styles from './camera.module.css'
import { openCodeReader } from './read-codes.ts'

const lookAgainMs = 250

/** The camera, until the codes are all there or one stops it. Its picture goes nowhere but onto this screen. */
export function Camera({
  onTexts,
  onStop,
}: {
  readonly onTexts: (texts: readonly string[]) => void
  readonly onStop: () => void
}) {
  const { say } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [refusal, setRefusal] = useState<PlainKey>()
  const told = useRef(onTexts)
  useEffect(() => {
    told.current = onTexts
  }, [onTexts])
  useEffect(() => {
    let isOver = false
    let stream: MediaStream | undefined
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const watch = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const shown = video.current
      if (isOver || shown === null) return stop()
      shown.srcObject = stream
      await shown.play()
      const read = await openCodeReader()
      while (!isOver) {
        const texts = await read(shown)
        if (!isOver && texts.length > 0) told.current(texts)
        await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
      }
    }
    watch().catch((error: unknown) => {
      stop()
      if (!isOver) setRefusal(refusalOf(error))
    })
    return () => {
      isOver = true
      stop()
    }
  }, [])
  return refusal === undefined ? (
    <div className={styles['camera']}>
      <video ref={video} muted playsInline className={styles['picture']} aria-label={say('redeem.camera')} />
      <Text c="dimmed">{say('redeem.cameraHint')}</Text>
      <Button variant="default" onClick={onStop}>
        {say('redeem.cameraStop')}
      </Button>
    </div>
  ) : (
    <Notice tone="waiting" title={say('redeem.noCamera')}>
      <Text>{say(refusal)}</Text>
    </Notice>
  )
}

/** Without leave, without a camera, or without either being known of. */
function refusalOf(error: unknown): PlainKey {
  const name = error instanceof DOMException ? error.name : ''
  return name === 'NotAllowedError' ? 'redeem.cameraForbidden' : 'redeem.cameraMissing'
}
