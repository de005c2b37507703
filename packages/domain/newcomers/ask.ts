import { dialable } from '../casework/participant/channel.ts'
import {
  type ContactRequestId,
  type Instant,
  type OfferId,
  type ReadNumber,
  Refused,
  refuse,
} from '../kernel/index.ts'
import { type Ask, agreementEdition, type ContactRequest } from './contact-request.ts'
import { keptUntil } from './periods.ts'

/** The place where somebody asks: an offer or a centre that anybody finds. */
export type Asked = {
  readonly offerId?: OfferId
  readonly organisationName: string
  /** There where it takes requests at present. */
  readonly takesContactRequests?: true | undefined
}

/** A request as it begins. */
export type Beginning = {
  readonly id: ContactRequestId
  readonly at: Instant
  readonly agreement: ContactRequest['agreement']
}

/**
 * Asks an organisation for contact, with a number that can be dialled.
 *
 * @throws {Refused} `not_found` where nobody may ask, `invalid` for another text than the one that holds
 */
export function askForContact(ask: Ask, asked: Asked, { id, at, agreement }: Beginning): ContactRequest {
  const { offerId, organisationName, takesContactRequests } = asked
  if (takesContactRequests !== true) refuse({ code: 'not_found' })
  if (agreement.edition !== agreementEdition) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'agreement', 'edition'], code: 'superseded' }] })
  }
  return {
    ...ask,
    agreement,
    id,
    version: 1,
    state: 'waiting',
    askedAt: at,
    until: keptUntil(at),
    organisationName,
    ...(offerId && { offerId }),
  }
}

/**
 * What is asked, with the number as it is dialled from anywhere.
 *
 * @throws {Refused} `invalid` at its value, for one that cannot be
 */
export function withDialableNumber(ask: Ask, read: ReadNumber): Ask {
  try {
    return { ...ask, channel: dialable([ask.channel], read)[0] ?? ask.channel }
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'invalid') throw error
    const errors = error.refusal.errors.map((each) => ({ ...each, path: ['body', 'channel', 'value'] }))
    return refuse({ code: 'invalid', errors })
  }
}
