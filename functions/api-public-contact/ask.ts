import type { ContactReceipt } from '@passerelle/contract/newcomers'
import { Refused, refuse } from '@passerelle/domain/kernel'
import {
  type Ask,
  askForContact,
  type ContactRequest,
  type ReceiptCode,
  withDialableNumber,
} from '@passerelle/domain/newcomers'
import { readNumber } from '@passerelle/runtime/phones'
import { type AskedAt, digestOfAsk } from '@passerelle/table/events'
import { assertPace, readOwnToken } from './form.ts'
import type { Office } from './office.ts'
import { readReceipt } from './receipt.ts'

/** A form as it comes. */
export type Sent = {
  readonly token: string
  readonly at: AskedAt
  readonly ask: Ask
  readonly agreement: ContactRequest['agreement']
}

/**
 * Asks for contact. The same form, sent again, answers the same receipt.
 *
 * @throws {Refused} `invalid`, `not_found` where nobody may ask, `limit_reached`, `idempotency_mismatch` where something else
 *   was sent with this form before
 */
export async function ask(
  office: Office,
  { token, at, ask: said, agreement }: Sent,
): Promise<ContactReceipt> {
  const { desk, clock } = office
  const form = await readOwnToken(office, token)
  const dialable = withDialableNumber(said, readNumber)
  const sentBefore = await answerAgain(office, form.code, dialable)
  if (sentBefore !== undefined) return sentBefore
  assertPace(office, form)
  const asked = (await desk.askedOf(at)) ?? refuse({ code: 'not_found' })
  const { tenantId } = asked
  const id = desk.idOf(form.code)
  const request = askForContact(dialable, asked, { id, at: clock.now().toISOString(), agreement })
  try {
    await desk.ask(at, tenantId, request, form.code)
  } catch (error) {
    // The same form at the same moment: the first one counts.
    const isDoubled = error instanceof Refused && error.refusal.code === 'repeated'
    const first = isDoubled ? await answerAgain(office, form.code, dialable) : undefined
    if (first === undefined) throw error
    return first
  }
  return readReceipt(office, form.code)
}

async function answerAgain(
  office: Office,
  code: ReceiptCode,
  said: Ask,
): Promise<ContactReceipt | undefined> {
  const digest = await office.desk.saidWith(code)
  if (digest === undefined) return undefined
  if (digest !== digestOfAsk(code, said)) refuse({ code: 'idempotency_mismatch' })
  return readReceipt(office, code)
}
