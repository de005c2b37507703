import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { Note } from './note.ts'

/** What a list of notes is sorted and sifted by. Names nobody who is not a member. */
const facet = {
  category: 'ordinary',
  purposes: ['coaching', 'accountability'],
  tier: 'never',
  retention: 'case',
  storage: 'clear',
} as const satisfies FieldRule

/** The strictest class decides: of some notes this is a secret under section 203. */
const words = but(facet, { category: 'secret203', purposes: ['coaching'], storage: 'sealed' })

export const noteRules = {
  id: facet,
  participantId: facet,
  version: facet,
  class: facet,
  authorId: facet,
  writtenAt: facet,
  changedAt: words,
  day: words,
  text: words,
  contact: words,
  earlier: words,
} as const satisfies Rules<Note>
