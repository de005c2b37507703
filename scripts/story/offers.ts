import type { Client } from '@passerelle/client'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { Narrator } from '../narrator.ts'
import { say } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'

/** Countries of return, one of them without a centre: Dakar answers for it. */
const countries = [{ country: 'SN' }, { country: 'GM', fallback: 'SN' }]

/** The centre in Dakar says that it is open, and publishes an offer; anybody finds it, also in Arabic. */
export async function publishOffers(
  { olga, dakar }: Cast,
  cloud: LocalCloud,
  anybody: Client,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const served = () => olga.api.readServedCountries()
  const { version: named } = (await served()).body
  // Where the story is told again, it stands there already.
  await narrate.step(olga.name, 'story.serveCountries', () =>
    named > 1 ? served() : olga.api.setServedCountries({ body: { countries }, ifMatch: named }),
  )
  const { adviser } = dakar
  const centre = () => adviser.api.readCentre()
  const { version } = (await centre()).body
  await narrate.step(adviser.name, 'story.openCentre', () =>
    version > 1
      ? centre()
      : adviser.api.setCentre({ body: { state: 'open', languages: ['fr', 'wo', 'ar'] }, ifMatch: version }),
  )
  const { body: draft } = await narrate.step(adviser.name, 'story.draftOffer', () =>
    adviser.api.draftOffer({ body: course(days), idempotencyKey: 'story-draft-offer-0001' }),
  )
  const params = { offerId: draft.id }
  await narrate.step(adviser.name, 'story.publishOffer', () =>
    adviser.api.publishOffer({ params, ifMatch: 1, idempotencyKey: 'story-publish-offer-0001' }),
  )
  await cloud.settled()
  await narrate.step(say('story.anybody'), 'story.findOffer', () =>
    anybody.findPublicOffers({ query: { country: 'SN', q: 'الخياطة' } }),
  )
}

function course(days: StoryDays) {
  return {
    kind: 'training',
    country: 'SN',
    title: { fr: 'Atelier de couture', en: 'Sewing workshop', de: 'Nähwerkstatt', ar: 'ورشة الخياطة' },
    summary: {
      fr: 'Trois mois à l’atelier, de la coupe à la vente.',
      en: 'Three months in the workshop, from the cut to the sale.',
      de: 'Drei Monate in der Werkstatt, vom Zuschnitt bis zum Verkauf.',
      ar: 'ثلاثة أشهر في الورشة، من القص إلى البيع.',
    },
    audience: ['after_return' as const, 'local_population' as const],
    nextStep: {
      fr: 'Passez un lundi matin, ou appelez.',
      en: 'Come on a Monday morning, or call.',
      de: 'Kommen Sie an einem Montagvormittag, oder rufen Sie an.',
      ar: 'تعال صباح الاثنين أو اتصل.',
    },
    languages: ['fr', 'wo'],
    capacity: { free: 4, asOf: days.day(-3) },
  } as const satisfies Parameters<Client['draftOffer']>[0]['body']
}
