// Writes beside each hour what the reader's own clock shows then, where that is something else.
const form = document.querySelector('form.zone');
const label = document.querySelector('[data-your-time]')?.dataset.yourTime;
const { lang } = document.documentElement;
const clock = new Intl.DateTimeFormat('sv', {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});
const dayName = new Intl.DateTimeFormat(lang, { weekday: 'long', month: 'long', day: 'numeric' });

/** What the reader's clock shows at an instant: `2013-02-08T19:00`. */
function shown(instant) {
  const parts = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

for (const place of document.querySelectorAll('.elsewhere[data-from]')) {
  const { from, to, local } = place.dataset;
  const [start, end] = [new Date(from), new Date(to)];
  const here = shown(start);
  if (here === local || label === undefined) continue;
  const day = here.slice(0, 10) === local.slice(0, 10) ? '' : `${dayName.format(start)}, `;
  place.textContent = `${label}: ${day}${here.slice(11)}–${shown(end).slice(11)}`;
}

// The browser knows its zone: nobody needs to be asked. Where somebody asked for another, that stays.
if (form && !new URLSearchParams(location.search).has('zone')) form.hidden = true;
