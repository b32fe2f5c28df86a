// Clashes and free hours appear while the form is filled in; the form works without.
const form = document.querySelector('form.register');
const panel = document.getElementById('clashes');
const isNew = form?.getAttribute('action') === '/register';
let waiting;
let running;

if (form && panel) {
  form.addEventListener('input', ({ target }) => {
    if (!isNew || !changesClashes(target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, 350);
  });
  panel.addEventListener('click', event => {
    const button = event.target.closest('button[name="hour"]');
    if (button && take(button.value)) event.preventDefault();
  });
  // Who is quick has typed an hour before this runs.
  if (isNew && form.elements.localStart.value !== '') look();
}

function changesClashes({ name }) {
  return /^(local|part|speakers|venue|room|languages|otherL|expected|host|start|end)/.test(name);
}

/** Puts an hour into the form, where it is on the day that the form is about. */
function take(hours) {
  const [start, end] = hours.split('/');
  const day = isNew ? form.elements.stop.value.split('/')[1] : form.elements.day.value;
  if (!start.startsWith(day)) return false;
  form.elements.localStart.value = start.slice(11);
  form.elements.localEnd.value = end.slice(11);
  form.elements.partOfDay.value = '';
  if (!isNew) return true;
  form.elements.localStart.focus();
  look();
  return true;
}

async function look() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const slow = setTimeout(() => panel.setAttribute('aria-busy', 'true'), 300);
  const body = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch('/register/check', { method: 'POST', body, signal });
    if (answer.status === 200) show(await answer.text());
    if (answer.status === 204) show('');
  } catch {
    // Without an answer the form is checked when it is sent.
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) panel.removeAttribute('aria-busy');
  }
}

function show(markup) {
  // Made by the page of the server, which escapes what anybody typed.
  panel.innerHTML = markup;
  const button = form.querySelector('[data-anyway]');
  const isWarned = panel.querySelector('input[name="seen"]') !== null;
  if (button) button.textContent = isWarned ? button.dataset.anyway : button.dataset.usual;
}

// A long list of venues is searched by typing.
const FEW = 8;
const venues = document.querySelector('.venue-choices');
const choices = [...(venues?.querySelectorAll('.choice') ?? [])];
if (choices.length > FEW) {
  const label = document.createElement('label');
  const search = Object.assign(document.createElement('input'), { type: 'search' });
  label.append(venues.dataset.find, search);
  venues.querySelector('legend').after(label);
  search.addEventListener('input', event => {
    event.stopPropagation();
    const typed = search.value.trim().toLowerCase();
    for (const choice of choices.slice(0, -2)) {
      const isChosen = choice.querySelector('input').checked;
      choice.hidden = !isChosen && !choice.textContent.toLowerCase().includes(typed);
    }
  });
}

// The fields of a new venue open when one is to be added.
form?.addEventListener('change', ({ target }) => {
  const added = document.querySelector('.new-venue');
  if (target.name === 'venue' && added) added.open = target.value === 'new';
});
