import { join } from 'node:path'
import type { Demo } from '../demo.ts'
import type { Narrator } from '../narrator.ts'
import { storyDays } from './calendar.ts'
import { assembleCast } from './cast.ts'
import { aminata, coachReturnee, ousmane } from './coach.ts'
import {
  acceptAndMeet,
  offerHandover,
  strangerFindsNothing,
  withdrawOffer,
  workInDakar,
} from './hand-over.ts'
import { prepareGround } from './prepare.ts'

/**
 * The main job from end to end, by real calls. Every command carries a key of its own that is always the same, so the
 * story told again on kept data finds what it did before and does nothing twice.
 */
export async function tellStory(demo: Demo, narrate: Narrator, kept: string | undefined): Promise<void> {
  const days = storyDays(kept && join(kept, 'story-begins'))
  narrate.heading('story.chapterHouses')
  const cast = await assembleCast(demo, narrate)
  narrate.heading('story.chapterGround')
  const ground = await prepareGround(cast, days, narrate)

  narrate.heading('story.chapterCoaching')
  const participantId = await coachReturnee(cast, ground, aminata, days, narrate)

  narrate.heading('story.chapterHandover')
  const offer = await offerHandover(cast, participantId, aminata, narrate)
  await acceptAndMeet(cast, offer, aminata, days, narrate)
  await workInDakar(cast, aminata, narrate)

  narrate.heading('story.chapterStranger')
  await strangerFindsNothing(cast, offer, participantId, narrate)

  narrate.heading('story.chapterWithdrawal')
  const second = await coachReturnee(cast, ground, ousmane, days, narrate)
  await withdrawOffer(cast, await offerHandover(cast, second, ousmane, narrate), ousmane, narrate)
}
