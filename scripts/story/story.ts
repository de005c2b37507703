import { join } from 'node:path'
import { createClient } from '@passerelle/client'
import type { Demo } from '../demo.ts'
import type { Narrator, OwnPage } from '../narrator.ts'
import { attendCourse } from './attend.ts'
import { planBusiness, priceBusiness } from './business.ts'
import { storyDays } from './calendar.ts'
import { assembleCast } from './cast.ts'
import {
  aminata,
  binta,
  coachReturnee,
  fama,
  lamine,
  mariama,
  moussa,
  ousmane,
  prepareReturnee,
  rokhaya,
} from './coach.ts'
import { countForFunders } from './count.ts'
import { leaveEarly } from './early.ts'
import {
  declineAndReroute,
  letOfferExpire,
  loseAndFind,
  withdrawConsent,
  withdrawOffer,
} from './exceptions.ts'
import { skipFeast } from './feast.ts'
import { askHowTheyFare } from './follow-up.ts'
import { acceptAndMeet, strangerFindsNothing, workInDakar } from './hand-over.ts'
import { keepCase } from './keep.ts'
import { meetPartners } from './meet.ts'
import { writeNote } from './note.ts'
import { offerHandover } from './offer.ts'
import { publishOffers } from './offers.ts'
import { openOwnPage } from './own-page.ts'
import { prepareGround } from './prepare.ts'
import { sealJournals } from './seal.ts'
import { openVacancy } from './vacancies.ts'
import { findWork } from './work.ts'

/**
 * The main job from end to end, by real calls. Every command carries a key of its own that is always the same, so the
 * story told again on kept data finds what it did before and does nothing twice.
 */
export async function tellStory(demo: Demo, narrate: Narrator, kept: string | undefined): Promise<OwnPage> {
  const days = storyDays(kept && join(kept, 'story-begins'))
  narrate.heading('story.chapterHouses')
  const cast = await assembleCast(demo, narrate)
  narrate.heading('story.chapterGround')
  const ground = await prepareGround(cast, days, narrate)

  narrate.heading('story.chapterCoaching')
  const participantId = await coachReturnee(cast, ground, aminata, days, narrate)
  await attendCourse(
    cast,
    createClient({ api: demo.cloud.api }),
    ground,
    participantId,
    aminata,
    days,
    narrate,
  )
  await writeNote(cast, participantId, aminata, narrate)
  await keepCase(cast, participantId, aminata, narrate)
  await planBusiness(cast, participantId, aminata, narrate)

  narrate.heading('story.chapterNetwork')
  await meetPartners(cast, ground, days, narrate)

  narrate.heading('story.chapterHandover')
  const offer = await offerHandover(cast, participantId, aminata, narrate)
  await acceptAndMeet(cast, offer, aminata, days, narrate)
  const herCaseInDakar = await workInDakar(cast, aminata, narrate)
  await priceBusiness(cast, herCaseInDakar, aminata, days, narrate)

  narrate.heading('story.chapterFollowUp')
  await askHowTheyFare(cast, rokhaya, days, narrate)

  narrate.heading('story.chapterStranger')
  await strangerFindsNothing(cast, offer, participantId, narrate)

  const offered = async (person: typeof aminata) =>
    offerHandover(cast, await prepareReturnee(cast, ground, person, days, narrate), person, narrate)

  narrate.heading('story.chapterFeast')
  const ousmanesOffer = await offered(ousmane)
  await skipFeast(cast, ousmanesOffer, ousmane, days, narrate)

  narrate.heading('story.chapterWithdrawal')
  await withdrawOffer(cast, ousmanesOffer, ousmane, narrate)

  narrate.heading('story.chapterReroute')
  await declineAndReroute(cast, await offered(mariama), mariama, narrate)

  narrate.heading('story.chapterExpiry')
  await letOfferExpire(demo.cloud, cast, await offered(lamine), days, narrate)

  narrate.heading('story.chapterNoContact')
  await loseAndFind(cast, await offered(binta), binta, days, narrate)

  narrate.heading('story.chapterEarly')
  const famasCase = await prepareReturnee(cast, ground, fama, days, narrate)
  const famasOffer = await offerHandover(cast, famasCase, fama, narrate)
  await leaveEarly(cast, famasCase, famasOffer, fama, days, narrate)

  narrate.heading('story.chapterRevocation')
  await withdrawConsent(cast, await offered(moussa), moussa, narrate)

  narrate.heading('story.chapterFigures')
  await countForFunders(cast, ground, days, narrate)
  narrate.heading('story.chapterSeals')
  await sealJournals(demo.cloud, cast, narrate)
  narrate.heading('story.chapterOffers')
  const anybody = createClient({ api: demo.cloud.api })
  await publishOffers(cast, demo.cloud, anybody, days, narrate)
  await openVacancy(cast, demo.cloud, anybody, days, narrate)

  narrate.heading('story.chapterWork')
  await findWork(cast, herCaseInDakar, aminata, days, narrate)

  narrate.heading('story.chapterOwnPage')
  return openOwnPage(cast, participantId, aminata, demo.cloud.api, narrate)
}
