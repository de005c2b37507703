import { access } from '@passerelle/contract/access'
import { papers } from '@passerelle/contract/papers'
import type { PaperId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { openPapersDesk } from './desk.ts'
import { issuePaper, readIssuedPaper } from './issue-paper.ts'
import { listPapers } from './list-papers.ts'
import { redeemAgain, redeemPaper } from './redeem-paper.ts'
import { revokePaper } from './revoke-paper.ts'
import { readSheet } from './sheet/read-sheet.ts'

export const app = api(papers, access, openPapersDesk, {
  readSheet: (desk, { params, query }) => readSheet(desk, params.participantId, query.language),
  issuePaper: {
    run: (desk, { params, body }) => issuePaper(desk, params.participantId, body),
    again: (desk, id, { params }) => readIssuedPaper(desk, params.participantId, id as PaperId), // the stored id
  },
  listPapers: (desk, { params, query }) => listPapers(desk, params.participantId, query),
  revokePaper: (desk, { params }) => revokePaper(desk, params.participantId, params.paperId),
  redeemPaper: {
    run: (desk, { body }) => redeemPaper(desk, body, desk.attempt?.fingerprint),
    again: (desk, _id, { body }) => redeemAgain(desk, body),
  },
})
