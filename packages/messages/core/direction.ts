export type Direction = 'ltr' | 'rtl'

type TextInfo = { readonly direction: Direction }

/** `getTextInfo` is the method of the standard, `textInfo` the accessor that came before it; not every engine has one. */
type Locale = Intl.Locale & { getTextInfo?(): TextInfo; readonly textInfo?: TextInfo }

/** The right-to-left scripts of today (Unicode Standard, chapters 9 and 19), for engines that say nothing of direction. */
const rightToLeftScripts: ReadonlySet<string> = new Set([
  'Arab',
  'Hebr',
  'Syrc',
  'Thaa',
  'Nkoo',
  'Adlm',
  'Rohg',
])

/**
 * How a language is written: `fa-AF` and `ckb` from right to left, `ku` from left to right.
 *
 * Node 24 and Chromium have `Intl.Locale#getTextInfo()` (ECMA-402, Intl Locale Info). Safari had the accessor first, and
 * Firefox came late to both, so the script of the tag decides where neither is there (`Intl.Locale#maximize`, Unicode
 * likely subtags).
 */
export function directionOf(tag: string): Direction {
  const locale: Locale = new Intl.Locale(tag)
  const said = locale.getTextInfo?.() ?? locale.textInfo
  return said?.direction ?? (rightToLeftScripts.has(locale.maximize().script ?? '') ? 'rtl' : 'ltr')
}
