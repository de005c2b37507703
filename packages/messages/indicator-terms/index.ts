import type { IndicatorKey } from '@passerelle/domain/indicators'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Names of indicators. */
export type IndicatorTerm = keyof typeof en

const english: Readonly<Record<`indicator.${IndicatorKey}`, string>> & typeof en = en

export const indicatorTerms = { en: english, de, fr, ar } as const satisfies Record<
  string,
  Readonly<Record<IndicatorTerm, string>>
>
