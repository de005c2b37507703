import type { Programme } from './programme.ts'

type Particulars = Pick<
  Programme,
  'name' | 'commissioningParty' | 'funders' | 'targets' | 'deliveryModes' | 'languages'
>

/** The particulars of a programme, taken from `change` where it names them and from `present` otherwise. */
export function particularsFrom(
  change: { readonly [Field in keyof Particulars]?: Particulars[Field] | undefined },
  present: Particulars,
): Particulars {
  return {
    name: change.name ?? present.name,
    commissioningParty: change.commissioningParty ?? present.commissioningParty,
    funders: change.funders ?? present.funders,
    targets: change.targets ?? present.targets,
    deliveryModes: change.deliveryModes ?? present.deliveryModes,
    languages: change.languages ?? present.languages,
  }
}
