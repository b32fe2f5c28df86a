/** The part of a leg's UID before the `@`: the same in every feed, for ever. */
export function legUid(id: string): string {
  return `leg-${id}`;
}

/** The part of an event's UID before the `@`: the same in every feed, for ever. */
export function eventUid(id: string): string {
  return `event-${id}`;
}

/** The part of an arrangement's UID before the `@`: in private feeds alone. */
export function arrangementUid(id: string): string {
  return `arrangement-${id}`;
}

/** As `eventOfUid`, of the UID of a leg. */
export function legOfUid(uid: string): string {
  return localPart(uid).slice('leg-'.length);
}

/** The part of a UID before the `@`. */
export function localPart(uid: string): string {
  return uid.replace(/@.*/s, '');
}

/** The id of the event that a UID, with or without its host, is of; null where it is of anything else. */
export function eventOfUid(uid: string): string | null {
  return /^event-(.*)$/s.exec(localPart(uid))?.[1] ?? null;
}
