import type { ResourceOf } from '@passerelle/client'
import type { Narrator } from '../narrator.ts'
import { say } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { nameOf, type Returnee } from './coach.ts'
import type { Offer } from './offer.ts'

type Referral = ResourceOf<'readReferral'>
type SkippedDay = Referral['deadlines'][number]['skipped'][number]

/** The centre announces a feast, and a deadline that runs already skips it: the coach and the adviser see which day, and why. */
export async function skipFeast(
  { dakar, miriam }: Cast,
  { referralId }: Offer,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { name, api } = dakar.admin
  const feast = nextWeekday(days)
  const { body: calendar } = await api.readCalendar()
  const { added, removed, version } = calendar
  if (!added.includes(feast)) {
    const announce = () =>
      api.correctCalendar({ body: { added: [...added, feast], removed }, ifMatch: version })
    await narrate.step(name, 'story.announceFeast', announce, { day: feast })
  }
  for (const who of [dakar.adviser, miriam]) {
    const answer = await who.api.readReferral({ params: { referralId } })
    const deadline = answer.body.deadlines.find(({ policy }) => policy === 'acknowledgement')
    // Told again on kept data, the offer has found its end before.
    if (deadline?.dueAt === undefined) return
    await narrate.step(who.name, 'story.deadline', async () => answer, {
      ...nameOf(person),
      last: deadline.dueAt.slice(0, 10),
      from: deadline.counted?.from ?? '',
      skipped: deadline.skipped.map((day) => `${day.day} ${reasonOf(day)}`),
    })
  }
}

function reasonOf({ reason, key = '', isExpected }: SkippedDay): string {
  if (reason === 'weekend') return say('story.weekend')
  if (key === 'own') return say('story.ownHoliday')
  return isExpected ? say('story.expectedHoliday', { name: key }) : say('story.holiday', { name: key })
}

/** The first day after the story begins on which people would work in Dakar. */
function nextWeekday({ day }: StoryDays): string {
  const later = [1, 2, 3].map(day).find((each) => ![0, 6].includes(new Date(each).getUTCDay()))
  return later ?? day(3)
}
