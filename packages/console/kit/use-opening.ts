import { type RefObject, useEffect, useRef, useState } from 'react'

type Opening<Opened extends HTMLElement> = {
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  readonly opened: RefObject<Opened | null>
  readonly opener: RefObject<HTMLButtonElement | null>
}

/** Something that opens in the place of a button: the focus goes to it, and back to the button once it is closed. */
export function useOpening<Opened extends HTMLElement>(): Opening<Opened> {
  const [isOpen, setOpen] = useState(false)
  const opened = useRef<Opened>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isOpen) opened.current?.focus()
    else if (wasOpen.current) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return { isOpen, setOpen, opened, opener }
}
