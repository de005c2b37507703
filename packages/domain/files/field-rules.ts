import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { KeptFile } from './kept-file.ts'

/** What a list of files is sorted by. Names nobody who is not a member. */
const facet = {
  category: 'ordinary',
  purposes: ['coaching', 'accountability'],
  tier: 'never',
  retention: 'case',
  storage: 'clear',
} as const satisfies FieldRule

/** A name may say anything, and so may what kind of paper somebody brought. */
const words = but(facet, { category: 'special', purposes: ['coaching'], storage: 'sealed' })

export const keptFileRules = {
  id: facet,
  participantId: facet,
  version: facet,
  kind: words,
  name: words,
  type: words,
  bytes: words,
  addedAt: facet,
  addedBy: facet,
} as const satisfies Rules<KeptFile>
