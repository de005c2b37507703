import type { NoticeTexts } from '@passerelle/domain/tenancy'

/** The paragraphs of a notice in the order in which they are read. */
export const paragraphs = [
  'purpose',
  'choice',
  'tiers',
  'never',
  'abroad',
  'withdrawal',
  'end',
] as const satisfies readonly (keyof NoticeTexts)[]

/** The notice as it is read, and as it is hashed. */
export function wholeText(texts: NoticeTexts): string {
  return paragraphs.map((name) => texts[name]).join('\n\n')
}
