import type { ContactRequestView } from '@passerelle/contract/newcomers'
import type { ContactRequestId } from '@passerelle/domain/kernel'
import { answersTo, seen } from '@passerelle/domain/newcomers'
import { retryWhileContended } from '@passerelle/table'
import type { NewcomersContext } from './context.ts'
import { contactEntry } from './entry.ts'

/** What somebody asks. It is written down that it was read, and whoever asked sees it the first time. */
export function readContactRequest(
  { requests, unitOfWork, clock }: NewcomersContext,
  id: ContactRequestId,
): Promise<ContactRequestView> {
  return retryWhileContended(async () => {
    const found = await requests.find(id)
    const line = seen(found.line, clock.now().toISOString())
    const request = await requests.open(found)
    if (line === found.line) await unitOfWork.noteReading(contactEntry(line, []))
    else await requests.see(found, line, contactEntry(line, ['seenAt']))
    return { ...request, ...line, answers: [...answersTo(line)] }
  })
}
