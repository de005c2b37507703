import { Refused } from '@passerelle/domain/kernel'

/** Several people write at once, and each comes through in the end. */
const tries = 6

/** Does something on top of what was read, and anew on what stands there then when somebody else came first. */
export async function persistently<Before, Done>(
  read: Before,
  act: (before: Before) => Promise<Done>,
  reread: () => Promise<Before>,
): Promise<Done> {
  let before = read
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act(before)
    } catch (error) {
      const isContended = error instanceof Refused && error.refusal.code === 'contended'
      if (!isContended || attempt === tries) throw error
      before = await reread()
    }
  }
}
