import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { OneOf, Setting } from '../shape.js';
import { TravelSettings, usualTravel } from '../travel/settings.js';
import { type Severity, severities } from './severity.js';

const thresholds = {
  restHours: Setting(8, 0, 24, 'Least rest between two days of work, besides the journey.'),
  travelDayHours: Setting(5, 0, 48, 'A journey of so long makes a day a travel day.'),
  daysInARow: Setting(7, 1, 366, 'Most days of work in a row.'),
  engagementsADay: Setting(4, 1, 50, 'Most engagements of a speaker on one day.'),
  hoursADay: Setting(7, 1, 24, 'Most hours of engagements on one day.'),
  nearCityMinutes: Setting(90, 0, 600, 'An event so near to the city of a leg belongs to it.'),
  wrapUpMinutes: Setting(30, 0, 600, 'From the end of an event to leaving.'),
  arriveMinutes: Setting(60, 0, 600, 'From arriving to the start of an event.'),
  tightMinutes: Setting(90, 0, 1440, 'A journey with less time left than that is tight.'),
  nearKm: Setting(30, 0, 500, 'Within one town: no further than that.'),
  nearTightMinutes: Setting(30, 0, 600, 'As tightMinutes, within one town.'),
  setUpMinutes: Setting(0, 0, 600, 'What an interpreter needs between two events.'),
  interpreterAloneMinutes: Setting(90, 10, 1440, 'Longest that one interpreter works alone.'),
  interpreterHoursADay: Setting(6, 1, 24, 'Most hours of an interpreter on one day.'),
  mealMinutes: Setting(45, 0, 240, 'Least time for a meal between engagements.'),
  competingKm: Setting(25, 0, 500, 'Events so near compete for one audience.'),
  competingHours: Setting(2, 0, 24, 'Events so close in time compete for one audience.'),
  duplicateMinutes: Setting(30, 0, 1440, 'Events alike that start so close may be one.'),
  shortestMinutes: Setting(10, 1, 1440, 'A shorter event is a slip.'),
  longestHours: Setting(12, 1, 168, 'A longer event is a slip.'),
  emptyLegDays: Setting(14, 0, 366, 'An empty city is urgent when it begins in fewer days.'),
  interpreterDays: Setting(21, 0, 366, 'A missing interpreter is urgent so many days before.'),
  lodgingWarningDays: Setting(14, 0, 366, 'A night without lodging is told so many days before.'),
  contactWarningDays: Setting(7, 0, 366, 'A missing local contact is told so many days before.'),
  venueWarningDays: Setting(14, 0, 366, 'A missing venue is urgent so many days before.'),
  venueErrorDays: Setting(3, 0, 366, 'A missing venue is an error so many days before.'),
};

/** What the rules of a tour compare with. */
export const Thresholds = Type.Object(thresholds);
export type Thresholds = Static<typeof Thresholds>;

export const ruleSettings = [...severities, 'off'] as const;

/**
 * How a tour is checked: rules whose severity is another than usual, or that are off; its
 * thresholds; how its people travel.
 */
export type Policy = {
  rules: Readonly<Record<string, (typeof ruleSettings)[number]>>;
  thresholds: Thresholds;
  travel: TravelSettings;
};

/** The policy of a tour that has none of its own. */
export const usualPolicy: Policy = {
  rules: {},
  thresholds: Value.Default(Thresholds, {}) as Thresholds,
  travel: usualTravel,
};

const ruleChanges = Type.Record(Type.String({ maxLength: 60 }), OneOf(ruleSettings), {
  description: 'Rules whose severity is another than usual, or that are off, by their ids.',
});

/** A policy as it is shown: all of it. */
export const PolicyShown = Type.Object({
  rules: ruleChanges,
  thresholds: Thresholds,
  travel: TravelSettings,
});

/** What a tour wants otherwise; what is left out is as usual. */
export const PolicyChange = Type.Object(
  {
    rules: Type.Optional(ruleChanges),
    thresholds: Type.Optional(Type.Partial(Thresholds, { additionalProperties: false })),
    travel: Type.Optional(Type.Partial(TravelSettings, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type PolicyChange = Static<typeof PolicyChange>;

/** The usual policy with what a tour wants otherwise. */
export function policyFrom({ rules = {}, thresholds, travel }: PolicyChange): Policy {
  return {
    rules,
    thresholds: { ...usualPolicy.thresholds, ...thresholds },
    travel: { ...usualPolicy.travel, ...travel },
  };
}

type ToursWithPolicies = readonly { slug: string; policy: Policy }[];

/** How a tour is checked, by its policy among these. */
export function policyOf(tour: string, tours: ToursWithPolicies): Policy {
  return tours.find(({ slug }) => slug === tour)?.policy ?? usualPolicy;
}

/** What the rules of a tour compare with, by its policy among these. */
export function thresholdsOf(tour: string, tours: ToursWithPolicies): Thresholds {
  return policyOf(tour, tours).thresholds;
}

/** Whether what a rule finds is an error or a warning in the eyes of a policy. */
export function isGrave(
  { id, severity }: { id: string; severity: Severity },
  { rules }: Policy,
): boolean {
  const setting = rules[id] ?? severity;
  return setting === 'error' || setting === 'warning';
}
