import type { CaseworkContext } from './context.ts'

/** The person's name where names do not belong: forty random bits in an id's alphabet. */
export function newPseudonym({ ids }: Pick<CaseworkContext, 'ids'>): string {
  const random = ids.next<'pseudonym'>()
  return `${random.slice(0, 4)}-${random.slice(4, 8)}`
}
