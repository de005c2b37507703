import type { CertificateKind, CheckedState } from '@passerelle/domain/certificates'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Words on a certificate, and for whoever checks one. */
export type CertificateKey =
  | `kind.${CertificateKind}`
  | 'units'
  | `state.${CheckedState}`
  | `credential.${CertificateKind | `${CertificateKind}Criteria` | 'attended' | 'planned'}`
  | `document.${'check' | 'checkCode' | 'whole' | 'wholeCode' | 'name'}`
  | `page.${CheckedState | 'title' | 'unknown' | 'unknownText' | 'down' | 'downText' | 'name' | PageFact}`

type PageFact =
  | 'issuer'
  | 'what'
  | 'kind'
  | 'units'
  | 'days'
  | 'assessedOn'
  | 'issuedAt'
  | 'validUntil'
  | 'revokedAt'
  | 'occupations'

const english: Readonly<Record<CertificateKey, string>> = en

const units = ['attended', 'planned'] as const

export const certificateWords = catalogue(
  { en: english, de, fr, ar },
  {
    units,
    'credential.attendance': units,
    'credential.competence': [...units, 'day'],
    'credential.recognition': ['day'],
  },
)
