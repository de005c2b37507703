import type { NoticeTexts } from '@passerelle/domain/tenancy'
import { wholeText } from '../consent-notice/paragraphs.ts'
import type { Direction } from '../core/direction.ts'

/**
 * A consent notice that nobody has reviewed. It helps somebody to follow the reviewed one that stands beside it, and is
 * never shown alone.
 */
export type Draft = {
  readonly status: 'unreviewed'
  readonly language: string
  readonly direction: Direction
  readonly version: number
  readonly text: string
}

type DraftFile = {
  readonly status: string
  readonly direction: string
  readonly version: number
  readonly texts: NoticeTexts
}

// Few people need one, and nobody more than one: each is loaded when it is shown.
const files = {
  sq: () => import('./sq.lazy.json', { with: { type: 'json' } }),
  'sr-Latn': () => import('./sr-latn.lazy.json', { with: { type: 'json' } }),
  'sr-Cyrl': () => import('./sr-cyrl.lazy.json', { with: { type: 'json' } }),
  'fa-AF': () => import('./fa-af.lazy.json', { with: { type: 'json' } }),
  ps: () => import('./ps.lazy.json', { with: { type: 'json' } }),
  ur: () => import('./ur.lazy.json', { with: { type: 'json' } }),
  so: () => import('./so.lazy.json', { with: { type: 'json' } }),
  tr: () => import('./tr.lazy.json', { with: { type: 'json' } }),
  ku: () => import('./ku.lazy.json', { with: { type: 'json' } }),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly default: DraftFile }>>>

export type DraftLanguage = keyof typeof files

// The keys of a closed object.
export const draftLanguages = Object.keys(files) as DraftLanguage[]

/** The draft in the first of these languages that somebody can read one in; nothing where there is none. */
export async function draftIn(tags: readonly string[]): Promise<Draft | undefined> {
  for (const tag of tags) {
    const language = draftLanguages.find((each) => writingOf(each) === writingOf(tag))
    if (language) return readDraft(language)
  }
  return undefined
}

async function readDraft(language: DraftLanguage): Promise<Draft> {
  const { version, direction, texts } = (await files[language]()).default
  return {
    status: 'unreviewed',
    language,
    direction: direction === 'rtl' ? 'rtl' : 'ltr',
    version,
    text: wholeText(texts),
  }
}

/** Language and script: Serbian is written in two, and somebody may read one of them. */
function writingOf(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize()
  return `${language}-${script}`
}
