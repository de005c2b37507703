import { access } from '@passerelle/contract/access'
import { papers } from '@passerelle/contract/papers'
import type { PaperId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { openPapersContext } from './context.ts'
import { issuePaper, readIssuedPaper } from './issue-paper.ts'
import { listPapers } from './list-papers.ts'
import { redeemPaper, replayRedemption } from './redeem-paper.ts'
import { revokePaper } from './revoke-paper.ts'
import { readSheet } from './sheet/read-sheet.ts'

export const app = api(papers, access, openPapersContext, {
  readSheet: (context, { params, query }) => readSheet(context, params.participantId, query.language),
  issuePaper: {
    run: (context, { params, body }) => issuePaper(context, params.participantId, body),
    replay: (context, id, { params }) => readIssuedPaper(context, params.participantId, id as PaperId), // the stored id
  },
  listPapers: (context, { params, query }) => listPapers(context, params.participantId, query),
  revokePaper: (context, { params }) => revokePaper(context, params.participantId, params.paperId),
  redeemPaper: {
    run: (context, { body }) => redeemPaper(context, body, context.attempt?.fingerprint),
    replay: (context, _id, { body }) => replayRedemption(context, body),
  },
})
