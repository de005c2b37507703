import { platformLanguages } from '@passerelle/domain/codes'

/** The languages that every catalogue speaks. */
export const languages = platformLanguages

export type Language = (typeof languages)[number]
