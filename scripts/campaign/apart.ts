import { freshMachine } from './fresh-machine.js';
import { walkThrough } from './walk-through.js';

/** Campaigns that need a machine of their own, by their names; each tells whether all went well. */
const campaigns: Record<string, (args: readonly string[]) => Promise<boolean>> = {
  'fresh-machine': freshMachine,
  'walk-through': walkThrough,
};

/** Runs the campaign that the first word names, and ends; returns where it names none. */
export async function runApart([name = '', ...args]: readonly string[]): Promise<void> {
  const campaign = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined;
  if (campaign) process.exit((await campaign(args)) ? 0 : 1);
}
