import type { ContactReceipt } from '@passerelle/contract/newcomers'
import { refuse } from '@passerelle/domain/kernel'
import type { ReceiptCode } from '@passerelle/domain/newcomers'
import type { Office } from './office.ts'

/** How it stands with a request. @throws {Refused} `not_found`: taken back, over, or never there */
export async function readReceipt({ desk, clock }: Office, code: ReceiptCode): Promise<ContactReceipt> {
  const line = (await desk.find(code, clock.now())) ?? refuse({ code: 'not_found' })
  const { id: _, version: __, ...shown } = line
  return { ...shown, code }
}

/** Destroys a request. @throws {Refused} `not_found` */
export async function takeBack({ desk, clock }: Office, code: ReceiptCode): Promise<void> {
  await desk.takeBack(code, clock.now())
}
