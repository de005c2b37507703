import type { ContactLineView } from '@passerelle/contract/newcomers'
import type { ContactRequestId } from '@passerelle/domain/kernel'
import { type Answer, answerRequest } from '@passerelle/domain/newcomers'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { NewcomersContext } from './context.ts'
import { contactEntry } from './entry.ts'
import { viewLine } from './view-line.ts'

/** Says what came of a request. What was said in it stays sealed. */
export function answerContactRequest(
  { requests, clock }: NewcomersContext,
  id: ContactRequestId,
  answer: Answer,
  expected: number,
): Promise<ContactLineView> {
  return retryWhileContended(async () => {
    const found = await requests.find(id)
    assertVersion(found.line, expected)
    const now = answerRequest(found.line, answer, clock.now().toISOString())
    await requests.answer(found, now, contactEntry(now, Object.keys(answer)))
    return viewLine(now)
  })
}
