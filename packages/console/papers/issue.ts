import type { CallOptions } from '@passerelle/client'

export type PaperBody = CallOptions<'issuePaper'>['body']

/** What may stand on a paper: never what is sensitive, because a paper can be lost. */
export const paperTiers = ['T0', 'T1', 'T2'] as const
export type PaperTier = (typeof paperTiers)[number]

/** What is typed, in the shape of the body that is sent. */
export type PaperEntry = {
  tiers: PaperTier[]
  needs: string[]
  arrivalWindow: { earliest: string; latest: string }
  consent: { language: string; witnessId: string; readAloud: boolean; interpreter: boolean }
}

export function paperEntry(language: string): PaperEntry {
  return {
    tiers: [...paperTiers],
    needs: [],
    arrivalWindow: { earliest: '', latest: '' },
    consent: { language, witnessId: '', readAloud: false, interpreter: false },
  }
}

/** The tiers after one was chosen or left out, in their order; the offer is part of every paper. */
export function withTier(chosen: readonly PaperTier[], tier: PaperTier, isOn: boolean): PaperTier[] {
  return paperTiers.filter((one) => one === 'T0' || (one === tier ? isOn : chosen.includes(one)))
}

/** The body for what was typed. Only an arrival that nobody knows is left out; the API says at each field what it lacks. */
export function paperBody({ tiers, needs, arrivalWindow, consent }: PaperEntry): PaperBody {
  const { earliest, latest } = arrivalWindow
  const body = {
    tiers: withTier(tiers, 'T0', true),
    needs,
    ...((earliest !== '' || latest !== '') && {
      arrivalWindow: { earliest: earliest || latest, latest: latest || earliest },
    }),
    consent,
  }
  return body as PaperBody // what was typed may break a rule: the API refuses it by field
}
