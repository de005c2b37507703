import { access } from '@passerelle/contract/access'
import { indicators } from '@passerelle/contract/indicators'
import type { Id } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { openIndicatorsContext } from './context.ts'
import { countAgain, countFigures } from './count-figures.ts'
import { freezeReport } from './freeze-report.ts'
import { listPublications } from './list-publications.ts'
import { listReports } from './list-reports.ts'
import { publishReport } from './publish-report.ts'
import { readAsIati } from './read-as-iati.ts'
import { readFigures } from './read-figures.ts'
import { readFundersYear } from './read-funders-year.ts'
import { readPublication } from './read-publication.ts'
import { rebuild, rebuildAgain } from './rebuild-figures.ts'

export const app = api(indicators, access, openIndicatorsContext, {
  countFigures: { run: countFigures, replay: countAgain },
  rebuildFigures: { run: rebuild, replay: rebuildAgain },
  readFigures: (context, { params, query }) => readFigures(context, params.programmeId, query),
  freezeReport: {
    run: (context, { params, body }) => freezeReport(context, params.programmeId, body),
    replay: ({ figures }, id, { params }) => figures.report(params.programmeId, id as Id<'report'>), // of what was frozen
  },
  listReports: (context, { params, query }) => listReports(context, params.programmeId, query),
  readReport: ({ figures }, { params }) => figures.report(params.programmeId, params.reportId),
  readFundersYear: (context, { params }) => readFundersYear(context, params),
  publishReport: {
    run: (context, { params, body }) => publishReport(context, params, body),
    replay: (context, _, { params }) => readFundersYear(context, params),
  },
  readProgrammeAsIati: (context, { params, query }) => readAsIati(context, params.programmeId, query),
  listPublications: (context, { query }) => listPublications(context, query),
  readPublication: (context, { params }) => readPublication(context, params.publicationId),
})
