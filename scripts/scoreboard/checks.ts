import type { Check, Proof } from './row.ts'

const at =
  (file: string) =>
  (test: string): Proof => ({ file, test })
const probes = at('test/isolation/probes.test.ts')
const roles = at('test/contract/roles.test.ts')
const agreement = at('test/contract/agreement.test.ts')
const malformed = at('test/contract/malformed.test.ts')
const forms = at('packages/runtime/http/body.test.ts')
const tokens = at('test/isolation/tokens.test.ts')
const api = at('test/http/api.test.ts')
const screens = at('test/browser/screens.test.ts')
const canary = at('test/privacy/canary.test.ts')
const control = at('test/privacy/control.test.ts')
const faults = at('test/faults/faults.test.ts')

/** The checks of OWASP ASVS 5.0.0, of the API Security Top 10 of 2023 and of the Web Security Testing Guide that a machine can make. */
export const checks: readonly Check[] = [
  {
    number: 1,
    what: 'a foreign id on every route, by every method, is answered like one that nobody has',
    rows: ['8.2.2', '8.4.1', 'API1'],
    shownBy: [
      probes('a foreign id in a path is answered like one that does not exist'),
      probes('no method tells a foreign id from one that does not exist'),
    ],
  },
  {
    number: 2,
    what: 'every route for every role; the matrix is the specification',
    rows: ['8.1.1', '8.2.1', 'API5'],
    shownBy: [
      roles('$operationId is refused to every role that has no cell, and to no other'),
      roles('has a cell for every role and operation, and each was tried'),
    ],
  },
  {
    number: 3,
    what: 'fields by role: what is read and written',
    rows: ['8.1.2', '8.2.3', '15.3.1', 'API3'],
    shownBy: [api('is an answer with a field that the document does not name, so it never leaves')],
  },
  {
    number: 4,
    what: 'fields that nobody knows are refused',
    rows: ['15.3.3', 'API3'],
    shownBy: [probes('a tenant in the query or in the body is refused like any field that is not known')],
  },
  {
    number: 5,
    what: 'a tenant that the client names counts for nothing',
    rows: ['4.1.3', '8.3.1'],
    shownBy: [
      probes('a tenant in a header counts for nothing'),
      tokens('what a token claims about tenant and roles counts for nothing'),
    ],
  },
  {
    number: 6,
    what: 'a member who was removed is refused although their token is still good',
    rows: ['8.3.2', '7.4.2', '7.4.5'],
    shownBy: [
      tokens('the token of a removed member is refused'),
      tokens('the token of a member of a suspended tenant is refused'),
    ],
  },
  {
    number: 7,
    what: 'policies hold each call to its own tenant',
    rows: ['8.3.3'],
    shownBy: [
      at('test/isolation/policies.test.ts')(
        'a tenant reaches nothing of anybody else, by whatever key, action, index or batch',
      ),
    ],
  },
  {
    number: 8,
    what: 'forged tokens',
    rows: ['9.1.1', '9.1.2', '9.1.3'],
    shownBy: [
      tokens('a forged token is refused: $kind'),
      at('test/isolation/pool-keys.test.ts')('no single bit of a signature may be another'),
    ],
  },
  {
    number: 9,
    what: 'tokens before and after their time',
    rows: ['9.2.1'],
    shownBy: [tokens('an unfit token is refused: $kind')],
  },
  {
    number: 10,
    what: 'an identity token in place of an access token',
    rows: ['9.2.2'],
    shownBy: [tokens('an unfit token is refused: $kind')],
  },
  {
    number: 11,
    what: 'a token of another client, issuer or pool',
    rows: ['9.2.3', '10.3.1', '10.3.3'],
    shownBy: [
      tokens('an unfit token is refused: $kind'),
      at('test/isolation/pool-keys.test.ts')(
        'a key of another pool is not trusted, although that pool publishes it',
      ),
    ],
  },
  {
    number: 12,
    what: 'a second factor for what weighs most',
    rows: ['6.3.3', '10.3.4'],
    open: 'the second factor is asked for at sign-in, and not again before a single step',
  },
  {
    number: 13,
    what: 'two people for erasure, for export in bulk, for admins',
    rows: ['2.3.5'],
    open: 'an erasure is refused during a hold and is done by one person else; errors of referrals take two people',
  },
  {
    number: 14,
    what: 'every step that the state machine does not have is refused',
    rows: ['2.3.1', 'API6'],
    shownBy: [
      at('test/faults/model.test.ts')('whatever happens in whatever order, what the exchange promises holds'),
    ],
  },
  {
    number: 15,
    what: 'what belongs together is written together, or not at all',
    rows: ['2.3.3'],
    shownBy: [
      at('test/faults/cut-off.test.ts')('after all of it, everything that belongs together stands together'),
    ],
  },
  {
    number: 16,
    what: 'of two who accept at once exactly one does',
    rows: ['2.3.4', '15.4.2'],
    shownBy: [
      at('test/faults/races.test.ts')(
        'shuffled meetings of people on one referral each have one winner, and one owner always',
      ),
    ],
  },
  {
    number: 17,
    what: 'check and act in one conditional write',
    rows: ['15.4.2'],
    shownBy: [
      at('test/structure/requirements.test.ts')(
        'refuses every requirement that is built and dropped, and none that is used',
      ),
    ],
  },
  {
    number: 18,
    what: 'limits of pages, bodies and calls',
    rows: ['2.3.2', '2.4.1', '15.2.2', 'API4'],
    shownBy: [
      forms('may be as long as the limit and no longer'),
      at('test/journeys/walks.test.ts')('every paged list of the document is walked here'),
      at('test/faults/noisy-neighbour.test.ts')(
        'of twenty times its quota an organisation gets its quota, and another one that works notices nothing',
      ),
    ],
  },
  {
    number: 19,
    what: 'the server judges every input, whatever a screen did',
    rows: ['2.2.1', '2.2.2', '2.2.3'],
    shownBy: [malformed('$method $path answers whatever it is sent by a refusal with a reason')],
  },
  {
    number: 20,
    what: 'values of another type, numbers that no one can hold, keys that come twice',
    rows: ['15.3.5', '15.3.7', '1.5.3'],
    shownBy: [malformed('$method $path answers whatever it is sent by a refusal with a reason')],
  },
  {
    number: 21,
    what: 'keys that would change every object',
    rows: ['15.3.6'],
    shownBy: [malformed('nothing that was sent has changed what every object has')],
  },
  {
    number: 22,
    what: 'no key and no expression is put together from text',
    rows: ['1.2.4'],
    shownBy: [
      probes('a foreign id in disguise is not found'),
      probes('a place in somebody else’s list is no place in one’s own'),
    ],
  },
  {
    number: 23,
    what: 'lists that leave hold nothing that a spreadsheet would carry out',
    rows: ['1.2.10'],
    shownBy: [at('packages/spreadsheet/csv.test.ts')('holds nothing that a spreadsheet would carry out')],
  },
  {
    number: 24,
    what: 'what others wrote stays text',
    rows: ['1.2.1', '1.3.1', '1.3.5', '3.4.3'],
    shownBy: [
      screens('a script in any text that others wrote stays text, on every screen'),
      screens('a script that runs would be seen'),
    ],
  },
  {
    number: 25,
    what: 'expressions that take no longer than what they read',
    rows: ['1.3.12'],
    shownBy: [forms('is looked at in time that grows no faster than it does')],
  },
  {
    number: 26,
    what: 'addresses that lead inside',
    rows: ['1.3.6', '15.3.2', 'API7'],
    shownBy: [
      at('test/journeys/webhooks.test.ts')(
        'a name that has come to lead inside is refused when something is to be sent',
      ),
    ],
  },
  {
    number: 27,
    what: 'methods and media types that a path does not know',
    rows: ['4.1.1', '4.1.4', '13.4.4'],
    shownBy: [
      agreement('know no other methods: what a path does not list is answered 405, with what it does'),
    ],
  },
  {
    number: 28,
    what: 'requests that another page makes',
    rows: ['3.4.2', '3.5.1', '3.5.2', '3.5.3'],
    shownBy: [
      at('test/browser/size.test.ts')(
        'nothing of the page and its styles comes from elsewhere, and no script or style stands in the page',
      ),
    ],
  },
  {
    number: 29,
    what: 'headers that keep a browser in bounds, on refusals too',
    rows: ['3.4.1', '3.4.4', '3.4.5', '3.4.6', '3.4.8'],
    shownBy: [screens('a script that runs would be seen')],
  },
  {
    number: 30,
    what: 'cookies',
    rows: ['3.3.1', '3.3.2', '3.3.3', '3.3.4'],
    notApplicable: 'there are none: tokens are in memory',
  },
  {
    number: 31,
    what: 'nothing personal stays in the browser',
    rows: ['14.3.1', '14.3.2', '14.3.3'],
    shownBy: [
      at('test/browser/offline-roster.test.ts')(
        'whoever signs out is warned of what was not sent, and then nothing of it is left',
      ),
    ],
  },
  {
    number: 32,
    what: 'nothing personal in addresses and logs',
    rows: ['14.2.1', '16.2.5'],
    shownBy: [
      canary('nothing that a person is called, can be reached at or has said lies anywhere'),
      control('in an address'),
    ],
  },
  {
    number: 33,
    what: 'answers give the least that serves',
    rows: ['14.2.6'],
    shownBy: [
      at('packages/domain/exchange/package/package.test.ts')(
        'a person appears with an age bracket, a year and safe channels',
      ),
    ],
  },
  {
    number: 34,
    what: 'what is due to go goes',
    rows: ['14.2.7'],
    shownBy: [at('test/retention/ten-years.test.ts')('in ten years all goes that is due, and nothing else')],
  },
  {
    number: 35,
    what: 'files',
    rows: ['5.2.1', '5.2.2', '5.4.1', '14.2.8'],
    open: 'nobody can upload a file yet; lists are read in the browser and never rest anywhere',
  },
  {
    number: 36,
    what: 'one cipher, nonces that never come twice, seals bound to their place',
    rows: ['11.3.1', '11.3.2', '11.3.4', '11.5.1'],
    shownBy: [
      at('packages/vault/seal.test.ts')('never uses a nonce twice'),
      at('packages/vault/seal.test.ts')('does not open for another tenant, person, entity or schema'),
    ],
  },
  {
    number: 37,
    what: 'the keys of the templates are those that were decided on',
    rows: ['11.1.1', '11.1.2', '13.3.1'],
    shownBy: [
      at('test/infra/kept.ts')(
        'are one each for tables, vault, seals, forms, changes and alarms; all but those that sign rotate',
      ),
    ],
  },
  {
    number: 38,
    what: 'what is refused and what is read of the most secret stands in the journal',
    rows: ['16.2.1', '16.2.5', '16.3.2'],
    shownBy: [
      at('test/journeys/notes.test.ts')(
        'is out of reach for everybody else by every route, and each try stands in the journal',
      ),
      at('test/journeys/journal.test.ts')(
        'a try at what a role does not permit stands in the journal of whoever tried, by the name of the operation',
      ),
    ],
  },
  {
    number: 39,
    what: 'who writes the journal cannot change it',
    rows: ['16.4.2', '16.4.3'],
    shownBy: [
      at('test/seals/tampering.test.ts')(
        'every byte of every line counts, those of its keys and indexes too',
      ),
      at('test/seals/sealing.test.ts')('whoever seals changes no line'),
    ],
  },
  {
    number: 40,
    what: 'a fault opens nothing and tells nothing',
    rows: ['16.5.1', '16.5.2', '16.5.4', 'API8'],
    shownBy: [
      faults('%s is no success and tells nothing'),
      at('test/faults/keys.test.ts')('when the key service %s, nothing is written and nothing is told'),
    ],
  },
  {
    number: 41,
    what: 'what is built of what: licences, sources, no test code in a bundle',
    rows: ['15.1.2', '15.2.3', '13.4.1'],
    shownBy: [
      at('test/structure/licences.test.ts')(
        'are known and allow this use, and only the evaluator of IAM policies is under the AGPL',
      ),
      at('test/structure/licences.test.ts')('would show the evaluator if it were bundled'),
    ],
  },
  {
    number: 42,
    what: 'the document names what is mounted, and nothing else',
    rows: ['API9', 'API10'],
    shownBy: [
      agreement('name the same routes: all that is mounted is documented, all that is documented is mounted'),
    ],
  },
]
