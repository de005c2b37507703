import type { Client } from '@passerelle/client'
import type { OfferView } from '@passerelle/contract'
import type { NewOffer } from '@passerelle/domain/offers'
import { inDays } from './exchange.ts'

/** An offer in Senegal in French and Arabic, of which somebody counted the free places yesterday. */
export function anOffer(change: Partial<NewOffer> = {}): NewOffer {
  return {
    kind: 'training',
    country: 'SN',
    title: { fr: 'Atelier de couture', ar: 'ورشة الخياطة' },
    summary: { fr: 'Trois mois de couture.\nLe matin.', ar: 'ثلاثة أشهر من الخياطة.' },
    audience: ['after_return', 'local_population'],
    eligibility: { fr: 'À partir de 18 ans' },
    nextStep: { fr: 'Passez nous voir le lundi.' },
    languages: ['fr', 'wo'],
    capacity: { free: 4, asOf: inDays(-1) },
    ...change,
  }
}

/** Writes an offer down and publishes it. */
export async function publishedOffer(api: Client, change: Partial<NewOffer> = {}): Promise<OfferView> {
  const { body: draft } = await api.draftOffer({ body: anOffer(change) })
  return (await api.publishOffer({ params: { offerId: draft.id }, ifMatch: draft.version })).body
}

/** Two places of an organisation in Dakar, one of them with all that can be said of a place. */
export const dakarPlaces = [
  {
    name: 'Médina',
    address: 'Rue 6 angle 15\nDakar',
    phone: '+221 33 821 00 00',
    email: 'medina@example.org',
    openingHours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '13:00' }],
    map: 'https://maps.example.org/medina',
  },
  { name: 'Plateau', address: 'Avenue Pompidou 3\nDakar' },
]
