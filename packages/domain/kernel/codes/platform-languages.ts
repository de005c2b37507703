/** The languages that the platform itself speaks and writes, by their BCP 47 tags. */
export const platformLanguages = ['en', 'de', 'fr', 'ar'] as const

export type PlatformLanguage = (typeof platformLanguages)[number]
