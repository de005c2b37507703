import type { PublicVacancyView } from '@passerelle/contract/vacancies'
import { isco08Titles } from '@passerelle/domain/codes/titles'
import type { Wage } from '@passerelle/domain/vacancies'
import { decimalOf } from '@passerelle/messages/money'
import type { OfferWords } from '@passerelle/messages/offers'
import { addresses } from './addresses.ts'
import { context, inLanguage, type Statement } from './json-ld.ts'

/** A vacancy for programs that look for work: schema.org's JobPosting, with all that search engines ask of one. */
export function jobPosting(home: string, vacancy: PublicVacancyView, { pick }: OfferWords): Statement {
  const { country, region, town } = vacancy.workplace
  return {
    '@context': { '@vocab': `${context}/` },
    '@id': addresses.vacancy(home, vacancy.id),
    '@type': 'JobPosting',
    title: inLanguage(pick(vacancy.title)),
    description: inLanguage(pick(vacancy.text)),
    datePosted: vacancy.openedAt,
    validThrough: vacancy.endsAt,
    employmentType: vacancy.employmentType.toUpperCase(),
    occupationalCategory: {
      '@type': 'CategoryCode',
      inCodeSet: 'ISCO-08',
      codeValue: vacancy.isco08,
      name: isco08Titles.get(vacancy.isco08),
    },
    hiringOrganization: { '@type': 'Organization', name: vacancy.employerName },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressCountry: country,
        ...(region && { addressRegion: region }),
        addressLocality: town,
      },
    },
    totalJobOpenings: vacancy.places,
    ...(vacancy.wage && { baseSalary: salary(vacancy.wage) }),
  }
}

function salary({ currency, from, to = from, per }: Wage): Statement {
  return {
    '@type': 'MonetaryAmount',
    currency,
    value: {
      '@type': 'QuantitativeValue',
      minValue: decimalOf(from, currency),
      maxValue: decimalOf(to, currency),
      unitText: per.toUpperCase(),
    },
  }
}
