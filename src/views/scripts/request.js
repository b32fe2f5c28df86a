// A line for one more day comes at once; the form works without.
const more = document.querySelector('.day-lines button[value="days"]');

more?.addEventListener('click', event => {
  const lines = more.parentElement.querySelectorAll('.field');
  const last = lines[lines.length - 1];
  const next = last.cloneNode(true);
  const [label, input] = [next.querySelector('label'), next.querySelector('input')];
  const number = lines.length + 1;
  label.textContent = label.textContent.replace(/\d+/, String(number));
  label.htmlFor = input.id = `f-days-${lines.length}`;
  input.value = '';
  last.after(next);
  input.focus();
  event.preventDefault();
});
