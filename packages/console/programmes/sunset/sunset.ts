import type { CallOptions, ResourceOf } from '@passerelle/client'
import { usePages } from '../../api/use-pages.ts'

export type SunsetPage = ResourceOf<'readSunset'>
export type SunsetBody = CallOptions<'prepareSunset'>['body']
export type Sunset = NonNullable<SunsetPage['sunset']>

/** Who is left in a programme, page by page. */
export const useSunset = (programmeId: string) =>
  usePages('readSunset', { limit: 50 }, undefined, { programmeId })

/** What is typed: the day, and who comes after, as one choice among programmes and partners. */
export type SunsetEntry = { endsOn: string; successor: string }

export function sunsetEntry(sunset: Sunset | undefined, end: string): SunsetEntry {
  const { endsOn = end, successor } = sunset ?? {}
  if (successor === undefined) return { endsOn, successor: '' }
  return {
    endsOn,
    successor: successor.kind === 'programme' ? `p ${successor.programmeId}` : `o ${successor.tenantId}`,
  }
}

export function sunsetBody({ endsOn, successor }: SunsetEntry): SunsetBody {
  const [kind, id = ''] = successor.split(' ')
  const after =
    kind === 'p'
      ? { kind: 'programme', programmeId: id }
      : kind === 'o'
        ? { kind: 'organisation', tenantId: id }
        : undefined
  return { endsOn, ...(after && { successor: after }) } as SunsetBody // what breaks a rule is refused by field
}
