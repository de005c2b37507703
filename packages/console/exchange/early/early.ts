import type { CallOptions } from '@passerelle/client'
import type { Corridor, Kind } from '../refer/offer.ts'

export type EarlyBody = CallOptions<'departEarly'>['body']

/** What is typed, in the shape of the body that is sent. Without `to` nobody new is asked. */
export type EarlyEntry = {
  date: string
  arrivalWindow: { earliest: string; latest: string }
  offer: { to: string; needs: string[] }
}

export const emptyEarly: EarlyEntry = {
  date: '',
  arrivalWindow: { earliest: '', latest: '' },
  offer: { to: '', needs: [] },
}

/** A handover where the agreement allows one: somebody who leaves within days needs somebody who is responsible there. */
function kindFor(corridors: readonly Pick<Corridor, 'to' | 'kinds'>[], to: string): Kind | undefined {
  const kinds = corridors.find((corridor) => corridor.to === to)?.kinds ?? []
  return kinds.find((kind) => kind === 'handover') ?? kinds[0]
}

export function earlyBody(
  { date, arrivalWindow: { earliest, latest }, offer: { to, needs } }: EarlyEntry,
  corridors: readonly Pick<Corridor, 'to' | 'kinds'>[],
): EarlyBody {
  const body = {
    date,
    ...((earliest !== '' || latest !== '') && {
      arrivalWindow: { earliest: earliest || latest, latest: latest || earliest },
    }),
    ...(to !== '' && { offer: { to, kind: kindFor(corridors, to), needs } }),
  }
  return body as EarlyBody // what was typed may break a rule: the API refuses it by field
}
