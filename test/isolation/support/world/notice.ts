import type { House } from './house.ts'

/** A consent notice of the house's own in words that nobody else has, in force, and a draft that is to follow it. */
export async function setUpNotice({ mark, person }: House): Promise<void> {
  const params = { language: 'ps' }
  const { api } = person('admin')
  const written = await api.writeConsentNotice({ params, body: { texts: wordsOf(mark) }, ifMatch: 1 })
  const reviewed = await person('coordinator').api.reviewConsentNotice({
    params,
    body: { basis: 'own_reading' },
    ifMatch: written.body.version,
  })
  const { version } = reviewed.body
  await api.writeConsentNotice({ params, body: { texts: wordsOf(mark) }, ifMatch: version })
}

function wordsOf(mark: House['mark']) {
  return {
    purpose: mark('purpose'),
    choice: mark('choice'),
    tiers: mark('tiers'),
    never: mark('never'),
    abroad: mark('abroad'),
    withdrawal: mark('withdrawal'),
    end: mark('end'),
  }
}
