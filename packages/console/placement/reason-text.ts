import { occupationText } from '../casework/occupation-field.tsx'
import { countryName, languageName } from '../language/names.ts'
import type { useWords } from '../language/words.tsx'
import type { Gap, Reason } from './placement.ts'

type Words = ReturnType<typeof useWords>

/** Why a vacancy is shown, in words. */
export function reasonText(words: Words, reason: Reason): string {
  const { say } = words
  switch (reason.kind) {
    case 'occupation':
    case 'occupation_group':
      return say(`reason.${reason.kind}`)
    case 'certificate':
      return say('reason.certificate', { occupation: occupationText(words, reason.isco08) })
    case 'language':
      return say('reason.language', { language: levelled(words, reason) })
    case 'region':
      return say('reason.region', { place: placeOf(words, reason.region) })
    case 'skill':
      return say('reason.skill', { skill: reason.skill })
    case 'employment_type':
      return say('reason.employment_type', { kind: say(`employment.${reason.employmentType}`) })
  }
}

/** What a vacancy asks for and the profile does not say, in words. */
export function gapText(words: Words, gap: Gap): string {
  const { say } = words
  switch (gap.kind) {
    case 'certificate':
      return say('gap.certificate', { occupation: occupationText(words, gap.isco08) })
    case 'language':
      return say('gap.language', { language: levelled(words, gap) })
    case 'region':
      return say('gap.region', { place: placeOf(words, gap.region) })
    case 'skill':
      return say('gap.skill', { skill: gap.skill })
    case 'employment_type':
      return say('gap.employment_type', { kind: say(`employment.${gap.employmentType}`) })
    case 'start':
      return say('gap.start')
  }
}

function levelled(
  words: Words,
  { language, level }: { language: string; level?: string | undefined },
): string {
  return [languageName(words, language), level].filter(Boolean).join(' ')
}

function placeOf(
  { language }: Words,
  { country, region }: { country: string; region?: string | undefined },
): string {
  return region ?? countryName(language, country)
}
