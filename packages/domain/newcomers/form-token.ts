import { type Id, idLength, isId } from '../kernel/index.ts'

/**
 * What a form is sent with: when it was opened, and the code that its receipt will have, so that the same form sent twice is
 * one request. It says nothing of who opened it. Who signs it is not said here.
 */
export type FormToken = { readonly code: ReceiptCode; readonly openedAt: Date }

/** The code on a receipt: 128 random bits. It is kept nowhere. */
export type ReceiptCode = Id<'receipt'>

/** Nobody reads and fills a form faster; a program does. */
export const quickestSeconds = 2

/** Whoever takes longer opens a new one. */
export const slowestSeconds = 4 * 3600

/** Whether a form that is sent now was open for as long as people take. */
export function pace({ openedAt }: FormToken, now: Date): 'fits' | 'too_early' | 'too_late' {
  const seconds = (now.getTime() - openedAt.getTime()) / 1000
  if (seconds < quickestSeconds) return 'too_early'
  return seconds > slowestSeconds ? 'too_late' : 'fits'
}

/** The part of a token that is signed. */
export function writeToken({ code, openedAt }: FormToken): string {
  return `${code}${Math.floor(openedAt.getTime() / 1000).toString(36)}`
}

/** The same, read; nothing where it is none. */
export function readToken(written: string): FormToken | undefined {
  const [code, seconds] = [written.slice(0, idLength), written.slice(idLength)]
  if (!isId(code) || !/^[0-9a-z]{1,7}$/.test(seconds)) return undefined
  return { code: code as ReceiptCode, openedAt: new Date(Number.parseInt(seconds, 36) * 1000) } // an id, as every code
}

/** A code as somebody typed it from paper: in small letters, in groups, with an O for a zero; nothing where it is none. */
export function typedCode(typed: string): ReceiptCode | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{Z}\s\p{Pd}\p{Cf}._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return isId(plain) ? (plain as ReceiptCode) : undefined // as above
}

/** A code in groups, to be written down. */
export function grouped(code: ReceiptCode): string {
  return code.match(/.{1,5}/g)?.join('-') ?? code
}
