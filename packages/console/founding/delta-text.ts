import { moneyText } from '../language/money.ts'
import { useWords } from '../language/words.tsx'

type Delta = { readonly minorUnits: number; readonly basisPoints?: number | undefined }

/** A difference with its sign, and the share of it in per cent where there is one. */
export function useDeltaText(currency: string): (delta: Delta) => string {
  const { language } = useWords()
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  return ({ minorUnits, basisPoints }) => {
    const sign = minorUnits > 0 ? '+' : minorUnits < 0 ? '−' : ''
    const amount = `${sign}${moneyText(language, { minorUnits: Math.abs(minorUnits), currency })}`
    return basisPoints === undefined ? amount : `${amount} (${percent.format(basisPoints / 10_000)})`
  }
}
