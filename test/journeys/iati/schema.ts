import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'
import codeLists from './code-lists.json' with { type: 'json' }

const read = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(fileName, import.meta.url), 'utf8'),
})

/** Where a code stands in a file, and the list that it is of: the schemas take any. */
const coded: readonly (readonly [place: RegExp, list: keyof typeof codeLists])[] = [
  [/<reporting-org [^>]*type="([^"]*)"/g, 'OrganisationType'],
  [/<participating-org role="([^"]*)"/g, 'OrganisationRole'],
  [/<activity-status code="([^"]*)"/g, 'ActivityStatus'],
  [/<activity-date type="([^"]*)"/g, 'ActivityDateType'],
  [/<recipient-region code="([^"]*)" vocabulary="1"/g, 'Region'],
  [/<sector vocabulary="1" code="([^"]*)"/g, 'Sector'],
  [/<result type="([^"]*)"/g, 'ResultType'],
  [/<indicator measure="([^"]*)"/g, 'IndicatorMeasure'],
  [/xml:lang="([a-z]+)/g, 'Language'],
]

/** What is wrong with a file by the schemas of IATI 2.03 and by its code lists. */
export async function iatiFaults(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'told.xml', contents: xml }],
    schema: [read('iati-activities-schema.xsd')],
    preload: [read('iati-common.xsd'), read('xml.xsd')],
  })
  const unknown = coded.flatMap(([place, list]) =>
    [...xml.matchAll(place)]
      .filter(([, code = '']) => !codeLists[list].includes(code))
      .map(([found]) => `${list}: ${found}`),
  )
  return [...errors.map(({ message }) => message), ...unknown]
}

/** How often each of the lists is looked into. */
export function codesIn(xml: string): Readonly<Record<string, number>> {
  return Object.fromEntries(coded.map(([place, list]) => [list, [...xml.matchAll(place)].length]))
}
