// A button beside each text that is there to be copied.
for (const box of document.querySelectorAll('[data-copy]')) {
  const field = box.querySelector('input, textarea');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = box.dataset.copy;
  const told = document.createElement('span');
  told.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Where a browser gives no access to the clipboard, what is selected can be copied by hand.
      field.select();
      return;
    }
    told.textContent = box.dataset.copied;
  });
  box.append(button, told);
}
