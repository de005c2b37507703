import type { Page } from '@passerelle/contract/kit'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { readSheetFile } from '@passerelle/table/papers'
import type { PapersContext } from '../context.ts'
import { contentSecurityPolicy, sheetOf } from './page.ts'
import { wordsIn } from './words.ts'

/** The size that fits on paper, and through a bad line. */
const maxSheet = 100_000

/** The case on paper for the person to carry, in a language that can be asked for. */
export async function readSheet(
  context: PapersContext,
  id: ParticipantId,
  language: Language,
): Promise<Page> {
  const file = await readSheetFile(context.table, context.reach, id)
  const text = sheetOf(file, wordsIn(language), context.clock.now().toISOString())
  if (Buffer.byteLength(text) > maxSheet) {
    refuse({ code: 'limit_reached', what: 'bytes_of_a_sheet', limit: maxSheet })
  }
  return {
    content: text,
    headers: { 'Content-Language': language, 'Content-Security-Policy': contentSecurityPolicy },
  }
}
