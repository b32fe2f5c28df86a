import type { Point } from '../distance.js';
import { grouped } from '../grouped.js';
import type { LegStatus } from '../leg.js';
import { LETTERS } from './callout-candidates.js';
import { type Callout, calloutsOf } from './callouts.js';
import { frameOf, type Spot } from './frame.js';
import type { Segment } from './geometry.js';
import { type Outline, outlineIn, wayIn } from './outline.js';
import { textWidth } from './text-width.js';

/** A stop as a map shows it: the name of its place, its days in words, and where it leads. */
export type MapStop = Point & {
  label: string;
  status: LegStatus;
  dates: string;
  href: string | null;
};

/** Who travels, and where to, in order. */
export type MapItinerary = { name: string; stops: readonly MapStop[] };

/** A stop at a place: the number of its itinerary, from 0, and its own number in it, from 1. */
export type NumberedStop = { route: number; number: number; stop: MapStop };

/** A place of a map, with all stops there. */
export type MapPlace = { at: Spot; text: string; stops: NumberedStop[] };

/** What a map is drawn of, in units of its picture (480 to the right, 320 down). */
export type TourMap = {
  outline: Outline;
  /** The lines of each itinerary through the stops that take place. */
  routes: Spot[][][];
  places: MapPlace[];
  callouts: Callout[];
};

/** The map of itineraries, or null where there is no stop to show. */
export function tourMapOf(itineraries: readonly MapItinerary[]): TourMap | null {
  const stops = itineraries.flatMap((itinerary, route) =>
    itinerary.stops.map((stop, index): NumberedStop => ({ route, number: index + 1, stop })),
  );
  if (stops.length === 0) return null;
  const frame = frameOf(stops.map(({ stop }) => stop));
  const routes = itineraries.map(itinerary =>
    wayIn(
      frame,
      itinerary.stops.filter(({ status }) => status === 'confirmed'),
    ),
  );
  const spotOf = ({ longitude, latitude }: Point): Spot => frame.projection([longitude, latitude])!;
  const there = grouped(stops, ({ stop }) => `${stop.latitude} ${stop.longitude}`);
  const places = [...there.values()].map(own => ({
    ...{ at: spotOf(own[0]!.stop), text: own[0]!.stop.label, stops: own },
  }));
  const labelled = places.map(({ at, text, stops }) => ({
    ...{ at, badges: stops.length, textWidth: textWidth(text) * LETTERS },
  }));
  const callouts = calloutsOf(labelled, routes.flat().flatMap(segments));
  return { outline: outlineIn(frame), routes, places, callouts };
}

function segments(line: readonly Spot[]): Segment[] {
  return line.slice(1).map((spot, index): Segment => [line[index]!, spot]);
}
