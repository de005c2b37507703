import { type Language, languages } from './languages.ts'

const maxRanges = 20

/**
 * The first of these language tags that is spoken here: `de-AT` is content with `de`. Where none is, it is `otherwise`:
 * English, unless something better is known, because it says more than an error. This is the one rule of fallback;
 * `negotiate` and `pick` apply it.
 */
export function closest(tags: readonly string[], otherwise: Language = 'en'): Language {
  for (const tag of tags) {
    const primary = primaryOf(tag)
    const spoken = languages.find((language) => language === primary)
    if (spoken !== undefined) return spoken
  }
  return otherwise
}

/** The language of an answer, from `Accept-Language` (RFC 9110, 12.5.4): the best-liked one that is spoken here. */
export function negotiate(header: string | undefined, otherwise: Language = 'en'): Language {
  return closest(
    likedIn(header).map((range) => (range === '*' ? otherwise : range)),
    otherwise,
  )
}

/** The languages that `Accept-Language` names, the best-liked one first: tags that are well-formed, whoever speaks them. */
export function preferred(header: string | undefined): readonly string[] {
  return likedIn(header).filter(isTag)
}

function likedIn(header: string | undefined): readonly string[] {
  const ranges = (header ?? '').split(',', maxRanges).map(rangeOf)
  const liked = ranges.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality)
  return liked.map(({ range }) => range)
}

function isTag(range: string): boolean {
  try {
    return Intl.getCanonicalLocales(range).length === 1
  } catch {
    return false
  }
}

/** Of a text that stands in several languages the one to show: in this language, else in English, else any. */
export function pick(texts: Readonly<Record<string, string>>, language: Language): string {
  const tags = Object.keys(texts)
  const near = (wanted: string) => tags.find((tag) => primaryOf(tag) === wanted)
  const tag = [language, near(language), near('en'), ...tags].find(
    (each) => each !== undefined && each in texts,
  )
  return (tag !== undefined && texts[tag]) || ''
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? ''
}

function rangeOf(part: string): { readonly range: string; readonly quality: number } {
  const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
  return { range, quality: Number(quality) || 0 }
}
