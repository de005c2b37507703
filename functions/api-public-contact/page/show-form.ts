import type { Page } from '@passerelle/contract/kit'
import { refuse } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { newcomerWordsIn } from '@passerelle/messages/newcomers'
import type { AskedAt } from '@passerelle/table/events'
import { openToken } from '../form.ts'
import type { Office } from '../office.ts'
import { formPage } from './form-page.ts'

/** A new form. @throws {Refused} `not_found` where nobody may ask */
export async function showForm(office: Office, at: AskedAt, language: Language): Promise<Page> {
  const [asked, token] = await Promise.all([office.desk.askedOf(at), openToken(office)])
  if (asked?.takesContactRequests !== true) return refuse({ code: 'not_found' })
  return formPage(newcomerWordsIn(language), { at, asked, token })
}
