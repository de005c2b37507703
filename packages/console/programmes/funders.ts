import type { CallOptions } from '@passerelle/client'
import { typedNumber } from '@passerelle/messages/typed'
import { unitsOf } from '../language/money.ts'
import type { Programme } from './queries.ts'

type FundersBody = CallOptions<'editProgramme'>['body']

/** A share is typed in per cent and an amount as people write it; they are sent in whole numbers. */
type FunderEntry = {
  name: string
  shareBasisPoints: string
  amount: { minorUnits: string; currency: string }
  reference: string
}

/** What is typed, in the shape of the body that is sent. */
export type FundersEntry = { funders: FunderEntry[] }

export const emptyFunder: FunderEntry = {
  name: '',
  shareBasisPoints: '',
  amount: { minorUnits: '', currency: 'EUR' },
  reference: '',
}

export function fundersEntry({ funders }: Pick<Programme, 'funders'>): FundersEntry {
  return {
    funders: funders.map(({ name, shareBasisPoints, amount, reference = '' }) => ({
      name,
      shareBasisPoints: shareBasisPoints === undefined ? '' : String(shareBasisPoints / 100),
      amount: {
        minorUnits: amount === undefined ? '' : String(amount.minorUnits / unitsOf(amount.currency)),
        currency: amount?.currency ?? 'EUR',
      },
      reference,
    })),
  }
}

/** The body for what was typed; each funder keeps its position, so that a refusal finds it. */
export function fundersBody({ funders }: FundersEntry): FundersBody {
  const body = {
    funders: funders.map(({ name, shareBasisPoints, amount, reference }) => ({
      name,
      ...(shareBasisPoints.trim() !== '' && { shareBasisPoints: wholeIn(shareBasisPoints, 100) }),
      ...(amount.minorUnits.trim() !== '' && {
        amount: {
          minorUnits: wholeIn(amount.minorUnits, unitsOf(amount.currency)),
          currency: amount.currency.trim().toUpperCase(),
        },
      }),
      ...(reference.trim() !== '' && { reference }),
    })),
  }
  return body as FundersBody // what was typed may break a rule: the API refuses it by field
}

/** A number as people write it, with a comma or a point and spaces between thousands, in its smallest units. */
function wholeIn(text: string, units: number): number {
  return Math.round(typedNumber(text) * units)
}
