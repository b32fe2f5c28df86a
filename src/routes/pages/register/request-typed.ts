import { type City, cityLabel } from '../../../domain/city.js';
import type { Language } from '../../../domain/date-words.js';
import type { NewStopRequest, StopRequest } from '../../../domain/stop-request.js';
import type { OwnApi } from '../../../plugins/own-api.js';
import type { ProblemShown, Values } from '../../../views/form.js';
import type { Typed } from '../typed.js';
import { cityAsked, labelOfCity } from './city-asked.js';
import { whichCity } from './venue-typed.js';

/** A request as it was typed; or, where its city is none or several, what to ask about that. */
export type TypedRequest =
  | { body: NewStopRequest; settled: Values }
  | { cities: City[]; problem: ProblemShown };

/** Reads what a form has of a request, as the API takes it. */
export async function typedRequest(
  api: OwnApi,
  typed: Typed,
  language: Language,
): Promise<TypedRequest> {
  const city = await cityAsked(api, typed.text('whichCity') ?? typed.text('city') ?? '');
  if (!('city' in city)) {
    return { cities: city.candidates, problem: whichCity(city.candidates, language) };
  }
  const body: NewStopRequest = {
    tour: typed.orNull('tour'),
    city: city.city.slug,
    days: [...new Set(typed.list('days'))],
    offers: typed.list('offers') as StopRequest['offers'],
    organization: typed.orNull('organization'),
    contact: typed.text('contact') ?? '',
    message: typed.text('message') ?? '',
  };
  // Which city it is has been answered: it is not asked about again.
  return { body, settled: { city: cityLabel(city.city), whichCity: '' } };
}

/** A request as it stands in a form. */
export async function valuesOfRequest(api: OwnApi, request: StopRequest): Promise<Values> {
  const { tour, city, days, offers, organization, contact, message } = request;
  return {
    ...{ tour: tour ?? '', city: await labelOfCity(api, city), days, offers },
    ...{ organization: organization ?? '', contact: contact ?? '', message: message ?? '' },
  };
}
