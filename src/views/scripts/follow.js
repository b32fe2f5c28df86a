// Puts the calendar program first that fits the device, and copies addresses.
const { userAgent } = navigator;
const fitting = [
  ['apple', /iPhone|iPad|Macintosh/],
  ['google', /Android/],
  ['outlook-com', /Windows/],
];
const likely = fitting.find(([, pattern]) => pattern.test(userAgent))?.[0];

for (const list of document.querySelectorAll('[data-likely]')) {
  const link = list.querySelector(`[data-client="${likely}"]`);
  if (!link) continue;
  link.classList.remove('quiet');
  link.dataset.likely = list.dataset.likely;
  link.parentElement.classList.add('likely');
  // First for those, too, who hear the page or go through it by keyboard.
  list.prepend(link.parentElement);
}

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}
