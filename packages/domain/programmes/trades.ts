import type { IscedFCode, Isco08Code } from '../kernel/codes/index.ts'

/** A trade in the public classifications. */
export type TradeCodes = { readonly isco08: readonly Isco08Code[]; readonly iscedF: readonly IscedFCode[] }

/** The trades in which modules are taught, mapped to occupations and fields of training (domain.md 4.4). */
export const trades = {
  sewing: { isco08: ['7531', '7533', '8153'], iscedF: ['0723'] },
  cooking: { isco08: ['5120'], iscedF: ['1013'] },
  metalwork: { isco08: ['7212', '7213', '7214', '7222'], iscedF: ['0715'] },
  electronics: { isco08: ['7421'], iscedF: ['0714'] },
  electrics: { isco08: ['7411', '7412'], iscedF: ['0713'] },
  painting: { isco08: ['7131', '7132'], iscedF: ['0732'] },
  digital: { isco08: ['2513', '3514', '4132'], iscedF: ['0611'] },
  solar: { isco08: ['7411', '7412'], iscedF: ['0713'] },
  agricultural_machinery: { isco08: ['7233'], iscedF: ['0716', '0810'] },
  carpentry: { isco08: ['7115', '7522'], iscedF: ['0722'] },
  bakery: { isco08: ['7512'], iscedF: ['0721'] },
  mechanics: { isco08: ['7231'], iscedF: ['0716'] },
  entrepreneurship: { isco08: [], iscedF: ['0413'] },
  other: { isco08: [], iscedF: [] },
} as const satisfies Record<string, TradeCodes>

export type TradeCode = keyof typeof trades

export const tradeCodes = Object.keys(trades) as [TradeCode, ...TradeCode[]] // the keys of a constant that is not empty
