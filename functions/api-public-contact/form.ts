import type { ContactForm } from '@passerelle/contract/newcomers'
import { refuse } from '@passerelle/domain/kernel'
import {
  agreementEdition,
  type FormToken,
  pace,
  quickestSeconds,
  readToken,
  slowestSeconds,
  writeToken,
} from '@passerelle/domain/newcomers'
import type { Office } from './office.ts'

/** A token that says when a form was opened, and is known to be ours. Nothing is kept of it. */
export async function openToken({ desk, clock, ids }: Office): Promise<string> {
  const written = writeToken({ code: ids.next<'receipt'>(), openedAt: clock.now() })
  return `${written}.${await desk.sign(written)}`
}

/** @throws {Refused} `invalid` for a token that is none of ours */
export async function readOwnToken({ desk }: Office, token: string): Promise<FormToken> {
  const [written = '', digest = '', ...more] = token.split('.')
  const form = readToken(written)
  const isOurs = form !== undefined && more.length === 0 && (await desk.isOurs(written, digest))
  return isOurs ? form : refuseToken('form_unknown')
}

/** @throws {Refused} `invalid` for a form that is sent at once, or that was open for hours */
export function assertPace({ clock }: Office, form: FormToken): void {
  const found = pace(form, clock.now())
  if (found === 'too_early') refuseToken('form_too_early')
  if (found === 'too_late') refuseToken('form_over')
}

function refuseToken(code: 'form_unknown' | 'form_too_early' | 'form_over'): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'token'], code }] })
}

/** A form for a program. */
export async function openContactForm(office: Office): Promise<ContactForm> {
  const token = await openToken(office)
  const now = office.clock.now().getTime()
  const after = (seconds: number) => new Date(now + seconds * 1000).toISOString()
  return {
    token,
    edition: agreementEdition,
    opensAt: after(quickestSeconds),
    closesAt: after(slowestSeconds),
  }
}
