import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { FieldErrors, Trouble } from '../../api/trouble.ts'
import { kinds, purposes } from './corridor.ts'

export type ProposalBody = CallOptions<'proposeCorridor'>['body']
/** The other party, as it presents itself before it has signed anything. */
export type Addressee = ResourceOf<'findPartner'>

/** What is typed, in the shape of the body that is sent. The counterpart is a partner, or the code of another one. */
export type Proposal = {
  partner: string
  counterpart: string
  direction: string
  kinds: string[]
  purposes: string[]
  highestTier: string
  transferBasis: string
  validity: { from: string; to: string }
}

/** A proposal to begin with: both kinds, nothing sensitive, for a year from a day on. */
export function firstProposal(day: string): Proposal {
  return {
    partner: '',
    counterpart: '',
    direction: 'outgoing',
    kinds: [...kinds],
    purposes: ['reintegration_support'],
    highestTier: 'T2',
    transferBasis: '',
    validity: { from: day, to: yearAfter(day) },
  }
}

/** The last day of the year that begins on a day. */
function yearAfter(day: string): string {
  const end = new Date(`${day}T00:00:00Z`)
  end.setUTCFullYear(end.getUTCFullYear() + 1)
  end.setUTCDate(end.getUTCDate() - 1)
  return end.toISOString().slice(0, 10)
}

export function proposalBody({ partner, counterpart, ...terms }: Proposal): ProposalBody {
  const body = {
    ...terms,
    counterpart: partner === '' ? counterpart.trim() : partner,
    kinds: kinds.filter((kind) => terms.kinds.includes(kind)),
    purposes: purposes.filter((purpose) => terms.purposes.includes(purpose)),
  }
  return body as ProposalBody // what was typed may break a rule: the API refuses it by field
}

/** Refusals at the field that they are about; that a legal basis cannot be is told of the whole proposal. */
export function proposalErrors(errors: FieldErrors, trouble: Trouble | undefined): FieldErrors {
  if (trouble?.kind !== 'refused' || trouble.code !== 'transfer_basis_unavailable') return errors
  return { ...errors, transferBasis: trouble.detail }
}
