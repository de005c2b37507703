import { fieldErrors, type Page } from '@passerelle/contract/kit'
import type { TypedAsk } from '@passerelle/contract/newcomers'
import { type FieldError, Refused, refuse } from '@passerelle/domain/kernel'
import { type Ask, agreementEdition, askSchema } from '@passerelle/domain/newcomers'
import { newcomerWordsIn } from '@passerelle/messages/newcomers'
import { problemOf } from '@passerelle/runtime/problems'
import { ask } from '../ask.ts'
import { askedAt } from '../asked-at.ts'
import { openToken } from '../form.ts'
import type { Office } from '../office.ts'
import type { Wrong } from './fields.ts'
import { formPage } from './form-page.ts'
import { led } from './frame.ts'
import { fullPage, sentBeforePage } from './obstacles.ts'

/** Takes the form, and leads to the receipt; or shows it again, with what was typed and what is wrong with it. */
export async function sendForm(office: Office, typed: TypedAsk): Promise<Page> {
  const at = askedAt(typed.offer, typed.centre)
  const language = typed.in
  const words = newcomerWordsIn(language)
  const checked = check(typed)
  try {
    if ('errors' in checked) return refuse({ code: 'invalid', errors: checked.errors })
    const agreement = { edition: agreementEdition, language }
    const { code } = await ask(office, { token: typed.token, at, ask: checked.ask, agreement })
    return led(`receipts/${code}?in=${language}`)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { refusal } = error
    const asked = (await office.desk.askedOf(at)) ?? refuse({ code: 'not_found' })
    if (refusal.code === 'limit_reached') return fullPage(words, asked)
    if (refusal.code === 'idempotency_mismatch') return sentBeforePage(words, at)
    if (refusal.code !== 'invalid') throw error
    // A form that is none of ours, or was open for hours, is good for nothing more.
    const isSpent = refusal.errors.some(({ code }) => code === 'form_over' || code === 'form_unknown')
    const token = isSpent ? await openToken(office) : typed.token
    return formPage(words, { at, asked, token, typed, wrong: await wrongOf(refusal.errors, typed) })
  }
}

type Checked = { readonly ask: Ask } | { readonly errors: readonly FieldError[] }

/** All that is wrong with a form, told at once. */
function check(typed: TypedAsk): Checked {
  const parsed = askSchema.safeParse(askOf(typed), { reportInput: true })
  const errors: FieldError[] = [
    ...(parsed.success ? [] : fieldErrors('body', parsed.error.issues)),
    ...(typed.agreed === 'yes' ? [] : [{ path: ['body', 'agreed'], code: 'required' } as const]),
    ...(typed.website === '' ? [] : [{ path: ['body', 'website'], code: 'left_empty' } as const]),
  ]
  return parsed.success && errors.length === 0 ? { ask: parsed.data } : { errors }
}

function askOf({ name, kind, value, shared, silent, codeWord, language, country, when, words }: TypedAsk) {
  const given = (field: string) => field.trim() !== ''
  return {
    name,
    channel: {
      kind,
      value,
      safety: {
        shared: shared === 'yes',
        mayMentionGermany: silent !== 'yes',
        ...(given(codeWord) && { codeWord }),
      },
    },
    language,
    country,
    ...(given(when) && { when }),
    ...(given(words) && { words }),
  }
}

/** The sentences about what is wrong, by the field at which each is shown. */
async function wrongOf(errors: readonly FieldError[], { in: language }: TypedAsk): Promise<Wrong> {
  const problem = await problemOf({ code: 'invalid', errors }, { language, requestId: '' })
  return Object.fromEntries(
    (problem.errors ?? []).map(({ path, message }) => [path.split('.').at(-1) ?? path, message]),
  )
}
