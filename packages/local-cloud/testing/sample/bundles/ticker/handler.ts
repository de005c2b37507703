/** Says when it was due, and fails for any time before this century. */
export async function handler({ due }: { due: string }) {
  if (due < '2000') throw new Error('too early')
  return { due }
}
