import { words } from './fold.ts'

const articles = new Set([
  'al',
  'el',
  'ul',
  'il',
  'as',
  'ar',
  'er',
  'ur',
  'ad',
  'ed',
  'az',
  'ez',
  'an',
  'en',
  'ال',
])
const scripts = [/\p{Script=Latin}/u, /\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u]
const servant = /^(abd|عبد)$/

/**
 * The parts of a name that are compared: its words, without an article that stands alone. After `Abd` an article
 * belongs to it: `Abd al-Rahman` is `abdul`, `rahman`.
 */
export function partsOf(name: string): string[] {
  const parts: string[] = []
  for (const word of words(name)) {
    const before = parts.at(-1)
    const article = articles.has(word)
    if (article && before !== undefined && servant.test(before))
      parts[parts.length - 1] = before === 'abd' ? 'abdul' : before
    else if (!article) parts.push(word)
  }
  // A name that is nothing but such a syllable is a name.
  return parts.length > 0 ? parts : words(name)
}

/**
 * Neighbouring parts written as one, each with its place: `Abdul Karim` is also `Abdulkarim`, `Najib Ullah` also
 * `Najibullah`. Words of two scripts are never one.
 */
export function joined(parts: readonly string[]): { readonly at: number; readonly word: string }[] {
  return parts.slice(1).flatMap((part, at) => {
    const before = parts[at] ?? ''
    return scripts.every((script) => script.test(before) === script.test(part))
      ? [{ at, word: before + part }]
      : []
  })
}

/** A part without the article that is written together with it (`Alhassan`, `الخطيب`), where it may have one. */
export function withoutArticle(part: string): string | undefined {
  return /^(?:[ae]l(?=[^aeiouyl].{2})|ال(?=.{3}))(.+)$/u.exec(part)?.[1]
}
