import type { Page } from '@passerelle/contract/kit'
import type { ContactReceipt } from '@passerelle/contract/newcomers'
import { grouped, type ReceiptCode, typedCode } from '@passerelle/domain/newcomers'
import type { Language } from '@passerelle/messages'
import { type NewcomerWords, newcomerWordsIn } from '@passerelle/messages/newcomers'
import { html } from '@passerelle/runtime/html'
import { fact } from '@passerelle/runtime/page'
import type { Office } from '../office.ts'
import { readReceipt, takeBack } from '../receipt.ts'
import { lineField } from './fields.ts'
import { framed, led } from './frame.ts'

/** A receipt, to be printed: the code, how it stands, and how the request is taken back. */
export async function showReceipt(office: Office, code: ReceiptCode, language: Language): Promise<Page> {
  const words = newcomerWordsIn(language)
  return receiptPage(words, await readReceipt(office, code))
}

function receiptPage(words: NewcomerWords, receipt: ContactReceipt): Page {
  const { say, language, day } = words
  const { code, state, askedAt, seenAt, answeredAt, until, reason, alternative } = receipt
  const organisation = receipt.organisationName
  const body = html`<p>${say('receiptText')}</p>
<dl>
${fact(say('code'), html`<bdi class="code" dir="ltr">${grouped(code)}</bdi>`)}
${fact(say('state'), html`<bdi>${organisation}</bdi>: ${say(`contactState.${state}`)}`)}
${fact(say('askedOn'), day(askedAt))}
${fact(say('answeredOn'), answeredAt && day(answeredAt))}
${fact(say('reason'), reason && say(`declineReason.${reason}`))}
${fact(say('alternative'), alternative && html`<a href="../offers/${alternative}?in=${language}">${say('alternative')}</a>`)}
${fact(say('keptUntil'), day(until))}
</dl>
<p>${say(seenAt === undefined ? 'unseen' : 'seen')}</p>
<form method="post" action="${code}/take-back">
<input type="hidden" name="in" value="${language}">
<p>${say('takeBackText', { organisation })}</p>
<button>${say('takeBack')}</button>
</form>`
  return framed(words, {
    title: say('receipt'),
    body,
    toHome: '../../pages',
    addressIn: (other) => `?in=${other}`,
  })
}

/** Where one types the code of a receipt. */
export function showReceiptDesk(language: Language, isTakenBack = false): Page {
  const words = newcomerWordsIn(language)
  return deskPage(words, { ...(isTakenBack && { notice: words.say('takenBack') }) })
}

type DeskState = { readonly notice?: string; readonly typed?: string; readonly wrong?: string }

function deskPage(words: NewcomerWords, { notice, typed, wrong }: DeskState): Page {
  const { say, language } = words
  const body = html`${notice && html`<p class="note" role="status">${notice}</p>`}
<p>${say('deskText')}</p>
<form method="post" action="receipts">
<input type="hidden" name="in" value="${language}">
${lineField(
  { name: 'code', label: say('code'), value: typed, wrong: wrong === undefined ? {} : { code: wrong } },
  html`required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr"`,
)}
<button>${say('look')}</button>
</form>`
  return framed(words, {
    title: say('desk'),
    body,
    toHome: '../pages',
    status: wrong === undefined ? 200 : 400,
    addressIn: (other) => `receipts?in=${other}`,
  })
}

/** Leads to the receipt of a code as it was typed. Whether there is one is said there. */
export function findReceipt({ code, in: language }: { readonly code: string; readonly in: Language }): Page {
  const found = typedCode(code)
  if (found !== undefined) return led(`receipts/${found}?in=${language}`)
  const words = newcomerWordsIn(language)
  return deskPage(words, { typed: code, wrong: words.say('wrongCode') })
}

/** Takes a request back, and says so where one looks at receipts. */
export async function takeBackOnPage(office: Office, code: ReceiptCode, language: Language): Promise<Page> {
  await takeBack(office, code)
  return led(`../../receipts?in=${language}&done=yes`)
}
