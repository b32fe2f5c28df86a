/** What a campaign counts: how much it does unless somebody says otherwise, and of what. */
export const numbers = {
  rounds: ['200', 'rounds of fifty confirmations at once'],
  walk: ['10000', 'steps of the random walk of writes at once'],
  kills: ['100', 'times that a server, and its database, is killed while it books'],
  calm: [
    '8',
    'seconds between two faults: a node killed, one deployed, a primary stopped, a replica promoted',
  ],
  minutes: ['30', 'of polls and bookings, by which memory and open files must not grow'],
  fuzz: ['2000', 'requests that nobody would write, to each operation of the API'],
  checks: [
    '2000',
    'events and legs that are checked, then written, with the whole report before and after',
  ],
  proposals: ['500', 'random requests that a placement is proposed for'],
  schedules: ['100000', 'random schedules that all rules are asked about, beside a naive report'],
  properties: ['20', 'times that what must hold of anything is tried, each time of other things'],
  subscribers: ['3000', 'changes, between which simulated subscribers poll calendars'],
  pairs: ['10000', 'writes of which each is followed by a poll of a calendar'],
} as const satisfies Record<string, readonly [usual: string, of: string]>;

/** The groups of tests (test/support/together.ts) that are run again and again, each time with another seed. */
export const repeated = ['domain', 'domain-conflicts', 'operations', 'routes-api-e-i', 'views'];

/** The files of tests that read the other numbers (test/campaign/counts.ts), below `test`. */
export const counted = [
  ...['campaign/fifty', 'campaign/walk', 'campaign/killed', 'campaign/subscribers'],
  ...['campaign/failover', 'campaign/lasting', 'routes/api/fuzz', 'operations/checks'],
  ...['domain/conflicts/engine', 'domain/proposals/propose'],
];
