export { readCaseFile } from './case-file.ts'
export { type CaseLine, readCaseJournal } from './case-journal.ts'
export { lineKeys, listing } from './case-lines.ts'
export { type CasePage, readCasePage } from './case-page.ts'
export { type CaseParts, caseParts, keepAgreed, partRow } from './case-parts.ts'
export {
  type CaseReferrals,
  dropReferrals,
  enterDeparture,
  enterReferral,
  readCaseReferrals,
  requireReferrals,
} from './case-referrals.ts'
export {
  dropHolds,
  holdsWrite,
  readHolds,
  readRetention,
  requireHolds,
  retentionRow,
} from './case-retention.ts'
export {
  type CaseHead,
  caseKey,
  participantRow,
  placeOf,
  readHead,
  readParticipant,
  readSummary,
  requireCase,
  requireSameCaseworkers,
  requireUnmergedCase,
} from './case-rows.ts'
export { type Caseload, caseload } from './caseload.ts'
export { loadIndex } from './caseload-index.ts'
export { type FoundPage, searchCaseload } from './caseload-search.ts'
export { type FoundImport, type Imports, imports, type RowPerson } from './imports.ts'
export { type LikelyMatches, likelyMatches, likelyMatchesOfEach } from './likely-matches.ts'
export { commitCases, type FoundCases, findCases } from './merging.ts'
export {
  findOwnCase,
  findOwnCertificates,
  findOwnFile,
  findOwnPlan,
  type OwnCase,
  type OwnFile,
  ownCaseIn,
  ownCaseKeys,
} from './own-case.ts'
export { changing, type Participants, participants, peopleById, takingIn } from './participants.ts'
export {
  type CaseLink,
  countedLink,
  findCaseLink,
  findLink,
  findLinkOfCase,
  findOwnReferrals,
  type KeptLink,
  keptLink,
  type LinkPlace,
  linkWrites,
  placeOfCode,
  readCaseLink,
  requireLink,
  unlinkWrites,
} from './person-links.ts'
export { handOnToProgramme, type ProgrammeCases, programmeCases } from './programme-cases.ts'
export { type CaseWork, workOf } from './work.ts'
