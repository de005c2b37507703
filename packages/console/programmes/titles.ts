import { type Language, languages } from '@passerelle/messages'

/** A text in the languages of the platform, as it is typed. */
export type TitleEntry = Record<Language, string>

type Title = Readonly<Record<string, string>>

export function titleEntry(title: Title = {}): TitleEntry {
  return Object.fromEntries(languages.map((one) => [one, title[one] ?? ''])) as TitleEntry // one for each language
}

/** The text in all its languages: those that were typed, and those besides that it had. */
export function titleBody(entry: TitleEntry, before: Title = {}): Record<string, string> {
  const others = Object.entries(before).filter(([tag]) => !languages.some((one) => one === tag))
  const typed = languages.map((one) => [one, entry[one]] as const).filter(([, text]) => text.trim() !== '')
  return Object.fromEntries([...typed, ...others])
}
