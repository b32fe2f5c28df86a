import { readState } from '../support/state.js';

/** How much a campaign tries; `npm run campaign` asks for more than `npm test`. */
const given = (name: string, usual: number) =>
  Number(process.env[`GIRA_CAMPAIGN_${name}`] ?? usual);

const rounds = process.env.GIRA_CAMPAIGN_ROUNDS;
export const counts = {
  /** Rounds of fifty at once. The embedded database has one connection, and less to show. */
  rounds: { server: given('ROUNDS', 2), embedded: rounds === undefined ? 1 : Number(rounds) },
  walk: { server: given('WALK', 250), embedded: given('WALK', 120) },
  kills: given('KILLS', 1),
  /** Seconds between two faults of the failover. */
  calm: given('CALM', 2),
  /** Minutes of the load that lasts. */
  minutes: given('MINUTES', 0.1),
  /** Steps of which each is checked before it is written. */
  checks: given('CHECKS', 30),
  /** Requests that nobody would write, to each operation of the API. */
  fuzz: given('FUZZ', 20),
  /** Random requests that a placement is proposed for. */
  proposals: given('PROPOSALS', 40),
  /** Random schedules that all rules are asked about, beside a naive report. */
  schedules: given('SCHEDULES', 2000),
  /** Changes between which simulated subscribers poll. */
  subscribers: given('SUBSCRIBERS', 50),
  /** Writes of which each is followed by a poll. */
  pairs: given('PAIRS', 100),
};

/**
 * What repeats a campaign: it fixes what is asked, not in which order the database does it. The tests
 * ask the same each time, so that what passed passes again; campaigns ask something else each time.
 */
export const seed = given('SEED', 20130208);

export type Kind = 'server' | 'embedded';

/** Why a campaign on a database is left out, or false. */
export function skipOf(kind: Kind): string | false {
  const only = process.env.GIRA_CAMPAIGN_DATABASE;
  if (only !== undefined && only !== kind) return `the campaign is for the ${only} database`;
  return kind === 'server' ? (readState().missing ?? false) : false;
}

/** A line for the person who waits. */
export function tell(line: string): void {
  console.error(`campaign: ${line}`);
}
