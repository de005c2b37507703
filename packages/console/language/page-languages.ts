import { languages, ownNames } from '@passerelle/messages'

/** The languages of the platform, each by its own name. */
export const pageLanguages = languages.map((value) => ({ value, label: ownNames[value] }))
