import { type Language, languages } from './phrase.ts'

const maxRanges = 20

/**
 * The language of an answer, from `Accept-Language` (RFC 9110, 12.5.4): the best-liked one that is spoken here, where
 * `de-AT` is content with `de`. Where none is, or any will do, it is `otherwise`: English, unless something better is
 * known, because it says more than an error.
 */
export function negotiate(header: string | undefined, otherwise: Language = 'en'): Language {
  const liked = (header ?? '').split(',', maxRanges).map(rangeOf)
  for (const { range } of liked.filter(({ quality }) => quality > 0).toSorted(byQuality)) {
    const spoken = range === '*' ? otherwise : languages.find((language) => range.split('-')[0] === language)
    if (spoken !== undefined) return spoken
  }
  return otherwise
}

type Liked = { readonly range: string; readonly quality: number }

function rangeOf(part: string): Liked {
  const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
  return { range, quality: Number(quality) || 0 }
}

function byQuality(a: Liked, b: Liked): number {
  return b.quality - a.quality
}
