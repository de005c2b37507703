import { access } from '@passerelle/contract/access'
import { publicContact } from '@passerelle/contract/newcomers'
import { publicApi, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { openContactDesk } from '@passerelle/table/events'
import { ask } from './ask.ts'
import { askedAt } from './asked-at.ts'
import { openContactForm } from './form.ts'
import type { Office } from './office.ts'
import { sendForm } from './page/send-form.ts'
import { showForm } from './page/show-form.ts'
import { findReceipt, showReceipt, showReceiptDesk, takeBackOnPage } from './page/show-receipt.ts'
import { showRefusal } from './page/show-refusal.ts'
import { readReceipt, takeBack } from './receipt.ts'

/** Opened once: it is the function's own, and knows nothing of who asks. */
const office = (): Office => {
  opened ??= {
    desk: openContactDesk({
      ...resourcesOf(process.env),
      formKey: required(process.env, 'FORM_KEY_ID'),
    }),
    clock: systemClock,
    ids: randomIds,
  }
  return opened
}
let opened: Office | undefined

export const app = publicApi(
  publicContact,
  access,
  {
    openContactForm: () => openContactForm(office()),
    askForContact: ({ body }) => {
      const { token, offerId, organisationId, agreement, ...said } = body
      return ask(office(), { token, at: askedAt(offerId, organisationId), agreement, ask: said })
    },
    readContactReceipt: ({ params }) => readReceipt(office(), params.receiptCode),
    takeBackContactRequest: async ({ params }) => {
      await takeBack(office(), params.receiptCode)
      return undefined
    },
    showContactForm: ({ query }, { language }) =>
      showForm(office(), askedAt(query.offer, query.centre), query.in ?? language),
    sendContactForm: ({ body }) => sendForm(office(), body),
    showReceiptDesk: async ({ query }, { language }) =>
      showReceiptDesk(query.in ?? language, query.done === 'yes'),
    findReceipt: async ({ body }) => findReceipt(body),
    showReceipt: ({ params, query }, { language }) =>
      showReceipt(office(), params.receiptCode, query.in ?? language),
    takeBackOnPage: ({ params, body }) => takeBackOnPage(office(), params.receiptCode, body.in),
  },
  showRefusal,
)
