import type { Severity } from '../../../src/domain/conflicts/severity.js';
import { greatCircleKm } from '../../../src/domain/distance.js';
import { normaliseName } from '../../../src/domain/gazetteer/normalise.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { roomKey } from '../../../src/domain/venue.js';
import { eventName, minutesBetween, type NaiveRule, pairs, type Timed, timed } from './found.js';

/** Rules about two events, by comparing each with each. */
export const naiveBookings: NaiveRule = (schedule, context) => [
  ...doubleBookings(schedule, context),
  ...competing(schedule, context),
  ...duplicates(schedule, context),
];

const doubleBookings: NaiveRule = ({ events }, { policyOf }) =>
  pairs(timed(events)).flatMap(([one, other]) => {
    const both = [eventName(one), eventName(other)];
    const severity = severityOf(one, other);
    const found = (rule: string, ...subjects: string[]) => ({ rule, severity, subjects });
    const meet = meets(one, other, 0, 0);
    const setUp = (event: Timed) => policyOf(event.tour).thresholds.setUpMinutes;
    const areClose = meets(one, other, setUp(one), setUp(other));
    return [
      ...one.speakers
        .filter(each => meet && other.speakers.includes(each))
        .map(each => found('speaker-double-booked', ...both, `speaker:${each}`)),
      ...(meet && isOneRoom(one, other)
        ? [found('venue-double-booked', ...both, `venue:${one.venue}`)]
        : []),
      ...[...new Set([one.interpreter, other.interpreter])]
        .filter(each => areClose && isThere(one, each) && isThere(other, each))
        .map(each => found('interpreter-double-booked', ...both, `interpreter:${each}`)),
      ...(meet && isOneHost(one, other)
        ? [{ ...found('host-double-booked', ...both), severity: 'warning' as const }]
        : []),
    ];
  });

/** Half open; each may be taken up some minutes before it starts. */
function meets(one: Timed, other: Timed, before: number, otherBefore: number): boolean {
  const from = (event: Timed, minutes: number) => +event.startsAt - minutes * 60_000;
  return from(one, before) < +other.endsAt && from(other, otherBefore) < +one.endsAt;
}

function severityOf(one: ScheduledEvent, other: ScheduledEvent): Severity {
  if (one.status === 'proposed' || other.status === 'proposed') return 'info';
  return one.status === 'hold' || other.status === 'hold' ? 'warning' : 'error';
}

function isOneRoom(one: ScheduledEvent, other: ScheduledEvent): boolean {
  if (one.attendance === 'online' || other.attendance === 'online') return false;
  if (one.venue === null || one.venue !== other.venue) return false;
  return one.room === null || other.room === null || roomKey(one.room) === roomKey(other.room);
}

/** At an event is who interprets, and who speaks. */
function isThere({ interpreter, speakers }: ScheduledEvent, person: string | null): boolean {
  return person !== null && (interpreter === person || speakers.includes(person));
}

function isOneHost(one: ScheduledEvent, other: ScheduledEvent): boolean {
  if (one.title === null || other.title === null || one.host === null) return false;
  return one.host === other.host && one.isHostLocal && other.isHostLocal;
}

const competing: NaiveRule = ({ events }, { policyOf }) =>
  pairs(timed(events)).flatMap(([one, other]) => {
    const { competingHours, competingKm } = policyOf(one.tour).thresholds;
    const calls = ({ visibility, attendance, title }: Timed) =>
      visibility === 'public' && attendance !== 'online' && title !== null;
    const isSo =
      one.tour === other.tour &&
      calls(one) &&
      calls(other) &&
      !one.speakers.some(each => other.speakers.includes(each)) &&
      (one.venue === null || one.venue !== other.venue) &&
      one.place !== null &&
      other.place !== null &&
      greatCircleKm(one.place, other.place) <= competingKm &&
      Math.abs(minutesBetween(one.startsAt, other.startsAt)) <= competingHours * 60;
    const subjects = [eventName(one), eventName(other)];
    return isSo ? [{ rule: 'competing-audience', severity: 'warning', subjects }] : [];
  });

const duplicates: NaiveRule = ({ events }, { policyOf }) =>
  pairs(events).flatMap(([one, other]) => {
    const isSo =
      one.tour === other.tour &&
      one.title !== null &&
      other.title !== null &&
      one.speakers.some(each => other.speakers.includes(each)) &&
      isAlike(one, other, policyOf(one.tour).thresholds.duplicateMinutes);
    const subjects = [eventName(one), eventName(other)];
    return isSo ? [{ rule: 'duplicate-event', severity: 'warning', subjects }] : [];
  });

function isAlike(one: ScheduledEvent, other: ScheduledEvent, minutes: number): boolean {
  const house = ({ venue, venueName }: ScheduledEvent) => (venueName === null ? null : venue);
  const isOneTitle = titleKey(one.title!) === titleKey(other.title!);
  const isOneHouse = house(one) === house(other);
  if (one.startsAt === null && other.startsAt === null) {
    const isOneTime = one.localDate === other.localDate && one.partOfDay === other.partOfDay;
    return isOneTitle && isOneHouse && isOneTime;
  }
  if (one.startsAt === null || other.startsAt === null) return false;
  const apart = Math.abs(minutesBetween(one.startsAt, other.startsAt));
  return (isOneHouse && house(one) !== null && apart === 0) || (isOneTitle && apart <= minutes);
}

function titleKey(title: string): string {
  const words = ` ${normaliseName(title)} `.split(' ');
  const articles = ['', 'a', 'an', 'the', 'el', 'la', 'los', 'las', 'un', 'una'];
  return words.filter(word => !articles.includes(word)).join(' ') || title.trim();
}
