import type { CallOptions } from '@passerelle/client'

export type LinkBody = CallOptions<'makeLink'>['body']

/** For how many days a link may be made here; the API takes any number up to the longest. */
export const validities = ['30', '90', '180', '365'] as const

/** Until after the usual departure, and the first months there. */
export const usualValidity = '180'

export function linkBody(days: string): LinkBody {
  const validDays = Number(days)
  return days.trim() === '' || !Number.isInteger(validDays) ? {} : { validDays }
}

/** The address that the person opens. The code stands behind the `#`, so that no server and no log sees it. */
export function linkAddress(origin: string, code: string): string {
  return `${origin}/me/#${code}`
}

/** A PIN as people read it out: in groups of three. */
export function spokenPin(pin: string): string {
  return pin.replace(/(\d{3})(?=\d)/g, '$1 ')
}
