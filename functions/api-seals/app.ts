import { access } from '@passerelle/contract/access'
import { seals } from '@passerelle/contract/seals'
import { api } from '@passerelle/runtime'
import { readJournalCheck } from './check-journal.ts'
import { openSealsContext } from './context.ts'
import { listSeals } from './list-seals.ts'
import { readChain } from './read-chain.ts'
import { readProof } from './read-proof.ts'

export const app = api(seals, access, openSealsContext, {
  readJournalChain: readChain,
  listJournalSeals: (context, { query: { limit, cursor, ...period } }) =>
    listSeals(context, period, { limit, cursor }),
  listJournalLines: (context, { query: { limit, cursor, ...period } }) =>
    context.seals.lines(period, { limit, cursor }),
  readJournalProof: (context, { query }) => readProof(context, query.place),
  readJournalCheck: (context, { query }) => readJournalCheck(context, query.day),
})
