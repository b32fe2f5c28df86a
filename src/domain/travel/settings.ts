import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { Line, Nullable, OneOf, Setting, Slug } from '../shape.js';

export const travelModes = ['ground', 'air'] as const;
export type TravelMode = (typeof travelModes)[number];

const numbers = {
  roadFactor: Setting(1.25, 1, 3, 'Road kilometres a kilometre as the crow flies.'),
  longRoadFactor: Setting(1.17, 1, 3, 'The same from longRoadKm on.'),
  longRoadKm: Setting(250, 0, 5000, 'As the crow flies.'),
  townKmh: Setting(35, 5, 200, 'Speed on the road below townKm.'),
  townKm: Setting(30, 0, 500, 'Road kilometres.'),
  countryKmh: Setting(72, 5, 200, 'Speed on the road below countryKm.'),
  countryKm: Setting(120, 0, 2000, 'Road kilometres.'),
  highwayKmh: Setting(97, 5, 200, 'Speed on the road from countryKm on.'),
  groundExtraHours: Setting(0.33, 0, 5, 'Added to every journey on the road.'),
  breakEveryHours: Setting(4, 1, 24, 'A break after as many full hours on the road.'),
  breakHours: Setting(0.5, 0, 5, 'How long a break is.'),
  airKmh: Setting(750, 100, 1200, 'Speed in the air.'),
  airExtraHours: Setting(4.5, 0, 24, 'From door to door besides the flight.'),
  groundUpToKm: Setting(300, 0, 5000, 'No flights below, as the crow flies.'),
  groundAdvantageHours: Setting(0.75, 0, 10, 'The road is taken while it takes so much longer.'),
};

/** A journey that somebody knows better than the model, in either direction. */
export const TravelOverride = Type.Object(
  {
    from: Slug,
    to: Slug,
    mode: OneOf(travelModes),
    minutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
    note: Nullable(Line()),
  },
  { additionalProperties: false },
);
export type TravelOverride = Static<typeof TravelOverride>;

/** How the people of a tour travel; `pairs` go before what the numbers say. */
export const TravelSettings = Type.Object({
  ...numbers,
  pairs: Type.Array(TravelOverride, { maxItems: 200 }),
});
export type TravelSettings = Static<typeof TravelSettings>;

/** The model as it was measured against the road times of the tour of 2013. */
export const usualTravel = Value.Default(TravelSettings, { pairs: [] }) as TravelSettings;
