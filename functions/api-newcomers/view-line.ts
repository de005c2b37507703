import type { ContactLineView } from '@passerelle/contract/newcomers'
import { answersTo, type ContactLine } from '@passerelle/domain/newcomers'

/** A request as it stands in the list. */
export function viewLine(line: ContactLine): ContactLineView {
  return { ...line, answers: [...answersTo(line)] }
}
