import type { Page } from '@passerelle/contract/kit'
import type { PublicVacancyView } from '@passerelle/contract/vacancies'
import { isco08Titles } from '@passerelle/domain/codes/titles'
import type { VacancyId } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { moneyRangeText } from '@passerelle/messages/money'
import { type OfferWords, offerWordsIn } from '@passerelle/messages/offers'
import { type Html, html, joined } from '@passerelle/runtime/html'
import { fact } from '@passerelle/runtime/page'
import { addresses } from '../addresses.ts'
import { readVacancy } from '../find-vacancies.ts'
import { jobPosting } from '../job-posting.ts'
import { embedded } from '../json-ld.ts'
import type { Office } from '../office.ts'
import { framed, told } from './frame.ts'

/** A vacancy: what the work is, where, for what wage, what one should bring along, and whom one asks. */
export async function showVacancy(office: Office, id: VacancyId, language: Language): Promise<Page> {
  const words = offerWordsIn(language)
  const { say, pick } = words
  const vacancy = await readVacancy(office, id)
  const { languages, certificates, skills, wage, workplace } = vacancy
  const name = html`<bdi>${vacancy.organisationName}</bdi>`
  const organisation = vacancy.isCentre
    ? html`<a href="../centres/${vacancy.organisationId}?in=${language}">${name}</a>`
    : name
  const body = html`<p>${told(pick(vacancy.text))}</p>
<dl>
${fact(say('page.employer'), html`<bdi>${vacancy.employerName}</bdi>`)}
${fact(say('page.workplace'), placeText(words, workplace))}
${fact(say('page.occupation'), occupation(vacancy.isco08))}
${fact(say('page.employment'), say(`employment.${vacancy.employmentType}`))}
${fact(say('page.wage'), wage && say(`wagePer.${wage.per}`, { amount: moneyRangeText(language, wage) }))}
${fact(say('page.wanted'), some(languages.map(({ language: tag, level }) => html`${words.spoken(tag)} <bdi>${level ?? ''}</bdi>`)))}
${fact(say('page.certificates'), some(certificates.map(occupation)))}
${fact(say('page.skills'), some(skills.map((skill) => html`<bdi>${skill}</bdi>`)))}
${fact(say('page.openings'), String(vacancy.places))}
${fact(say('page.validThrough'), words.day(vacancy.validThrough))}
${fact(say('page.askAt'), organisation)}
</dl>
<p><a href="../countries/${workplace.country}/vacancies?in=${language}">${say('page.vacancies')}: ${words.country(workplace.country)}</a></p>`
  return framed(words, {
    title: pick(vacancy.title).text,
    heading: told(pick(vacancy.title)),
    body,
    address: addresses.vacancy(office.home, id),
    toHome: '../../pages',
    statement: embedded(jobPosting(office.home, vacancy, words)),
  })
}

/** A town, its region where it is said, and its country. */
export function placeText(
  words: OfferWords,
  { country, region, town }: PublicVacancyView['workplace'],
): Html {
  return html`<bdi>${town}</bdi>${region && html` (<bdi>${region}</bdi>)`}, ${words.country(country)}`
}

/** An occupation as the classification calls it, which it does in English, with its code. */
function occupation(isco08: string): Html {
  return html`<bdi lang="en">${isco08Titles.get(isco08) ?? ''} (ISCO-08 ${isco08})</bdi>`
}

function some(parts: readonly Html[]): Html | undefined {
  return parts.length === 0 ? undefined : joined(parts, html`<br>`)
}
