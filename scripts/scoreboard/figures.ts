import type { Figure, Proof } from './row.ts'

const at =
  (file: string) =>
  (test: string): Proof => ({ file, test })
const probes = at('test/isolation/probes.test.ts')
const isolationFaults = at('test/isolation/faults.test.ts')
const kill = at('test/faults/kill.test.ts')

/** The figures by which an auditor may judge the platform. `assurance` names each by the same number. */
export const figures: readonly Figure[] = [
  {
    id: 'S1',
    what: 'requests for what is another organisation’s',
    target: 'at least 50,000 with --whole; 0 leaks, 0 writes',
    madeBy: probes('none of it changed a row of the victims, or put one into their lists'),
    line: /probes over/,
    turnsRed: isolationFaults('keys made from what the client says are found, and open nothing'),
  },
  {
    id: 'S2',
    what: 'planted faults of isolation that are found',
    target: 'all',
    madeBy: isolationFaults('an authorizer that takes the tenant from the request is found'),
    turnsRed: isolationFaults('nothing is found as long as no fault is in force'),
  },
  {
    id: 'S3',
    what: 'foreign requests that policies alone deny, with the checks of the code off',
    target: 'all',
    madeBy: {
      file: 'test/isolation/iam-alone.test.ts',
      test: 'none of it changed a row of the victims, or put one into their lists',
    },
    line: /denied/,
    turnsRed: isolationFaults('a list that lacks the tenant is found at the gate, and by what leaks'),
  },
  {
    id: 'S4',
    what: 'calls of somebody’s own work that the policies weigh',
    target: 'all weighed, 0 denied',
    madeBy: { file: 'test/isolation/policies.test.ts', test: 'every member has what their work takes' },
    turnsRed: {
      file: 'test/isolation/policy-faults.test.ts',
      test: 'a tenant whose role lacks %s cannot do its work',
    },
    onAws: 'CloudTrail counts AccessDenied of the table and of the keys by role; an alarm above 0.',
  },
  {
    id: 'S5',
    what: 'questions to the policies about foreign keys',
    target: 'at least 10,000, all denied; no scan for any role of the API',
    madeBy: {
      file: 'test/isolation/policies.test.ts',
      test: 'a tenant reaches nothing of anybody else, by whatever key, action, index or batch',
    },
    line: /policies:/,
    turnsRed: { file: 'test/isolation/policy-faults.test.ts', test: 'a role that may scan is found' },
    onAws: 'IAM Access Analyzer checks the same policies; the simulator of IAM answers the same questions.',
  },
  {
    id: 'S6',
    what: 'cells of the matrix of roles and routes',
    target: 'each is tried, none is undeclared',
    madeBy: {
      file: 'test/contract/roles.test.ts',
      test: 'has a cell for every role and operation, and each was tried',
    },
    turnsRed: {
      file: 'test/contract/roles.test.ts',
      test: 'would have been seen to reach for a table: a good request finds none here',
    },
  },
  {
    id: 'S7',
    what: 'commands cut off before and after each of their calls',
    target: 'nothing lost, doubled or left behind',
    madeBy: {
      file: 'test/faults/cut-off.test.ts',
      test: 'after all of it, everything that belongs together stands together',
    },
    line: /cut/,
    turnsRed: kill('a row that is missing is found out'),
  },
  {
    id: 'S8',
    what: 'drawn sequences of acts of two organisations, a person and a clock',
    target: 'at least 2,000 with --whole; no promise broken',
    madeBy: {
      file: 'test/faults/model.test.ts',
      test: 'whatever happens in whatever order, what the exchange promises holds',
    },
    line: /acts|sequences/,
    turnsRed: { file: 'test/faults/model.test.ts', test: '$name is found' },
  },
  {
    id: 'S9',
    what: 'doubled, shuffled and poisoned batches of changes',
    target: 'at least 10,000 with --whole; nothing changes',
    madeBy: {
      file: 'test/faults/stream-batches.test.ts',
      test: 'shuffled, repeated and poisoned batches change nothing that is settled',
    },
    line: /batches of/,
    turnsRed: {
      file: 'test/faults/stream-batches.test.ts',
      test: 'a row that a batch changed would be seen',
    },
  },
  {
    id: 'S10',
    what: 'writes whose answer was lost',
    target: 'one effect each',
    madeBy: {
      file: 'test/faults/faults.test.ts',
      test: 'a write whose every answer is lost is not called done, and repeating it gives its first answer',
    },
    turnsRed: kill('a row that is missing is found out'),
  },
  {
    id: 'S11',
    what: 'malformed requests to every route',
    target: 'none is answered with 5xx, none tells of the inside',
    madeBy: {
      file: 'test/contract/malformed.test.ts',
      test: '$method $path answers whatever it is sent by a refusal with a reason',
    },
    line: /malformed/,
    turnsRed: {
      file: 'test/contract/malformed.test.ts',
      test: 'a route that breaks over a body would be seen',
    },
  },
  {
    id: 'S12',
    what: 'kills while people write',
    target: '100 with --whole; no acknowledged write lost, none half done',
    madeBy: kill('no acknowledged write is lost and none is half done, however often everything is killed'),
    line: /kill/,
    turnsRed: kill('a row that is missing is found out'),
  },
  {
    id: 'S13',
    what: 'backup, restore, and erasures after a restore',
    target: 'rows hash alike; nobody erased can be read',
    madeBy: {
      file: 'test/privacy/restore.test.ts',
      test: 'an erased person stays unreadable when the table comes back from before their erasure',
    },
    line: /restored/,
    turnsRed: {
      file: 'test/privacy/restore.test.ts',
      test: 'a restore that brings the keys back as well would be seen',
    },
    onAws:
      'The runbook of a restore: PITR of the table alone, never of the table of keys; times are taken there.',
  },
  {
    id: 'S14',
    what: 'marks of people in rows, streams, logs, queues, files',
    target: '0 of at least 200 people',
    madeBy: {
      file: 'test/privacy/canary.test.ts',
      test: 'nothing that a person is called, can be reached at or has said lies anywhere',
    },
    line: /spellings of the marks/,
    turnsRed: {
      file: 'test/privacy/control.test.ts',
      test: 'in a row of either table, and so in the stream and in the files of the engine',
    },
  },
  {
    id: 'S15',
    what: 'erasure',
    target: 'nothing opens any more; no wrapped key is left on the disk',
    madeBy: {
      file: 'test/privacy/erasure.test.ts',
      test: 'once a person is erased, nothing that was kept of them opens any more',
    },
    line: /opens|wrapped/,
    turnsRed: {
      file: 'test/privacy/erasure.test.ts',
      test: 'before, everything that is sealed opens for whoever has every key',
    },
    onAws: 'The table of keys has seven days of recovery: after them a deleted key is nowhere.',
  },
  {
    id: 'S16',
    what: 'sealed fields with a bit changed, or moved to another row',
    target: 'none opens',
    madeBy: { file: 'packages/vault/seal.test.ts', test: 'does not open when any single bit differs' },
    turnsRed: { file: 'packages/vault/seal.test.ts', test: 'opens under the same key and binding' },
  },
  {
    id: 'S17',
    what: 'changes to the journal beneath the application',
    target: 'all are found',
    madeBy: {
      file: 'test/seals/tampering.test.ts',
      test: 'every byte of every line counts, those of its keys and indexes too',
    },
    line: /unseen|bytes/,
    turnsRed: {
      file: 'test/seals/tampering.test.ts',
      test: 'a journal rewritten as a whole is forged without the key, and is not what was kept with it',
    },
    onAws:
      'An auditor takes the seals out of the locked bucket and runs the verifier (infra/runbooks/verify-a-journal.md).',
  },
  {
    id: 'S18',
    what: 'lines of the journal against the acts of the model',
    target: 'one for each act, reads and denials too; nothing personal',
    madeBy: {
      file: 'test/privacy/erasure.test.ts',
      test: 'the journal tells who did what to them and never what was written',
    },
    turnsRed: { file: 'test/faults/model.test.ts', test: '$name is found' },
  },
  {
    id: 'S19',
    what: 'meetings of two or three people on one referral, consent taken back among them',
    target: 'at least 1,000 with --whole; one winner, one owner, nothing without consent',
    madeBy: {
      file: 'test/faults/races.test.ts',
      test: 'shuffled meetings of people on one referral each have one winner, and one owner always',
    },
    line: /races/,
    turnsRed: { file: 'test/faults/model.test.ts', test: '$name is found' },
  },
  {
    id: 'S20',
    what: 'fields of a package',
    target: 'only what registry and consent allow',
    madeBy: {
      file: 'packages/domain/exchange/package/package.test.ts',
      test: 'holds only the tiers and the fields that registry and consent allow, for any case and any choice',
    },
    turnsRed: {
      file: 'packages/domain/exchange/package/package.test.ts',
      test: 'is not read where anything else stands in it',
    },
  },
  {
    id: 'S21',
    what: 'small cells of published tables',
    target: 'none below 5, none that can be inferred',
    madeBy: {
      file: 'packages/domain/indicators/funders-tables.test.ts',
      test: 'nobody infers a group of one to four from all tables of any of 1,000 programmes',
    },
    turnsRed: {
      file: 'packages/domain/indicators/funders-tables.test.ts',
      test: 'a table without complementary suppression',
    },
  },
  {
    id: 'S22',
    what: 'a copy of all that is held about a person',
    target: 'every field of the registry, nothing of anybody else',
    madeBy: {
      file: 'test/journeys/own-copy.test.ts',
      test: 'has every field that the registry gives to the person',
    },
    turnsRed: {
      file: 'test/journeys/own-copy.test.ts',
      test: 'would be seen to lack a field, and to hold somebody else',
    },
  },
  {
    id: 'S23',
    what: 'ends of cases in ten years',
    target: 'all that is due goes, nothing early, what is held stays',
    madeBy: {
      file: 'test/retention/ten-years.test.ts',
      test: 'in ten years all goes that is due, and nothing else',
    },
    line: /cases/,
    turnsRed: { file: 'test/retention/ten-years.test.ts', test: 'a clock that %s is found' },
  },
  {
    id: 'S24',
    what: 'kinds of forged, unfit and misplaced tokens',
    target: 'at least 30, none accepted',
    madeBy: { file: 'test/isolation/tokens.test.ts', test: 'a forged token is refused: $kind' },
    line: /tokens:/,
    turnsRed: {
      file: 'test/isolation/tokens.test.ts',
      test: 'a token that the pool signed is accepted, and so the forger’s tools are known to work',
    },
    onAws:
      'API Gateway asks the authorizer for every path but the public ones; a test reads that in the document.',
  },
  {
    id: 'S25',
    what: 'time of an answer about a foreign id and about an unknown one',
    target: '2,000 each with --whole; told, not judged, since a busy machine would decide',
    madeBy: probes('how long an answer takes is measured for foreign ids and for unknown ones'),
    line: /timing/,
    turnsRed: {
      file: 'test/isolation/likeness.test.ts',
      test: 'answers that take a tenth longer for one kind are told apart',
    },
  },
  {
    id: 'S26',
    what: 'a noisy neighbour',
    target: 'p99 of the other at most twice as long, no error of theirs',
    open: 'there are no quotas for each organisation beyond what the gateway and reserved concurrency set',
  },
  {
    id: 'S27',
    what: 'thirty minutes of a working day’s load',
    target: 'no error, memory that does not grow',
    madeBy: {
      file: 'test/bench/soak/soak.test.ts',
      test: 'is done without an error: what is sent is accepted, and everything is answered',
    },
    line: /of a working day/,
    turnsRed: {
      file: 'test/bench/soak/soak.test.ts',
      test: 'on which one request is refused has that failure, and goes on',
    },
    onAws:
      'Here a few seconds, and half an hour by pnpm soak; there the same against a stage, with its alarms.',
  },
  {
    id: 'S28',
    what: 'mutants that the tests kill',
    target: 'at least 90 % in each area of test/mutants/areas.ts, by pnpm mutants',
    madeBy: {
      file: 'test/mutants/mutants.test.ts',
      test: 'whatever is changed in how keys are derived, their tests notice',
    },
    line: /mutants:/,
    turnsRed: {
      file: 'test/mutants/mutants.test.ts',
      test: 'tests that look at something else notice nothing, and that is seen',
    },
  },
  {
    id: 'S29',
    what: 'names that are found in another spelling or script',
    target: 'at least 95 % among the first ten',
    madeBy: {
      file: 'packages/domain/casework/names/recall.test.ts',
      test: 'of 10,000 people, the one who is meant is among the first ten in 98 of 100 searches',
    },
    turnsRed: {
      file: 'packages/domain/casework/names/recall.test.ts',
      test: 'a search that knew one spelling alone would find fewer than two in 100',
    },
  },
  {
    id: 'S30',
    what: 'findings of the rules of AwsSolutions',
    target: 'none that is not acknowledged with a reason',
    madeBy: {
      file: 'test/infra/rules.ts',
      test: 'are acknowledged one by one, with a reason that says more than the finding',
    },
    turnsRed: {
      file: 'infra/rules.test.ts',
      test: 'a queue that anybody may write to without TLS is not synthesised',
    },
  },
  {
    id: 'S31',
    what: 'checks of the security standard',
    target: '42 linked to tests',
    madeBy: {
      file: 'scripts/scoreboard/scoreboard.test.ts',
      test: 'are linked to tests that there are, or say what is open',
    },
    line: /checks/,
    turnsRed: {
      file: 'scripts/scoreboard/scoreboard.test.ts',
      test: 'a proof that nobody has written would be seen',
    },
  },
  {
    id: 'S32',
    what: 'what stands in the way of people who use a keyboard or a reader of screens',
    target: 'nothing serious, four languages, light and dark, two widths',
    madeBy: {
      file: 'test/browser/screens.test.ts',
      test: 'every screen is there, nothing serious stands in anybody’s way, and none is wider than the window',
    },
    turnsRed: { file: 'test/browser/screens.test.ts', test: 'a button without a name would be seen' },
  },
  {
    id: 'S33',
    what: 'faults of the services, for each kind of call',
    target: 'no success that was none, no trying for ever',
    madeBy: {
      file: 'test/faults/faults.test.ts',
      test: 'a transaction cancelled by %s is tried again, not for ever',
    },
    turnsRed: {
      file: 'test/faults/faults.test.ts',
      test: 'a connection that breaks before the write is mended by trying again',
    },
  },
  {
    id: 'S34',
    what: 'a key service that is out',
    target: 'a clean 503, nothing written, nothing told',
    madeBy: {
      file: 'test/faults/keys.test.ts',
      test: 'when the key service %s, nothing is written and nothing is told',
    },
    turnsRed: {
      file: 'test/faults/keys.test.ts',
      test: 'a key service that fails for a moment is not noticed',
    },
    onAws: 'Keys rotate once a year by KMS; what was wrapped before stays readable by it.',
  },
]
