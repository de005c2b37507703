import type { talk as routes } from '@passerelle/contract/exchange'
import type { Handlers } from '@passerelle/runtime'
import { addressPerson } from './address-person.ts'
import { markMessagesRead, readMessage, readMessages, writeMessage } from './converse.ts'
import type { ExchangeDesk } from './desk.ts'

/** What the two sides of a referral say to each other. */
export const talk: Handlers<typeof routes, ExchangeDesk> = {
  writeMessage: {
    run: (desk, { params, body }) => writeMessage(desk, params.referralId, body.text),
    again: (desk, _id, { params }, seq) => readMessage(desk, params.referralId, seq),
  },
  readMessages: (desk, { params, query }) => readMessages(desk, params.referralId, query),
  markMessagesRead: {
    run: (desk, { params, body }) => markMessagesRead(desk, params.referralId, body.upTo),
    again: (desk, _id, { params, body }) => markMessagesRead(desk, params.referralId, body.upTo),
  },
  addressPerson: (desk, { params, query }) => addressPerson(desk, params.referralId, query),
}
