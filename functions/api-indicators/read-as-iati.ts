import type { IatiQuery } from '@passerelle/contract/indicators'
import type { Page } from '@passerelle/contract/kit'
import {
  type IatiResult,
  iatiDates,
  iatiMeasure,
  iatiRegion,
  iatiResults,
  iatiRoles,
  iatiSector,
  iatiStatus,
} from '@passerelle/domain/indicators'
import type { ProgrammeId } from '@passerelle/domain/kernel'
import { type Language, languages } from '@passerelle/messages'
import { iatiWords } from '@passerelle/messages/iati'
import { type Html, html, raw } from '@passerelle/runtime/html'
import type { ToldProgramme } from '@passerelle/table/indicators'
import type { IndicatorsContext } from './context.ts'

/** A programme as a file that its organisation publishes for IATI: one activity, with figures that a funder was told. */
export async function readAsIati(
  { publications, clock }: IndicatorsContext,
  programmeId: ProgrammeId,
  { organisation, type }: IatiQuery,
): Promise<Page> {
  const { programme, owner, years } = await publications.toldOf(programmeId)
  const { commissioningParty: party } = programme
  const [now, today] = [clock.now().toISOString(), clock.today()]
  const dates = iatiDates(programme, today).map(
    (date) => html`<activity-date type="${date.type}" iso-date="${date.day}"/>`,
  )
  const content = html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<iati-activities version="2.03" generated-datetime="${now}">
<iati-activity xml:lang="${owner.language}" last-updated-datetime="${programme.changedAt}" humanitarian="0">
<iati-identifier>${organisation}-${programmeId}</iati-identifier>
<reporting-org ref="${organisation}" type="${type}">${plain(owner.name)}</reporting-org>
<title>${titles(programme)}</title>
<description type="1">${inEach((language) => iatiWords.say(language, 'activity.description', { party }))}</description>
${participants(programme, owner, organisation)}
<activity-status code="${iatiStatus(programme, today)}"/>
${dates}
<recipient-region code="${iatiRegion}" vocabulary="1"/>
<sector vocabulary="1" code="${iatiSector}"/>
${iatiResults(years).map(resultElement)}
</iati-activity>
</iati-activities>
`
  return { content: content.toString() }
}

type Programme = ToldProgramme['programme']

function participants(
  { funders, commissioningParty }: Programme,
  owner: ToldProgramme['owner'],
  organisation: string,
): readonly Html[] {
  const others = [
    ...funders.map(({ name }) => ({ name, role: iatiRoles.funding })),
    { name: commissioningParty, role: iatiRoles.accountable },
  ]
  return [
    ...others.map(
      ({ name, role }) => html`<participating-org role="${role}">${plain(name)}</participating-org>`,
    ),
    html`<participating-org role="${iatiRoles.implementing}" ref="${organisation}">${plain(owner.name)}</participating-org>`,
  ]
}

function resultElement({ kind, type, indicators }: IatiResult): Html {
  const elements = indicators.map(
    ({ indicator, years }) => html`<indicator measure="${iatiMeasure}">
<title>${inEach((language) => iatiWords.say(language, `indicator.${indicator}`))}</title>
${years.map(periodElement)}
</indicator>`,
  )
  return html`<result type="${type}">
<title>${inEach((language) => iatiWords.say(language, `result.${kind}`))}</title>
${elements}
</result>`
}

function periodElement({ year, number }: { readonly year: string; readonly number: number }): Html {
  return html`<period>
<period-start iso-date="${year}-01-01"/>
<period-end iso-date="${year}-12-31"/>
<actual value="${number}"/>
</period>`
}

/** A name, which is the same in every language. */
function plain(name: string): Html {
  return html`<narrative>${name}</narrative>`
}

/** In the order of their tags: the engine keeps none. */
function titles({ name }: Programme): readonly Html[] {
  const byTag = Object.entries(name).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return byTag.map(([tag, text]) => html`<narrative xml:lang="${tag}">${text}</narrative>`)
}

/** A sentence in each language of the platform. */
function inEach(said: (language: Language) => string): readonly Html[] {
  return languages.map((language) => html`<narrative xml:lang="${language}">${said(language)}</narrative>`)
}
