import type { LineProof } from '@passerelle/contract/seals'
import type { SealsContext } from './context.ts'

/** The proof that one line is sealed. */
export async function readProof({ seals }: SealsContext, place: string): Promise<LineProof> {
  const { path, ...proof } = await seals.proof(place)
  return { ...proof, path: [...path] }
}
