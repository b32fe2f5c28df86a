import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import type { Telling } from './shown.js';
import { zoneName } from './when.js';

/**
 * Asks for another city whose clock is wanted as well. A browser with scripts knows its own: there
 * the script writes the hours and takes this away. A file can answer nobody, so there it is the script's alone.
 */
export function zoneForm(
  { language, path, zone, staticSite }: Telling,
  unknown: string | null,
): Html {
  const say = tourWords[language];
  if (staticSite !== undefined) return html`<p data-your-time="${say.yourTime}" hidden></p>`;
  return html`<form class="zone" method="get" action="${path.split('?')[0]}" data-your-time="${say.yourTime}">
<label for="zone">${say.zoneLabel}</label>
<div class="one-line"><input id="zone" name="zone" type="text" maxlength="80" autocomplete="address-level2" value="${unknown ?? (zone === null ? '' : zoneName(zone))}"${unknown !== null && html` aria-invalid="true" aria-describedby="zone-wrong"`}/>
<button type="submit" class="quiet">${say.zoneButton}</button></div>
${unknown !== null && html`<p class="wrong-text" id="zone-wrong">${say.zoneUnknown(unknown)}</p>`}</form>`;
}
