import type { NoticeAddress } from '../../domain/notices/notice-address.js';
import { Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { onFileWords } from '../words/on-file.js';

/** Where somebody is written to now, and what was typed. */
export type AddressShown = { address: NoticeAddress | null; state: FormState };

/** The form of the address that notices go to; `own`: the page that it stands on. */
export function noticeAddressPart(
  frame: Frame,
  own: string,
  { address, state }: AddressShown,
): Html {
  const say = onFileWords[frame.language];
  const fields = new Fields(frame, state);
  const languages = [
    { value: 'en', label: 'English' },
    { value: 'es', label: 'Español' },
  ];
  const content = html`${fields.problems()}${fields.line({
    ...{ name: 'email', type: 'email', label: say.email, isRequired: true, autocomplete: 'off' },
  })}${fields.select({ name: 'language', label: say.language, choices: languages, none: say.anyLanguage })}<div class="buttons"><button type="submit">${say.save}</button>${address !== null && html` <button type="submit" name="step" value="forget" class="risky">${say.forgetAddress}</button>`}</div>`;
  return html`<section class="panel stack" aria-labelledby="address">
<h2 id="address">${say.address}</h2>
<p class="soft">${say.addressHint}</p>
${form(frame, { action: `${own}/notice-address` }, content)}</section>\n`;
}
