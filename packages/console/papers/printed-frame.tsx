import { useEffect, useState } from 'react'
import { showPrinted } from './printed-page.ts'
import styles from './sheet.module.css'

/** The page as it is printed. The frame is empty and runs nothing; its content comes and goes with the screen. */
export function PrintedFrame({
  ref,
  title,
  text,
}: {
  readonly ref: React.RefObject<HTMLIFrameElement | null>
  readonly title: string
  readonly text: string
}) {
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    if (isReady && ref.current !== null) showPrinted(ref.current, text)
  }, [isReady, text, ref])
  return (
    <iframe
      ref={ref}
      title={title}
      srcDoc="<!doctype html>"
      sandbox="allow-same-origin allow-modals allow-popups"
      className={styles['frame']}
      onLoad={() => setReady(true)}
    />
  )
}
