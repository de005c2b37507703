import type { Client } from '@passerelle/client'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { Narrator } from '../narrator.ts'
import { say } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'

const key = (step: string) => ({ idempotencyKey: `story-vacancy-${step}-0001` })

/** The centre in Dakar knows an employer, and opens a vacancy of theirs; anybody finds it. */
export async function openVacancy(
  { dakar: { adviser } }: Cast,
  cloud: LocalCloud,
  anybody: Client,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { api, name: who } = adviser
  const { body: employer } = await narrate.step(who, 'story.addEmployer', () =>
    api.addEmployer({
      body: {
        name: 'Toits Solaires du Cap-Vert',
        country: 'SN',
        town: 'Rufisque',
        contact: { name: 'Moussa Ndiaye', phone: '+221 33 836 00 00' },
      },
      ...key('employer'),
    }),
  )
  const { body: draft } = await narrate.step(who, 'story.draftVacancy', () =>
    api.draftVacancy({ body: roofer(employer.id, days), ...key('draft') }),
  )
  await narrate.step(who, 'story.openVacancy', () =>
    api.openVacancy({ params: { vacancyId: draft.id }, ifMatch: 1, ...key('open') }),
  )
  await cloud.settled()
  await narrate.step(say('story.anybody'), 'story.findVacancy', () =>
    anybody.findPublicVacancies({ query: { country: 'SN' } }),
  )
}

type NewVacancy = Parameters<Client['draftVacancy']>[0]['body']

function roofer(employerId: NewVacancy['employerId'], days: StoryDays): NewVacancy {
  return {
    employerId,
    title: {
      fr: 'Électricien pour toits solaires',
      en: 'Electrician for solar roofs',
      ar: 'كهربائي للأسطح الشمسية',
    },
    text: {
      fr: 'Vous posez des panneaux sur des toits, à deux. Les outils sont sur place.',
      en: 'You put panels on roofs, two at a time. Tools are there.',
      ar: 'تركّب الألواح على الأسطح مع زميل. الأدوات متوفرة.',
    },
    isco08: '7411',
    employmentType: 'full_time',
    workplace: { country: 'SN', region: 'SN-DK', town: 'Rufisque' },
    languages: [{ language: 'fr', level: 'A2' }, { language: 'wo' }],
    certificates: ['7411'],
    wage: { currency: 'XOF', from: 150_000, to: 200_000, per: 'month' },
    places: 2,
    validThrough: days.day(60),
    isPublic: true,
  }
}
