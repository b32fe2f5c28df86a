import { speakerAsSeen } from '../domain/audience.js';
import type { City } from '../domain/city.js';
import { sameMetro } from '../domain/conflicts/metro.js';
import { USUAL_MINUTES } from '../domain/free-hours.js';
import type { Occasion } from '../domain/occasion.js';
import type { Organization } from '../domain/organization.js';
import { fitsInto } from '../domain/proposals/candidates.js';
import type { Placeable, Stay } from '../domain/proposals/placeable.js';
import type { NewProposal, Request } from '../domain/proposals/proposal.js';
import { type InputError, Refusal } from '../domain/refusals.js';
import type { ScheduledLeg } from '../domain/schedule.js';
import type { SpeakerOnFile } from '../domain/speaker.js';
import { roomKey } from '../domain/venue.js';
import { organizationsBySlug } from '../store/organizations.js';
import { findSpeakers } from '../store/speakers.js';
import type { Store } from '../store/store.js';
import { findVenue, seeVenue, type VenueOnFile } from '../store/venues.js';

/** What requests refer to, by slug or id. */
type Referred = {
  people: ReadonlyMap<string, SpeakerOnFile>;
  hosts: ReadonlyMap<string, Organization>;
  venues: ReadonlyMap<string, VenueOnFile>;
  legs: readonly ScheduledLeg[];
};

/**
 * The requests with all that they refer to; refused where something does not exist, as far as the
 * caller may know, and where no leg of the tour is where a request would be.
 */
export async function placeablesOf(
  store: Store,
  { requests, interpreters = [] }: NewProposal,
  legs: readonly ScheduledLeg[],
  { caller, now }: Occasion,
): Promise<Placeable[] | Refusal> {
  const named = requests.flatMap(({ speaker }) => speaker ?? []);
  const speakers = legs.flatMap(({ speaker }) => speaker ?? []);
  const people = await findSpeakers(store.db, [
    ...new Set([...named, ...interpreters, ...speakers]),
  ]);
  const hosts = await organizationsBySlug(
    store.db,
    requests.flatMap(({ host }) => host ?? []),
  );
  const venues = new Map<string, VenueOnFile>();
  for (const id of new Set(requests.flatMap(({ venue }) => venue ?? []))) {
    const found = await findVenue(store.db, id);
    if (found && seeVenue(found, caller)) venues.set(id, found);
  }
  const referred = {
    ...{ legs, venues, hosts: new Map(hosts.map(each => [each.slug, each])) },
    people: new Map(
      people
        .filter(each => speakerAsSeen(each, caller, now) !== null)
        .map(each => [each.speaker.slug, each]),
    ),
  };
  const errors: Wrong[] = interpreters.flatMap((slug, at) =>
    referred.people.has(slug) ? [] : missing(`/interpreters/${at}`, `interpreter "${slug}"`),
  );
  const placeables = requests.map((request, at) => {
    const made = placeableOf(request, at, { referred, interpreters, store });
    if (!('wrong' in made)) return made;
    errors.push(
      ...made.wrong.map(each => ({ ...each, pointer: `/requests/${at}${each.pointer}` })),
    );
    return null;
  });
  if (errors.length === 0) return placeables as Placeable[];
  const code = errors.some(({ isMissing }) => isMissing) ? 'unknown-reference' : 'invalid-input';
  const told = errors.map(({ pointer, message }) => ({ pointer, message }));
  return new Refusal(code, told.map(({ message }) => message).join(' '), told);
}

type Wrong = InputError & { isMissing: boolean };

function missing(pointer: string, what: string): Wrong[] {
  return [{ pointer, message: `There is no ${what}.`, isMissing: true }];
}

function impossible(pointer: string, message: string): { wrong: Wrong[] } {
  return { wrong: [{ pointer, message, isMissing: false }] };
}

type Around = { referred: Referred; interpreters: readonly string[]; store: Store };

function placeableOf(
  request: Request,
  at: number,
  { referred, interpreters, store }: Around,
): Placeable | { wrong: Wrong[] } {
  const { people, hosts, venues } = referred;
  const { speaker, host, wish = {}, needsInterpreter = false } = request;
  const venue = request.venue === undefined ? null : (venues.get(request.venue)?.venue ?? null);
  const slug = venue?.city ?? request.city;
  const city = slug === undefined ? null : store.gazetteer.city(slug);
  const wrong = [
    ...(request.venue !== undefined && !venue ? missing('/venue', `venue "${request.venue}"`) : []),
    ...(slug !== undefined && !city ? missing('/city', `city "${slug}"`) : []),
    ...(speaker !== undefined && !people.has(speaker)
      ? missing('/speaker', `speaker "${speaker}"`)
      : []),
    ...(host !== undefined && !hosts.has(host) ? missing('/host', `organization "${host}"`) : []),
  ];
  if (wrong.length > 0) return { wrong };
  if (!city) return impossible('/city', 'Send a city or a venue: a request is for a place.');
  if (request.room !== undefined && !isRoomOf(request.room, venue)) {
    return impossible(
      '/room',
      venue ? `${venue.name} has no such room.` : 'A room needs its venue.',
    );
  }
  if (needsInterpreter && interpreters.length === 0) {
    return impossible(
      '/needsInterpreter',
      'Send interpreters: nobody is there who could be asked.',
    );
  }
  const there = staysIn(city as City, speaker, referred);
  const placed = venue && { ...venue, cityOnFile: city as City };
  const stays = there.filter(stay => fitsInto({ wish, venue: placed }, stay));
  if (stays.length === 0) return nowhere(request, city as City, there);
  const organization = host === undefined ? null : hosts.get(host)!;
  return {
    ...{ at, title: request.title, minutes: request.minutes ?? USUAL_MINUTES, wish, stays },
    ...{ weight: request.weight ?? 1, languages: request.languages ?? [], venue: placed },
    room: request.room ?? null,
    host: organization && {
      ...{ slug: organization.slug, name: organization.name },
      isLocal: organization.kind === 'chapter',
    },
    interpreters: needsInterpreter
      ? interpreters.flatMap(slug => {
          // One that is nobody is refused where they are named.
          const person = people.get(slug);
          return person ? { slug, name: person.speaker.name } : [];
        })
      : [],
  };
}

function isRoomOf(room: string, venue: VenueOnFile['venue'] | null): boolean {
  if (venue === null) return false;
  return venue.rooms.length === 0 || venue.rooms.some(each => roomKey(each) === roomKey(room));
}

/** The legs in a city or around it, of one speaker or of all. */
function staysIn(city: City, speaker: string | undefined, { legs, people }: Referred): Stay[] {
  return legs.flatMap(leg => {
    const person = leg.speaker === null ? undefined : people.get(leg.speaker);
    if (person === undefined || leg.city === null || leg.kind !== 'stop') return [];
    if (speaker !== undefined && leg.speaker !== speaker) return [];
    const { name, languages } = person.speaker;
    return sameMetro(leg.city, city) ? [{ leg: leg as Stay['leg'], name, languages }] : [];
  });
}

/** Why there is no day for a request, in a sentence for the person who asks. */
function nowhere({ speaker, venue }: Request, city: City, there: readonly Stay[]) {
  if (there.length > 0) {
    const days = there.map(({ leg }) => `${leg.firstDate} to ${leg.lastDate}`).join(', ');
    return impossible(
      '/wish',
      `The tour is in ${city.name} from ${days}: wish for one of those days.`,
    );
  }
  const who = speaker === undefined ? 'No speaker of this tour' : `${speaker} never`;
  const pointer = venue === undefined ? '/city' : '/venue';
  return impossible(pointer, `${who} stops in or near ${city.name}: add a leg there first.`);
}
