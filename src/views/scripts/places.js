// Cities suggest themselves while one is typed.
const field = document.querySelector('input[list="places"]');
const list = document.getElementById('places');
let last = '';
let waiting;

field?.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 150);
});

async function suggest() {
  const typed = field.value.trim();
  const isChosen = [...list.options].some(({ value }) => value === typed);
  if (typed.length < 2 || typed === last || isChosen) return;
  last = typed;
  const answer = await fetch(`/places?q=${encodeURIComponent(typed)}`).catch(() => null);
  if (!answer?.ok || last !== typed) return;
  const { items } = await answer.json();
  list.replaceChildren(...items.map(label => new Option('', label)));
}
