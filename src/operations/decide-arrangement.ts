import { type ArrangementFields, eventHostRefusal } from '../domain/arrangement.js';
import { arrangedInstants } from '../domain/arrangement-times.js';
import { legAsSeen } from '../domain/audience.js';
import { eventAsSeen } from '../domain/event-audience.js';
import { zoneRefusal } from '../domain/event-time.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { canonicalZone } from '../domain/time/zone-id.js';
import { lockEvents } from '../store/events.js';
import { lockLeg } from '../store/legs.js';
import type { Database, Store } from '../store/store.js';

/** What an arrangement belongs to: the zone there, and its days where it has some. */
type Owner = { timeZone: string | null; firstDate: string | null; lastDate: string | null };

/** The arrangement with its zone, once all that it refers to is found and its times exist. */
export async function decideArrangement(
  tx: Database,
  store: Store,
  wanted: ArrangementFields,
  occasion: Occasion,
): Promise<ArrangementFields | Refusal> {
  const owner = await ownerOf(tx, wanted, occasion);
  if (owner instanceof Refusal) return owner;
  const refused = dayRefusal(wanted, owner) ?? transferRefusal(wanted, store);
  if (refused) return refused;
  const timeZone = zoneOf(wanted, owner);
  if (timeZone instanceof Refusal) return timeZone;
  const decided = { ...wanted, timeZone };
  const instants = arrangedInstants(decided);
  return instants instanceof Refusal ? instants : decided;
}

async function ownerOf(
  tx: Database,
  { leg, event }: ArrangementFields,
  { caller, now }: Occasion,
): Promise<Owner | Refusal> {
  if ((leg === null) === (event === null)) {
    return refuseField('invalid-input', '/leg', 'Send a leg or an event, and not both.');
  }
  if (leg !== null) {
    const found = await lockLeg(tx, leg);
    if (!found || !legAsSeen(found, caller, now)) return missing('leg', leg);
    const { city, firstDate, lastDate, tour } = found.leg;
    const timeZone = city?.timeZone ?? null;
    return tourRefusal({ caller }, tour) ?? { timeZone, firstDate, lastDate };
  }
  const [found] = await lockEvents(tx, [event!]);
  if (!found || !eventAsSeen(found, caller, now)) return missing('event', event!);
  const { timeZone } = found.event;
  return eventHostRefusal(found.event, caller) ?? { timeZone, firstDate: null, lastDate: null };
}

function missing(kind: 'leg' | 'event', id: string): Refusal {
  return refuseField('unknown-reference', `/${kind}`, `There is no ${kind} "${id}".`);
}

function dayRefusal({ day }: ArrangementFields, { firstDate, lastDate }: Owner): Refusal | null {
  if (day === null) return null;
  if (firstDate === null || lastDate === null) {
    return refuseField('invalid-input', '/day', 'An event has its day: leave day out.');
  }
  if (firstDate <= day && day <= lastDate) return null;
  return refuseField('invalid-input', '/day', `The leg is from ${firstDate} to ${lastDate}.`);
}

function transferRefusal(wanted: ArrangementFields, { gazetteer }: Store): Refusal | null {
  const { kind, from, to, mode } = wanted;
  for (const [name, city] of Object.entries({ from, to })) {
    if (city === null || gazetteer.city(city)) continue;
    return refuseField('unknown-reference', `/${name}`, `There is no city "${city}".`);
  }
  const named = Object.entries({ from, to, mode }).find(([, value]) => value !== null);
  if (kind === 'transfer' || !named) return null;
  return refuseField('invalid-input', `/${named[0]}`, 'That is for a transfer alone.');
}

function zoneOf({ timeZone }: ArrangementFields, owner: Owner): string | null | Refusal {
  if (timeZone === null) return owner.timeZone;
  const zone = canonicalZone(timeZone);
  return 'timeZone' in zone ? zone.timeZone : zoneRefusal(timeZone, zone.nearest);
}
